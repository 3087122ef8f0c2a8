#include <optional>
#include <variant>

#include "rules/answer.hpp"
#include "rules/gaps.hpp"
#include "rules/operators.hpp"
#include "rules/selected.hpp"

namespace matang::rules {
namespace {

/// Whether something is recent is whether one row is. Dates after as-of are passed over: an event to come or a slip of
/// the pen does not show that anybody keeps the page up to date.
Answer newest(const Expression& rule, const facts::Tables& tables) {
  const Selected rows = select(tables, rule.of);
  const facts::Table& table = *rows.table;
  const std::size_t column = table.index_of(rule.field);
  const Condition recent{rule.field, Condition::Kind::within, {}, 0, rule.days, false};

  Answer answer;
  answer.truth = Truth::no;
  UnknownCells unknown;
  std::vector<const facts::Row*> decided, open;
  const facts::Row* newest_row = nullptr;
  std::optional<web::Date> newest_date;
  const auto look = [&](const std::vector<const facts::Row*>& candidates, Truth member) {
    for (const facts::Row* row : candidates) {
      const facts::Value& cell = row->cells.at(column);
      const Truth truth = both(member, meets(cell, recent, tables.as_of));
      answer.truth = either(answer.truth, truth);
      if (truth == Truth::yes) decided.push_back(row);
      if (truth == Truth::unknown) open.push_back(row);
      if (std::holds_alternative<facts::Unknown>(cell)) unknown.add(table, *row, column);
      const auto* date = std::get_if<web::Date>(&cell);
      if (date != nullptr && member == Truth::yes && *date <= tables.as_of && (!newest_date || *newest_date < *date)) {
        newest_date = *date;
        newest_row = row;
      }
    }
  };
  look(rows.certain, Truth::yes);
  look(rows.possible, Truth::unknown);
  const bool covered = is_covered(tables, rule.of);
  if (!covered) answer.truth = either(answer.truth, Truth::unknown);

  switch (answer.truth) {
    case Truth::yes:
      for (const facts::Row* row : decided) add_witness(answer, table, *row);
      break;
    case Truth::unknown:
      for (const facts::Row* row : open) add_witness(answer, table, *row);
      for (const Message& reason : rows.reasons) add_reason(answer, reason);
      for (Message& reason : unknown.reasons()) add_reason(answer, std::move(reason));
      if (!covered)
        for (Message& reason : gap_reasons(tables, rule.of)) add_reason(answer, std::move(reason));
      break;
    case Truth::no:
      if (newest_row != nullptr) add_witness(answer, table, *newest_row);
      add_reason(answer, {"not_newer",
                          {{"table", rule.of.table},
                           {"field", rule.field},
                           {"newest", newest_date ? web::to_text(*newest_date) : std::string()},
                           {"days", std::to_string(rule.days.count())}}});
      break;
  }
  return answer;
}

}  // namespace

Operator newest_operator() {
  return {"newest",
          Expression::Kind::newest,
          {{"newest", OperandType::table},
           {"field", OperandType::date_field},
           {"where", OperandType::conditions, Need::optional},
           {"within", OperandType::duration},
           {"depth", OperandType::clicks, Need::optional}},
          "The newest date in `field` is at most so many days old; no where there is no row or no date.",
          "{newest: pages, field: newest_item, where: {concepts: news}, within: 14d}",
          &newest};
}

}  // namespace matang::rules
