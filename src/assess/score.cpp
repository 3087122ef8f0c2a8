#include "assess/score.hpp"

#include <algorithm>

namespace matang::assess {
namespace {

constexpr std::int64_t units_per_percent = 1000;

bool has_group_weights(const rubric::Rubric& rubric) {
  return !rubric.groups.empty() && std::all_of(rubric.groups.begin(), rubric.groups.end(),
                                               [](const rubric::Group& group) { return group.weight.has_value(); });
}

std::int64_t weight_of(const rubric::Rubric& rubric, std::string_view id) {
  for (const rubric::Group& group : rubric.groups)
    if (group.id == id) return group.weight.value_or(0);
  return 0;
}

}  // namespace

ScoreRange operator+(const ScoreRange& a, const ScoreRange& b) {
  return {a.low + b.low, a.high + b.high, a.possible + b.possible};
}

ScoreRange total_score(const rubric::Rubric& rubric, const std::vector<GroupResult>& groups) {
  ScoreRange total;
  const bool weighted = has_group_weights(rubric);
  for (const GroupResult& group : groups) {
    if (!weighted) {
      total = total + group.score;
      continue;
    }
    if (group.score.possible == 0) continue;
    const std::int64_t units = weight_of(rubric, group.id) * units_per_percent;
    const std::int64_t possible = group.score.possible;
    total = total +
            ScoreRange{units * group.score.low / possible, (units * group.score.high + possible - 1) / possible, units};
  }
  return total;
}

double assessed_share(const rubric::Rubric& rubric, const std::vector<IndicatorResult>& indicators) {
  const bool weighted = has_group_weights(rubric);
  double decided = 0, all = 0;
  for (const rubric::Group& group : rubric.groups) {
    double group_decided = 0, group_all = 0;
    for (const IndicatorResult& indicator : indicators) {
      if (indicator.group != group.id || indicator.verdict == Verdict::not_applicable) continue;
      group_all += static_cast<double>(indicator.weight);
      if (indicator.verdict != Verdict::unknown) group_decided += static_cast<double>(indicator.weight);
    }
    if (group_all <= 0) continue;
    const double factor = weighted ? static_cast<double>(*group.weight) / group_all : 1.0;
    decided += group_decided * factor;
    all += group_all * factor;
  }
  return all > 0 ? decided / all : 0.0;
}

bool reaches(std::int64_t points, std::int64_t possible, double threshold) {
  return possible > 0 && static_cast<double>(points) >= threshold * static_cast<double>(possible) - 1e-9;
}

}  // namespace matang::assess
