#include "assess/rollups.hpp"
#include "assess/score.hpp"

namespace matang::assess {

/// Groups side by side, none before another: each is fulfilled by itself when every point in it is earned.
void roll_up_elements(const rubric::Rubric&, RubricResult& result) {
  for (GroupResult& group : result.groups) {
    group.reached = reaches(group.score.low, group.score.possible, 1.0);
    group.may_be_reached = reaches(group.score.high, group.score.possible, 1.0);
  }
}

}  // namespace matang::assess
