#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "matang/rules/expression.hpp"

/// The operators a rule can be built of. Each describes its own operands, so that loading, messages, the reference and
/// the JSON Schema all read one description.
namespace matang::rules {

enum class OperandType {
  table,       ///< a table's name, into of.table
  conditions,  ///< FIELD: CONDITION pairs; `where` (and `site`) into of.where, `that` into among_where
  integer,     ///< at_least and at_most, zero or more
  share,       ///< share_at_least and share_at_most, 0 to 1
  date_field,  ///< the name of a date field, into `field`
  duration,    ///< "14d", into `days`
  clicks,      ///< of.depth
  rule,        ///< one rule, into children
  rules        ///< a list of rules, into children
};

enum class Need {
  required,
  optional,
  bound  ///< at least one of the operands marked so
};

struct Operand {
  std::string_view name;
  OperandType type;
  Need need = Need::required;
};

struct Operator {
  std::string_view name;  ///< its first operand has the same name: {count: forms, …}
  Expression::Kind kind;
  std::vector<Operand> operands;
  std::string_view meaning;
  std::string_view example;
  Answer (*evaluate)(const Expression&, const facts::Tables&);
};

/// All of them; a new one is one line in src/rules/operators.cpp.
const std::vector<Operator>& operators();

}  // namespace matang::rules
