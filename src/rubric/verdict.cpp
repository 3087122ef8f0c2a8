#include "matang/rubric/verdict.hpp"

#include <algorithm>
#include <string>

namespace matang::rubric {
namespace {

using rules::Answer;
using rules::Truth;

void add_reasons(SiteVerdict& verdict, const std::vector<Message>& reasons) {
  for (const Message& reason : reasons)
    if (std::find(verdict.reasons.begin(), verdict.reasons.end(), reason) == verdict.reasons.end())
      verdict.reasons.push_back(reason);
}

void take_witnesses(SiteVerdict& verdict, const Answer& answer) {
  verdict.witnesses = answer.witnesses;
  verdict.witnesses_counted = answer.counted;
}

SiteVerdict decided(Verdict verdict, std::int64_t points, const Answer& by) {
  SiteVerdict result{verdict, points, points, {}, {}, 0};
  take_witnesses(result, by);
  return result;
}

Message needs_evidence(const Indicator& indicator) {
  std::string kinds;
  for (const evidence::Kind kind : indicator.answered_by)
    kinds += (kinds.empty() ? "" : ";") + std::string(spelling(kind));
  return {"needs.evidence", {{"kinds", kinds}}};
}

}  // namespace

SiteVerdict judge(const Indicator& indicator, const facts::Tables& tables) {
  constexpr std::int64_t full = 2, half = 1;
  Answer exceeded, met, partly;
  exceeded.truth = partly.truth = Truth::no;
  if (indicator.exceeded) exceeded = evaluate(*indicator.exceeded, tables);
  if (exceeded.truth == Truth::yes) {
    SiteVerdict result = decided(Verdict::met, full, exceeded);
    result.reasons.push_back({"exceeded", {}});
    return result;
  }
  if (indicator.met) met = evaluate(*indicator.met, tables);
  if (met.truth == Truth::yes) return decided(Verdict::met, full, met);
  if (indicator.partly) partly = evaluate(*indicator.partly, tables);

  const Truth fully = either(met.truth, exceeded.truth);  // "met" is still open where "exceeded" is
  if (fully == Truth::no && partly.truth == Truth::yes) {
    SiteVerdict result = decided(Verdict::partly, half, partly);
    add_reasons(result, met.reasons);
    return result;
  }
  if (fully == Truth::no && partly.truth == Truth::no) {
    SiteVerdict result = decided(Verdict::not_met, 0, met.witnesses.empty() ? partly : met);
    add_reasons(result, met.reasons);
    add_reasons(result, partly.reasons);
    return result;
  }
  // Open: at least partly met where that much is certain, and never more than partly where "met" is out of reach.
  SiteVerdict result;
  result.low = partly.truth == Truth::yes ? half : 0;
  result.high = fully == Truth::no ? half : full;
  if (!indicator.met) result.reasons.push_back(needs_evidence(indicator));
  if (exceeded.truth == Truth::unknown) add_reasons(result, exceeded.reasons);
  if (met.truth == Truth::unknown) add_reasons(result, met.reasons);
  if (partly.truth == Truth::unknown || !indicator.met) add_reasons(result, partly.reasons);
  take_witnesses(result, partly.truth == Truth::yes || met.witnesses.empty() ? partly : met);
  return result;
}

SiteLevel judge_level(const Rubric& rubric, const Indicator& indicator, const facts::Tables& tables) {
  SiteLevel result;
  result.low = rubric.lowest_level;
  result.high = rubric.highest_level;
  bool climbing = true;
  const auto take = [&](const Answer& answer) {
    result.witnesses.insert(result.witnesses.end(), answer.witnesses.begin(), answer.witnesses.end());
    result.witnesses_counted += answer.counted;
  };
  for (const Level& level : indicator.levels) {
    if (level.level > result.high) break;
    if (level.refuted) {
      const Answer answer = evaluate(*level.refuted, tables);
      if (answer.truth == Truth::yes) {
        result.high = level.level - 1;
        take(answer);
        break;
      }
    }
    if (!climbing || level.level <= rubric.lowest_level) continue;
    const Answer answer = level.shown ? evaluate(*level.shown, tables) : Answer{};
    climbing = level.shown && answer.truth == Truth::yes;
    if (climbing) {
      result.low = level.level;
      take(answer);
    } else {
      for (const Message& reason : answer.reasons)
        if (std::find(result.reasons.begin(), result.reasons.end(), reason) == result.reasons.end())
          result.reasons.push_back(reason);
    }
  }
  if (result.low < result.high && !indicator.answered_by.empty())
    result.reasons.insert(result.reasons.begin(), needs_evidence(indicator));
  if (result.witnesses.size() > 20) result.witnesses.resize(20);  // as rules/expression.hpp bounds them
  return result;
}

}  // namespace matang::rubric
