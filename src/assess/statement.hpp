#pragma once
#include "matang/assess/assessment.hpp"

namespace matang::assess {

/// States the score in the framework's own scale, and finds its bands; `result` comes with score and indicators.
void state_score(const rubric::Rubric& rubric, RubricResult& result);

/// `points` of `possible` on a scale of `most`, rounded half up to `decimals`: in whole numbers, so that 64.995 rounds
/// up as a hand calculation does.
double rounded(std::int64_t points, std::int64_t possible, std::int64_t most, int decimals);

}  // namespace matang::assess
