#include <vector>

#include "rules/answer.hpp"
#include "rules/operators.hpp"

namespace matang::rules {
namespace {

/// The children that make the answer what it is speak; a "yes" needs them all.
Answer all(const Expression& rule, const facts::Tables& tables) {
  Answer answer;
  answer.truth = Truth::yes;
  std::vector<Answer> children;
  for (const Expression& child : rule.children) {
    children.push_back(evaluate(child, tables));
    answer.truth = both(answer.truth, children.back().truth);
  }
  for (const Answer& child : children)
    if (child.truth == answer.truth) absorb(answer, child);
  return answer;
}

}  // namespace

Operator all_operator() {
  return {"all",
          Expression::Kind::all,
          {{"all", OperandType::rules}},
          "Every rule of the list holds.",
          "{all: [{site: {https: true}}, {count: channels, at_least: 1}]}",
          &all};
}

}  // namespace matang::rules
