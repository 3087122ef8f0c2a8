#pragma once
#include "matang/rubric/rubric.hpp"
#include "matang/yaml/document.hpp"

namespace matang::rubric {

/// What only the rubric as a whole can show: ids twice, weights that do not add up, bands out of order, cases of a kind
/// missing. `node` is what it was read from, for places.
void check_whole(const Rubric& rubric, const yaml::Node& node, Problems& problems);

}  // namespace matang::rubric
