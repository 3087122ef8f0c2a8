#include <algorithm>

#include "assess/rollups.hpp"
#include "assess/score.hpp"

namespace matang::assess {

/// Groups are stages in order. A published study may find stage 4 fulfilled above a stage 3 that is not (non-monotonic
/// profiles are common), so the highest stage without a gap and the gaps are both told. A stage in which nothing
/// applies is passed over; one that may yet be reached ends the climb, and is no gap, since nothing is known to be
/// missing.
void roll_up_stages(const rubric::Rubric& rubric, RubricResult& result) {
  for (GroupResult& group : result.groups) {
    group.reached = reaches(group.score.low, group.score.possible, rubric.stage_reached_at);
    group.may_be_reached = reaches(group.score.high, group.score.possible, rubric.stage_reached_at);
  }
  for (const GroupResult& group : result.groups) {
    if (group.score.possible == 0) continue;
    if (!group.reached) break;
    result.highest_stage = group.id;
  }
  for (auto group = result.groups.begin(); group != result.groups.end(); ++group) {
    if (group->score.possible == 0 || group->may_be_reached) continue;
    if (std::any_of(group + 1, result.groups.end(), [](const GroupResult& later) { return later.score.low > 0; }))
      result.gaps.push_back(group->id);
  }
}

}  // namespace matang::assess
