#include <vector>

#include "rules/answer.hpp"
#include "rules/operators.hpp"

namespace matang::rules {
namespace {

/// The children that make the answer what it is speak; a "no" needs them all.
Answer any(const Expression& rule, const facts::Tables& tables) {
  Answer answer;
  answer.truth = Truth::no;
  std::vector<Answer> children;
  for (const Expression& child : rule.children) {
    children.push_back(evaluate(child, tables));
    answer.truth = either(answer.truth, children.back().truth);
  }
  for (const Answer& child : children)
    if (child.truth == answer.truth) absorb(answer, child);
  return answer;
}

}  // namespace

Operator any_operator() {
  return {"any",
          Expression::Kind::any,
          {{"any", OperandType::rules}},
          "At least one rule of the list holds.",
          "{any: [{count: channels, at_least: 1}, {count: forms, where: {purpose: contact}, at_least: 1}]}",
          &any};
}

}  // namespace matang::rules
