#include "assess/improvements.hpp"

#include <algorithm>
#include <utility>

namespace matang::assess {
namespace {

/// Where groups have weights of their own, an indicator's part of the whole is its part of the group times that weight.
double share_of_whole(const rubric::Rubric& rubric, const RubricResult& result, const GroupResult& group,
                      std::int64_t points) {
  if (group.score.possible == 0 || result.score.possible == 0) return 0;
  for (const rubric::Group& each : rubric.groups)
    if (each.id == group.id && each.weight)
      return static_cast<double>(points) / static_cast<double>(group.score.possible) *
             static_cast<double>(*each.weight) / 100;
  return static_cast<double>(points) / static_cast<double>(result.score.possible);
}

}  // namespace

std::vector<Improvement> improvements_of(const rubric::Rubric& rubric, const RubricResult& result) {
  std::vector<Improvement> all;
  for (const IndicatorResult& indicator : result.indicators) {
    if (indicator.verdict == Verdict::not_applicable || indicator.verdict == Verdict::met) continue;
    // By levels the next step is the change to make; else the whole indicator.
    const std::int64_t target =
        indicator.level ? (indicator.level->low + 1) * indicator.weight : indicator.score.possible;
    const std::int64_t gain = target - indicator.score.low;
    if (gain <= 0) continue;
    const auto group = std::find_if(result.groups.begin(), result.groups.end(),
                                    [&](const GroupResult& each) { return each.id == indicator.group; });
    if (group == result.groups.end()) continue;
    Improvement one;
    one.indicator = indicator.id;
    one.group = indicator.group;
    one.title = indicator.title;
    one.advice = indicator.advice;
    one.by_evidence = indicator.verdict == Verdict::unknown && indicator.basis == Basis::none;
    one.effort = indicator.effort.value_or(rubric::Effort::moderate);
    one.group_now = group->score;
    one.group_then = std::min(group->score.low + gain, group->score.possible);
    one.share_gained = share_of_whole(rubric, result, *group, gain);
    all.push_back(std::move(one));
  }
  // What is known to be wanting before what merely nobody has answered: an answer changes a number, not the site.
  std::stable_sort(all.begin(), all.end(), [](const Improvement& a, const Improvement& b) {
    if (a.by_evidence != b.by_evidence) return b.by_evidence;
    if (a.share_gained != b.share_gained) return a.share_gained > b.share_gained;
    return a.effort < b.effort;
  });
  if (all.size() > 3) all.resize(3);
  std::stable_sort(all.begin(), all.end(), [](const Improvement& a, const Improvement& b) {
    if (a.by_evidence != b.by_evidence) return b.by_evidence;
    return a.effort < b.effort;
  });
  return all;
}

}  // namespace matang::assess
