#include "report/tally.hpp"

namespace matang::report {

Tally tally(const std::vector<assess::GroupResult>& groups) {
  Tally tally;
  for (const assess::GroupResult& group : groups) {
    tally.met += group.met;
    tally.partly += group.partly;
    tally.not_met += group.not_met;
    tally.unknown += group.unknown;
    tally.not_applicable += group.not_applicable;
  }
  return tally;
}

Tally tally(const assess::Assessment& assessment) {
  std::vector<assess::GroupResult> all;
  for (const assess::RubricResult& rubric : assessment.rubrics)
    all.insert(all.end(), rubric.groups.begin(), rubric.groups.end());
  return tally(all);
}

}  // namespace matang::report
