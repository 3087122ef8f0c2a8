#pragma once
#include "matang/assess/assessment.hpp"

namespace matang::assess {

/// A rubric's total over its groups: the sum of points, or where groups have weights the weighted sum of their shares.
/// A group in which nothing applies is left out, weight and all.
ScoreRange total_score(const rubric::Rubric& rubric, const std::vector<GroupResult>& groups);

/// The share of the weight that has a decided verdict; what does not apply is left out. 0 where nothing applies.
double assessed_share(const rubric::Rubric& rubric, const std::vector<IndicatorResult>& indicators);

/// Where a share of points meets a threshold; a billionth of slack, so that 0.7 asked and 7 of 10 earned agree.
bool reaches(std::int64_t points, std::int64_t possible, double threshold);

}  // namespace matang::assess
