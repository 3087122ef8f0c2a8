#pragma once
#include <optional>
#include <vector>

#include "matang/rubric/rubric.hpp"
#include "rubric/loading.hpp"

namespace matang::rubric {

/// Reads `bands`: a list of shares from 0 to 1, or {rounding: {decimals: 2}, table: […]} in the scale the score is
/// stated in. `decimals` is set for the latter.
void read_bands(yaml::MappingReader& mapping, std::vector<Band>& bands, std::optional<int>& decimals,
                const Loading& loading);

/// Sorted, from end to end of the scale, no gap and no overlap at the declared rounding. `node` is what stands under
/// `bands`; `lowest` and `highest` are the ends of the stated scale.
void check_bands(const std::vector<Band>& bands, std::optional<int> decimals, double lowest, double highest,
                 const yaml::Node& node, Problems& problems);

}  // namespace matang::rubric
