#include <algorithm>
#include <stdexcept>

#include "matang/rules/operators.hpp"

namespace matang::rules {

Answer evaluate(const Expression& expression, const facts::Tables& tables) {
  const auto found = std::find_if(operators().begin(), operators().end(),
                                  [&](const Operator& each) { return each.kind == expression.kind; });
  if (found == operators().end()) throw std::logic_error("an expression of a kind that no operator has");
  return found->evaluate(expression, tables);
}

}  // namespace matang::rules
