#pragma once
#include "matang/assess/assessment.hpp"

namespace matang::assess {

/// One way to add up: `result` comes with its indicators, its groups with their counts and scores, and its total; the
/// roll-up adds what is its own.
using RollUpFunction = void (*)(const rubric::Rubric&, RubricResult& result);
RollUpFunction roll_up_of(rubric::RollUp kind);

/// Indicators summed a group, the total, the stated score and its bands, and then the rubric's own roll-up.
/// `full_crawl`: the capture is complete enough to call something absent.
RubricResult roll_up(const rubric::Rubric& rubric, std::vector<IndicatorResult> indicators, bool full_crawl);

void roll_up_stages(const rubric::Rubric& rubric, RubricResult& result);
void roll_up_elements(const rubric::Rubric& rubric, RubricResult& result);
void roll_up_weighted(const rubric::Rubric& rubric, RubricResult& result);

}  // namespace matang::assess
