#pragma once
#include <vector>

#include "matang/assess/assessment.hpp"

namespace matang::assess {

struct UnitResults {
  std::vector<UnitResult> units;
  std::vector<IndicatorResult> indicators;  ///< each over all units: met where all meet it, partly where some do
};

/// Judges every unit of a rubric by itself: of the rubric's table the rules see only the unit's rows, of the other
/// tables all. Evidence that names a unit the site does not show adds it; evidence that names none is about every unit.
UnitResults assess_units(const rubric::Rubric& rubric, facts::Tables& tables,
                         const std::vector<evidence::Evidence>& evidence);

}  // namespace matang::assess
