#pragma once
#include "matang/rubric/rubric.hpp"
#include "rubric/loading.hpp"

namespace matang::rubric {

/// What a case may expect.
const std::vector<std::string>& expectations();

/// Reads one worked example: rows of tables and the verdict they must give.
Case read_case(const yaml::Node& node, const Loading& loading);

}  // namespace matang::rubric
