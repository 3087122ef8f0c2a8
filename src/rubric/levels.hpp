#pragma once
#include "matang/rubric/rubric.hpp"
#include "rubric/loading.hpp"

namespace matang::rubric {

/// Reads the rubric's `levels: {from, to, names}`.
void read_level_scale(yaml::MappingReader& mapping, Rubric& rubric, const Loading& loading);

/// Reads one step of an indicator: {level, criterion, shown, refuted}.
Level read_level(const yaml::Node& node, const Loading& loading);

/// Every indicator of a rubric judged by levels has each level above the lowest, in order; elsewhere none has any.
void check_levels(const Rubric& rubric, const Indicator& indicator, const yaml::Node& node, Problems& problems);

}  // namespace matang::rubric
