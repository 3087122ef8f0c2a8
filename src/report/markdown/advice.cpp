#include <algorithm>

#include "report/markdown/sections.hpp"

namespace matang::report::markdown {
namespace {

struct Advice {
  double gain = 0;  ///< share of its rubric's points that would be won for certain
  std::string text;
};

/// What each failed indicator is worth, in its rubric's own points.
std::vector<Advice> from_indicators(const Sheet& sheet) {
  std::vector<Advice> all;
  for (const assess::RubricResult& rubric : sheet.assessment.rubrics) {
    std::int64_t possible = 0;
    for (const assess::IndicatorResult& indicator : rubric.indicators) possible += indicator.score.possible;
    for (const assess::IndicatorResult& indicator : rubric.indicators) {
      const bool failed = indicator.verdict == assess::Verdict::not_met || indicator.verdict == assess::Verdict::partly;
      if (!failed || in(sheet.language, indicator.advice).empty()) continue;
      const double gain = possible == 0 ? 0
                                        : static_cast<double>(indicator.score.possible - indicator.score.low) /
                                              static_cast<double>(possible);
      all.push_back({gain, sheet.set("advice.item", {{"advice", sheet.text(indicator.advice)},
                                                     {"indicator", sheet.text(indicator.title)},
                                                     {"rubric", sheet.text(rubric.title)},
                                                     {"gain", percent_text(sheet.language, gain)}})});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Advice& a, const Advice& b) { return a.gain > b.gain; });
  return all;
}

}  // namespace

void write_advice(Sheet& sheet) {
  sheet.heading(2, "heading.advice");
  const std::vector<Advice> advice = from_indicators(sheet);
  std::vector<std::string> repairs;
  for (const FindingGroup& group : to_do(sheet.assessment.findings)) {
    const assess::Finding& first = *group.findings.front();
    if (group.severity == assess::Severity::info || !first.indicator.empty()) continue;
    repairs.push_back(sheet.set("advice.repair", {{"kind", sheet.word("finding_kind", group.kind)},
                                                  {"n", sheet.number(group.findings.size())},
                                                  {"severity", sheet.word("severity", spelling(group.severity))},
                                                  {"text", sheet.say(first.recommendation)}}));
  }
  if (advice.empty() && repairs.empty()) {
    sheet.paragraph(sheet.assessment.assessable ? "advice.none" : "not_known");
    return;
  }
  if (!advice.empty()) {
    sheet.paragraph("advice.intro");
    std::vector<std::string> items;
    for (const Advice& each : advice) items.push_back(each.text);
    sheet.out.numbered(items);
  }
  if (!repairs.empty()) {
    sheet.paragraph("advice.repairs");
    sheet.out.numbered(repairs);
  }
}

}  // namespace matang::report::markdown
