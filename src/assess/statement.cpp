#include "assess/statement.hpp"

#include <algorithm>
#include <string>

#include "assess/score.hpp"

namespace matang::assess {
namespace {

using rubric::ScoreStyle;

std::int64_t most_of(const rubric::Rubric& rubric, const RubricResult& result) {
  switch (rubric.score.as) {
    case ScoreStyle::As::index:
      return rubric.highest_level;
    case ScoreStyle::As::count:
      return std::count_if(result.indicators.begin(), result.indicators.end(),
                           [](const IndicatorResult& each) { return each.verdict != Verdict::not_applicable; });
    case ScoreStyle::As::percent:
    case ScoreStyle::As::none:
      break;
  }
  return 100;
}

/// How many are fully met: for certain, and at most.
ScoreRange counted(const RubricResult& result) {
  ScoreRange count;
  for (const IndicatorResult& each : result.indicators) {
    if (each.verdict == Verdict::not_applicable) continue;
    ++count.possible;
    count.low += each.score.low == each.score.possible ? 1 : 0;
    count.high += each.score.high == each.score.possible ? 1 : 0;
  }
  return count;
}

const rubric::Band* band_of(const rubric::Rubric& rubric, std::int64_t points, std::int64_t possible,
                            std::int64_t most) {
  const rubric::Band* found = nullptr;
  if (possible == 0) return found;
  const double value = rubric.band_decimals ? rounded(points, possible, most, *rubric.band_decimals) : 0;
  for (const rubric::Band& band : rubric.bands)
    if (rubric.band_decimals ? value >= band.from - 1e-9 : reaches(points, possible, band.from)) found = &band;
  return found;
}

}  // namespace

double rounded(std::int64_t points, std::int64_t possible, std::int64_t most, int decimals) {
  if (possible <= 0) return 0;
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const std::int64_t number = (2 * points * most * scale + possible) / (2 * possible);
  return static_cast<double>(number) / static_cast<double>(scale);
}

void state_score(const rubric::Rubric& rubric, RubricResult& result) {
  const std::int64_t most = most_of(rubric, result);
  const ScoreRange score = rubric.score.as == ScoreStyle::As::count ? counted(result) : result.score;
  result.score_style = rubric.score;
  result.weight_unit = rubric.weight_unit;
  result.level_names = rubric.level_names;
  result.stated_most = static_cast<double>(most);
  result.stated_low = rounded(score.low, score.possible, most, rubric.score.decimals);
  result.stated_high = rounded(score.high, score.possible, most, rubric.score.decimals);
  if (const rubric::Band* band = band_of(rubric, score.low, score.possible, most)) {
    result.band_low = band->id;
    result.band_low_title = band->title;
  }
  if (const rubric::Band* band = band_of(rubric, score.high, score.possible, most)) {
    result.band_high = band->id;
    result.band_high_title = band->title;
  }
}

}  // namespace matang::assess
