#include "rubric/rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "matang/rules/operators.hpp"
#include "rubric/conditions.hpp"

namespace matang::rubric {
namespace {

using rules::Expression;
using rules::Operand;
using rules::OperandType;
using rules::Operator;

std::vector<std::string> operator_names() {
  std::vector<std::string> names;
  for (const Operator& each : rules::operators()) names.emplace_back(each.name);
  return names;
}

/// The operator a mapping names; a rule names exactly one.
const Operator* find_operator(const yaml::Node& node, const Loading& loading) {
  const Operator* found = nullptr;
  for (const yaml::Node::Entry& entry : node.entries) {
    const auto it = std::find_if(rules::operators().begin(), rules::operators().end(),
                                 [&](const Operator& each) { return each.name == entry.key; });
    if (it == rules::operators().end()) continue;
    if (found != nullptr) {
      loading.problems.push_back({entry.where,
                                  fmt::format("a rule asks one question, here '{}' and '{}'", found->name, entry.key),
                                  "put both into a list under 'all' or 'any'"});
      return nullptr;
    }
    found = &*it;
  }
  if (found == nullptr) {
    const std::string word = node.entries.empty() ? std::string() : node.entries.front().key;
    const Location& where = node.entries.empty() ? node.where : node.entries.front().where;
    loading.problems.push_back(
        {where, fmt::format("no rule is called '{}'", word), suggestion(word, operator_names())});
  }
  return found;
}

/// Reads the operands of one operator into one expression.
class OperandReader {
 public:
  OperandReader(const Operator& of, const yaml::Node& node, const Loading& loading)
      : operator_(of),
        node_(node),
        loading_(loading),
        mapping_(node, fmt::format("the rule '{}'", of.name), loading.problems),
        table_(loading.tables.find("site")) {
    expression_.kind = of.kind;
    expression_.of.table = "site";
  }

  Expression read() {
    for (const Operand& operand : operator_.operands) {
      const yaml::Node* value =
          operand.need == rules::Need::required ? mapping_.required(operand.name) : mapping_.optional(operand.name);
      if (value == nullptr) continue;
      if (operand.need == rules::Need::bound) bounded_ = true;
      read_operand(operand, *value);
    }
    const auto is_bound = [](const Operand& operand) { return operand.need == rules::Need::bound; };
    if (!bounded_ && std::any_of(operator_.operands.begin(), operator_.operands.end(), is_bound)) missing_bound();
    mapping_.finish();
    return std::move(expression_);
  }

 private:
  void missing_bound() const {
    loading_.fault(node_, fmt::format("the rule '{}' does not say how many", operator_.name),
                   "add at_least or at_most");
  }

  void read_operand(const Operand& operand, const yaml::Node& value) {
    const bool lower = operand.name == "at_least";
    switch (operand.type) {
      case OperandType::table:
        read_table(value);
        break;
      case OperandType::conditions:
        if (table_ != nullptr)
          (operand.name == "that" ? expression_.among_where : expression_.of.where) =
              read_conditions(value, *table_, loading_);
        break;
      case OperandType::integer:
        if (const auto number = mapping_.optional_integer(operand.name, 0, 1'000'000))
          (lower ? expression_.at_least : expression_.at_most) = *number;
        if (expression_.at_least && expression_.at_most && *expression_.at_least > *expression_.at_most)
          loading_.fault(value, "at_least is more than at_most, so nothing can meet the rule");
        break;
      case OperandType::share:
        if (const auto number = mapping_.optional_number(operand.name, 0, 1))
          (lower ? expression_.share_at_least : expression_.share_at_most) = *number;
        if (expression_.share_at_least && expression_.share_at_most &&
            *expression_.share_at_least > *expression_.share_at_most)
          loading_.fault(value, "at_least is more than at_most, so nothing can meet the rule");
        break;
      case OperandType::date_field:
        read_date_field(value);
        break;
      case OperandType::duration:
        expression_.days = read_days(value, loading_).value_or(std::chrono::days(0));
        break;
      case OperandType::clicks:
        if (const auto number = mapping_.optional_integer(operand.name, 0, 100))
          expression_.of.depth = static_cast<int>(*number);
        break;
      case OperandType::rule:
        expression_.children.push_back(read_rule(value, loading_));
        break;
      case OperandType::rules:
        if (value.kind != yaml::Node::Kind::sequence || value.items.empty())
          loading_.fault(value, fmt::format("'{}' takes a list of rules", operand.name),
                         fmt::format("such as {}", operator_.example));
        for (const yaml::Node& item : value.items) expression_.children.push_back(read_rule(item, loading_));
        break;
    }
  }

  void read_table(const yaml::Node& value) {
    table_ = nullptr;
    const auto name = yaml::as_text(value, loading_.problems);
    if (!name) return;
    table_ = loading_.tables.find(*name);
    if (table_ == nullptr)
      loading_.fault(value, fmt::format("there is no table '{}'", *name),
                     suggestion(*name, table_names(loading_.tables)));
    else
      expression_.of.table = *name;
  }

  void read_date_field(const yaml::Node& value) {
    const auto name = yaml::as_text(value, loading_.problems);
    if (!name || table_ == nullptr) return;
    std::vector<std::string> dates;
    for (const facts::FieldInfo& field : table_->fields)
      if (field.type == facts::FieldType::date) dates.push_back(field.name);
    if (std::find(dates.begin(), dates.end(), *name) == dates.end())
      loading_.fault(value, fmt::format("table '{}' has no date '{}'", table_->name, *name), suggestion(*name, dates));
    expression_.field = *name;
  }

  const Operator& operator_;
  const yaml::Node& node_;
  const Loading& loading_;
  yaml::MappingReader mapping_;
  const facts::Table* table_;
  Expression expression_;
  bool bounded_ = false;
};

}  // namespace

// Recursion is bounded by the depth yaml/ allows.
Expression read_rule(const yaml::Node& node, const Loading& loading) {
  if (node.kind != yaml::Node::Kind::mapping) {
    loading.fault(node, "a rule is written as {OPERATOR: …}", "such as {count: forms, at_least: 1}");
    return {};
  }
  const Operator* found = find_operator(node, loading);
  if (found == nullptr) return {};
  OperandReader reader(*found, node, loading);
  return reader.read();
}

std::optional<Expression> optional_rule(yaml::MappingReader& mapping, std::string_view key, const Loading& loading) {
  const yaml::Node* node = mapping.optional(key);
  if (node == nullptr) return std::nullopt;
  return read_rule(*node, loading);
}

}  // namespace matang::rubric
