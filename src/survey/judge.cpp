#include <algorithm>

#include "matang/statistics/summary.hpp"
#include "matang/survey/results.hpp"

namespace matang::survey {
namespace {

void measure_item(const Results& results, const EvidenceRule& rule, Judged& judged) {
  const auto item = std::find_if(results.items.begin(), results.items.end(),
                                 [&](const ItemResult& one) { return one.id == rule.id; });
  if (item == results.items.end() || item->answered == 0) return;
  judged.base = item->answered;
  if (rule.answers.empty()) {
    judged.measure = item->measures.mean;
    return;
  }
  for (const Frequency& one : item->frequencies)
    if (std::find(rule.answers.begin(), rule.answers.end(), one.id) != rule.answers.end()) judged.count += one.count;
  // Who ticked two of several answers is one person still; the instrument names answers that exclude each other, or
  // one.
  judged.count = std::min(judged.count, judged.base);
  judged.measure = static_cast<double>(judged.count) / static_cast<double>(judged.base);
}

}  // namespace

std::vector<Judged> judge(const Results& results) {
  std::vector<Judged> all;
  for (const EvidenceRule& rule : results.instrument.evidence) {
    Judged& judged = all.emplace_back();
    judged.rule = rule;
    switch (rule.from) {
      case EvidenceRule::From::item:
        measure_item(results, rule, judged);
        break;
      case EvidenceRule::From::dimension:
        for (const DimensionResult& one : results.dimensions)
          if (one.id == rule.id) {
            judged.measure = one.measures.mean;
            judged.base = one.measures.values;
          }
        break;
      case EvidenceRule::From::score:
        if (results.skm) judged.measure = results.skm->converted;
        judged.base = results.respondents;
        break;
    }
    if (!judged.measure || judged.base < rule.least_respondents) continue;
    if (rule.as_level) {
      judged.level = static_cast<std::int64_t>(statistics::round_half_up(*judged.measure, 0));
      continue;
    }
    constexpr double noise = 1e-9;
    judged.judgement = *judged.measure + noise >= rule.met_at      ? evidence::Judgement::met
                       : *judged.measure + noise >= rule.partly_at ? evidence::Judgement::partly
                                                                   : evidence::Judgement::not_met;
  }
  return all;
}

}  // namespace matang::survey
