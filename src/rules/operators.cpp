#include "rules/operators.hpp"

#include <string>
#include <utility>

namespace matang::rules {
namespace {

std::string_view type_name(OperandType type) {
  switch (type) {
    case OperandType::table:
      return "a table";
    case OperandType::conditions:
      return "conditions on fields";
    case OperandType::integer:
      return "a whole number";
    case OperandType::share:
      return "a number from 0 to 1";
    case OperandType::date_field:
      return "a date field";
    case OperandType::duration:
      return "days, such as 14d";
    case OperandType::clicks:
      return "clicks from the front page";
    case OperandType::rule:
      return "a rule";
    case OperandType::rules:
      return "a list of rules";
  }
  return "";
}

std::string takes(const Operator& each) {
  std::string text;
  for (const Operand& operand : each.operands) {
    if (!text.empty()) text += "; ";
    text += std::string(operand.name) + ": " + std::string(type_name(operand.type));
    if (operand.need == Need::optional) text += " (optional)";
    if (operand.need == Need::bound) text += " (one of the bounds, or both)";
  }
  return text;
}

}  // namespace

const std::vector<Operator>& operators() {
  static const std::vector<Operator> all{
      count_operator(),   //
      share_operator(),   //
      newest_operator(),  //
      site_operator(),    //
      all_operator(),     //
      any_operator(),     //
      not_operator(),
  };
  return all;
}

const std::vector<OperatorInfo>& operator_reference() {
  static const std::vector<OperatorInfo> reference = [] {
    std::vector<OperatorInfo> infos;
    for (const Operator& each : operators())
      infos.push_back({std::string(each.name), takes(each), std::string(each.meaning), std::string(each.example)});
    return infos;
  }();
  return reference;
}

}  // namespace matang::rules
