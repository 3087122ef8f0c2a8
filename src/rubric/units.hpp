#pragma once
#include <optional>

#include "matang/rubric/rubric.hpp"
#include "rubric/loading.hpp"

namespace matang::rubric {

/// Reads `per: {table, by, where, last}`: what is assessed one by one.
std::optional<Units> read_units(yaml::MappingReader& mapping, const Loading& loading);

}  // namespace matang::rubric
