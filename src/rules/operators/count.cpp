#include <fmt/format.h>

#include "rules/answer.hpp"
#include "rules/gaps.hpp"
#include "rules/operators.hpp"
#include "rules/selected.hpp"

namespace matang::rules {
namespace {

std::string needed(const Expression& rule) {
  std::string text;
  if (rule.at_least) text += fmt::format(">= {}", *rule.at_least);
  if (rule.at_most) text += fmt::format("{}<= {}", text.empty() ? "" : ", ", *rule.at_most);
  return text;
}

/// The number lies between the rows that certainly match and those that may; without end where part of the site is
/// hidden.
Answer count(const Expression& rule, const facts::Tables& tables) {
  const Selected rows = select(tables, rule.of);
  const bool covered = is_covered(tables, rule.of);
  const auto least = static_cast<std::int64_t>(rows.certain.size());
  const auto most = least + static_cast<std::int64_t>(rows.possible.size());

  Answer answer;
  answer.truth = Truth::yes;
  if (rule.at_least && least < *rule.at_least)
    answer.truth = both(answer.truth, covered && most < *rule.at_least ? Truth::no : Truth::unknown);
  if (rule.at_most && (!covered || most > *rule.at_most))
    answer.truth = both(answer.truth, least > *rule.at_most ? Truth::no : Truth::unknown);

  for (const facts::Row* row : rows.certain) add_witness(answer, *rows.table, *row);
  if (answer.truth == Truth::unknown) {
    for (const facts::Row* row : rows.possible) add_witness(answer, *rows.table, *row);
    for (const Message& reason : rows.reasons) add_reason(answer, reason);
    if (!covered)
      for (Message& reason : gap_reasons(tables, rule.of)) add_reason(answer, std::move(reason));
  }
  if (answer.truth == Truth::no) {
    if (rows.certain.empty()) {
      const Matcher matcher(*rows.table, rule.of.where, tables.as_of);
      for (const facts::Row& row : rows.table->rows)
        if (matcher.nearly(row)) add_witness(answer, *rows.table, row);
    }
    add_reason(answer, {"not_seen",
                        {{"table", rule.of.table},
                         {"what", describe(rule.of.where)},
                         {"found", std::to_string(least)},
                         {"needed", needed(rule)}}});
  }
  return answer;
}

}  // namespace

Operator count_operator() {
  return {"count",
          Expression::Kind::count,
          {{"count", OperandType::table},
           {"where", OperandType::conditions, Need::optional},
           {"at_least", OperandType::integer, Need::bound},
           {"at_most", OperandType::integer, Need::bound},
           {"depth", OperandType::clicks, Need::optional}},
          "The number of rows that meet the conditions lies within the bounds.",
          "{count: forms, where: {purpose: [application, complaint]}, at_least: 1}",
          &count};
}

}  // namespace matang::rules
