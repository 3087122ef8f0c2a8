#include "assess/rollups.hpp"

#include <array>
#include <utility>

#include "assess/improvements.hpp"
#include "assess/score.hpp"
#include "assess/statement.hpp"

namespace matang::assess {
namespace {

/// What an indicator adds to the sums, by the rubric's word on unknowns; its own range stays as it is.
ScoreRange counted(const IndicatorResult& indicator, rubric::UnknownPolicy policy, bool full_crawl) {
  using rubric::UnknownPolicy;
  const ScoreRange& score = indicator.score;
  if (indicator.verdict != Verdict::unknown) return score;
  switch (policy) {
    case UnknownPolicy::exclude:
      return {};
    case UnknownPolicy::zero:
      return {score.low, score.low, score.possible};
    case UnknownPolicy::zero_after_full_crawl:
      return {score.low, full_crawl ? score.low : score.high, score.possible};
    case UnknownPolicy::interval:
      break;
  }
  return score;
}

GroupResult summed(const rubric::Group& group, const std::vector<IndicatorResult>& indicators,
                   rubric::UnknownPolicy policy, bool full_crawl) {
  GroupResult result;
  result.id = group.id;
  result.title = group.title;
  result.text = group.text;
  for (const IndicatorResult& indicator : indicators) {
    if (indicator.group != group.id) continue;
    result.score = result.score + counted(indicator, policy, full_crawl);
    switch (indicator.verdict) {
      case Verdict::met:
        ++result.met;
        break;
      case Verdict::partly:
        ++result.partly;
        break;
      case Verdict::not_met:
        ++result.not_met;
        break;
      case Verdict::unknown:
        ++result.unknown;
        break;
      case Verdict::not_applicable:
        ++result.not_applicable;
        break;
    }
  }
  return result;
}

}  // namespace

RollUpFunction roll_up_of(rubric::RollUp kind) {
  static constexpr std::array<RollUpFunction, 3> all{roll_up_stages, roll_up_elements, roll_up_weighted};
  return all.at(static_cast<std::size_t>(kind));
}

RubricResult roll_up(const rubric::Rubric& rubric, std::vector<IndicatorResult> indicators, bool full_crawl) {
  RubricResult result;
  result.id = rubric.id;
  result.version = rubric.version;
  result.title = rubric.title;
  result.text = rubric.text;
  result.source = rubric.source;
  result.simulation = rubric.simulation;
  result.roll_up = rubric.roll_up;
  result.indicators = std::move(indicators);
  for (const rubric::Group& group : rubric.groups)
    result.groups.push_back(summed(group, result.indicators, rubric.unknown, full_crawl));
  result.score = total_score(rubric, result.groups);
  result.assessed = assessed_share(rubric, result.indicators);
  result.certainty = rubric.certainty;
  result.profile = rubric.profile;
  result.profile_title = rubric.profile_title;
  result.unknown_policy = rubric.unknown;
  result.left_out = rubric.left_out;
  state_score(rubric, result);
  result.improvements = improvements_of(rubric, result);
  roll_up_of(rubric.roll_up)(rubric, result);
  return result;
}

}  // namespace matang::assess
