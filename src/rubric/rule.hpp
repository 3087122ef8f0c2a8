#pragma once
#include "matang/rules/expression.hpp"
#include "rubric/loading.hpp"

namespace matang::rubric {

/// Reads one rule, {OPERATOR: …}, by the operators' own descriptions; every fault becomes a Problem.
rules::Expression read_rule(const yaml::Node& node, const Loading& loading);

}  // namespace matang::rubric
