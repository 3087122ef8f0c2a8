#include <algorithm>

#include "rules/answer.hpp"
#include "rules/gaps.hpp"
#include "rules/operators.hpp"
#include "rules/selected.hpp"

namespace matang::rules {
namespace {

/// What is known of a field that grows with every page read (hosts, pages, newest content), when pages are still
/// hidden: only what more pages could not undo.
Truth if_more_were_seen(Truth seen, Condition::Kind kind) {
  switch (kind) {
    case Condition::Kind::at_most:
    case Condition::Kind::none_of:
    case Condition::Kind::older_than:
      return both(seen, Truth::unknown);
    default:
      return either(seen, Truth::unknown);
  }
}

Answer site(const Expression& rule, const facts::Tables& tables) {
  const facts::Table& table = table_of(tables, rule.of.table);
  const bool covered = is_covered(tables, rule.of);
  Answer answer;
  if (table.rows.empty()) {
    answer.reasons.push_back({"gap.nothing", {}});
    return answer;
  }
  const facts::Row& row = table.rows.front();
  add_witness(answer, table, row);
  answer.truth = Truth::yes;
  UnknownCells unknown;
  bool hidden = false;
  for (const Condition& condition : rule.of.where) {
    const std::size_t column = table.index_of(condition.field);
    const Truth seen = meets(row.cells.at(column), condition, tables.as_of);
    if (seen == Truth::unknown) unknown.add(table, row, column);
    const facts::FieldType type = table.fields.at(column).type;
    const bool grows = type != facts::FieldType::flag && type != facts::FieldType::text;
    const bool absent_wanted = condition.kind == Condition::Kind::present && !condition.flag;
    Truth truth = seen;
    if (grows && !covered) truth = absent_wanted ? both(seen, Truth::unknown) : if_more_were_seen(seen, condition.kind);
    hidden = hidden || truth != seen;
    answer.truth = both(answer.truth, truth);
  }
  if (answer.truth == Truth::unknown) {
    answer.reasons = unknown.reasons();
    if (hidden)
      for (Message& reason : gap_reasons(tables, rule.of)) add_reason(answer, std::move(reason));
  }
  if (answer.truth == Truth::no)
    answer.reasons.push_back({"fact.differs", {{"table", rule.of.table}, {"what", describe(rule.of.where)}}});
  return answer;
}

}  // namespace

Operator site_operator() {
  return {"site",
          Expression::Kind::fact,
          {{"site", OperandType::conditions}},
          "The site as a whole meets the conditions.",
          "{site: {https: true}}",
          &site};
}

}  // namespace matang::rules
