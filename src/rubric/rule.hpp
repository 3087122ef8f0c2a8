#pragma once
#include <optional>
#include <string_view>

#include "matang/rules/expression.hpp"
#include "rubric/loading.hpp"

namespace matang::rubric {

/// Reads one rule, {OPERATOR: …}, by the operators' own descriptions; every fault becomes a Problem.
rules::Expression read_rule(const yaml::Node& node, const Loading& loading);

/// The rule under a key; nothing where the key is missing.
std::optional<rules::Expression> optional_rule(yaml::MappingReader& mapping, std::string_view key,
                                               const Loading& loading);

}  // namespace matang::rubric
