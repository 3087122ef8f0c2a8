#include "rules/operators.hpp"

namespace matang::rules {
namespace {

Answer negation(const Expression& rule, const facts::Tables& tables) {
  Answer answer = evaluate(rule.children.at(0), tables);
  answer.truth = opposite(answer.truth);
  // "Not seen" explains a no of the inner rule; of the yes it has become it would say the contrary of what is meant.
  if (answer.truth != Truth::unknown) answer.reasons.clear();
  return answer;
}

}  // namespace

Operator not_operator() {
  return {"not",
          Expression::Kind::negation,
          {{"not", OperandType::rule}},
          "The rule does not hold; what is unknown stays unknown.",
          "{not: {count: menus, where: {state: broken}, at_least: 1}}",
          &negation};
}

}  // namespace matang::rules
