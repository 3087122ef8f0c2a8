#include "assess/rollups.hpp"

#include <array>
#include <utility>

#include "assess/score.hpp"

namespace matang::assess {
namespace {

GroupResult summed(const rubric::Group& group, const std::vector<IndicatorResult>& indicators) {
  GroupResult result;
  result.id = group.id;
  result.title = group.title;
  result.text = group.text;
  for (const IndicatorResult& indicator : indicators) {
    if (indicator.group != group.id) continue;
    result.score = result.score + indicator.score;
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

const rubric::Band* band_at(const rubric::Rubric& rubric, std::int64_t points, std::int64_t possible) {
  const rubric::Band* found = nullptr;
  for (const rubric::Band& band : rubric.bands)
    if (reaches(points, possible, band.from)) found = &band;
  return found;
}

}  // namespace

RollUpFunction roll_up_of(rubric::RollUp kind) {
  static constexpr std::array<RollUpFunction, 3> all{roll_up_stages, roll_up_elements, roll_up_weighted};
  return all.at(static_cast<std::size_t>(kind));
}

RubricResult roll_up(const rubric::Rubric& rubric, std::vector<IndicatorResult> indicators) {
  RubricResult result;
  result.id = rubric.id;
  result.version = rubric.version;
  result.title = rubric.title;
  result.text = rubric.text;
  result.source = rubric.source;
  result.simulation = rubric.simulation;
  result.roll_up = rubric.roll_up;
  result.indicators = std::move(indicators);
  for (const rubric::Group& group : rubric.groups) result.groups.push_back(summed(group, result.indicators));
  result.score = total_score(rubric, result.groups);
  result.assessed = assessed_share(rubric, result.indicators);
  if (const rubric::Band* band = band_at(rubric, result.score.low, result.score.possible)) {
    result.band_low = band->id;
    result.band_low_title = band->title;
  }
  if (const rubric::Band* band = band_at(rubric, result.score.high, result.score.possible)) {
    result.band_high = band->id;
    result.band_high_title = band->title;
  }
  roll_up_of(rubric.roll_up)(rubric, result);
  return result;
}

}  // namespace matang::assess
