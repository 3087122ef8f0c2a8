#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "matang/rules/expression.hpp"
#include "rubric/loading.hpp"

namespace matang::rubric {

/// A way to write a condition, for which types of field, and what it means.
struct ConditionInfo {
  std::string written;
  std::vector<facts::FieldType> types;
  std::string meaning, example;
};
const std::vector<ConditionInfo>& condition_reference();

/// Reads {FIELD: CONDITION, …} and checks every condition against the field's type.
std::vector<rules::Condition> read_conditions(const yaml::Node& node, const facts::Table& table,
                                              const Loading& loading);

/// "14d": days, 0 to 36,500 (our choice: a hundred years).
std::optional<std::chrono::days> read_days(const yaml::Node& node, const Loading& loading);

/// A text that stands for one of a fixed choice, or for a concept of the lexicon; false and a Problem where it does
/// not.
bool check_value(const yaml::Node& node, const std::string& value, const facts::FieldInfo& field,
                 const Loading& loading);

}  // namespace matang::rubric
