#pragma once
#include <vector>

#include "matang/assess/assessment.hpp"

namespace matang::assess {

/// The three changes that would raise a rubric's certain score most. Easy ones come first; within one effort, what
/// gains most. `result` comes with its groups and indicators summed.
std::vector<Improvement> improvements_of(const rubric::Rubric& rubric, const RubricResult& result);

}  // namespace matang::assess
