#pragma once
#include <cstddef>
#include <vector>

#include "matang/assess/assessment.hpp"

namespace matang::report {

/// Verdicts of all rubrics together.
struct Tally {
  std::size_t met = 0, partly = 0, not_met = 0, unknown = 0, not_applicable = 0;
  std::size_t all() const { return met + partly + not_met + unknown; }
};
Tally tally(const std::vector<assess::GroupResult>& groups);
Tally tally(const assess::Assessment& assessment);

}  // namespace matang::report
