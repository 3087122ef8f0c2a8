#include <fmt/format.h>

#include "rules/answer.hpp"
#include "rules/gaps.hpp"
#include "rules/operators.hpp"
#include "rules/selected.hpp"

namespace matang::rules {
namespace {

/// Rows by whether they belong to the base and whether they are what is asked for.
struct Tally {
  double certain_good = 0, certain_bad = 0, certain_open = 0;
  double possible_good = 0, possible_bad = 0, possible_open = 0;

  bool is_empty_for_certain() const { return certain() == 0 && possible_good + possible_bad + possible_open == 0; }
  double certain() const { return certain_good + certain_bad + certain_open; }

  // Every row that may count against is taken to, every one that may count for is left out; and the other way about.
  double least() const {
    const double base = certain() + possible_bad + possible_open;
    return base == 0 ? 1 : certain_good / base;
  }
  double most() const {
    const double good = certain_good + certain_open + possible_good + possible_open;
    return good == 0 ? 0 : good / (good + certain_bad);
  }
};

std::string needed(const Expression& rule) {
  std::string text;
  if (rule.share_at_least) text += fmt::format(">= {}", *rule.share_at_least);
  if (rule.share_at_most) text += fmt::format("{}<= {}", text.empty() ? "" : ", ", *rule.share_at_most);
  return text;
}

Truth within_bounds(const Expression& rule, const Tally& tally, bool covered) {
  if (!covered) return Truth::unknown;  // hidden rows may push the share anywhere
  if (tally.is_empty_for_certain()) return Truth::no;
  Truth truth = Truth::yes;
  const auto limit = [&](bool surely, bool possibly) {
    truth = both(truth, surely ? Truth::yes : possibly ? Truth::unknown : Truth::no);
  };
  if (rule.share_at_least) limit(tally.least() >= *rule.share_at_least, tally.most() >= *rule.share_at_least);
  if (rule.share_at_most) limit(tally.most() <= *rule.share_at_most, tally.least() <= *rule.share_at_most);
  // No row may belong to the base at all, and then the answer is no.
  return tally.certain() == 0 ? both(truth, Truth::unknown) : truth;
}

Answer share(const Expression& rule, const facts::Tables& tables) {
  const Selected base = select(tables, rule.of);
  const facts::Table& table = *base.table;
  const Matcher matcher(table, rule.among_where, tables.as_of);
  Tally tally;
  UnknownCells unknown;
  std::vector<const facts::Row*> good, bad;
  const auto sort = [&](const std::vector<const facts::Row*>& rows, double& yes, double& no, double& open) {
    for (const facts::Row* row : rows) {
      const Matcher::Match match = matcher.match(*row);
      ++(match.truth == Truth::yes ? yes : match.truth == Truth::no ? no : open);
      for (const std::size_t column : match.unknown) unknown.add(table, *row, column);
      if (match.truth == Truth::yes) good.push_back(row);
      if (match.truth == Truth::no) bad.push_back(row);
    }
  };
  sort(base.certain, tally.certain_good, tally.certain_bad, tally.certain_open);
  sort(base.possible, tally.possible_good, tally.possible_bad, tally.possible_open);

  Answer answer;
  const bool covered = is_covered(tables, rule.of);
  answer.truth = within_bounds(rule, tally, covered);
  // What is too few is shown by those that fail, what suffices by those that pass.
  const bool wants_many = rule.share_at_least.has_value();
  for (const facts::Row* row : (answer.truth == Truth::no) == wants_many ? bad : good) add_witness(answer, table, *row);
  if (answer.truth == Truth::unknown) {
    for (const Message& reason : base.reasons) add_reason(answer, reason);
    for (Message& reason : unknown.reasons()) add_reason(answer, std::move(reason));
    if (!covered)
      for (Message& reason : gap_reasons(tables, rule.of)) add_reason(answer, std::move(reason));
  }
  if (answer.truth == Truth::no)
    add_reason(answer,
               {"share.outside",
                {{"table", rule.of.table},
                 {"what", describe(rule.among_where)},
                 {"share", base.certain.empty() ? "" : fmt::format("{:.2f}", tally.certain_good / tally.certain())},
                 {"needed", needed(rule)}}});
  return answer;
}

}  // namespace

Operator share_operator() {
  return {
      "share",
      Expression::Kind::share,
      {{"share", OperandType::table},
       {"where", OperandType::conditions, Need::optional},
       {"that", OperandType::conditions},
       {"at_least", OperandType::share, Need::bound},
       {"at_most", OperandType::share, Need::bound},
       {"depth", OperandType::clicks, Need::optional}},
      "Of the rows that meet `where`, the share that also meets `that` lies within the bounds; no where there is none.",
      "{share: menus, where: {level: {at_most: 2}}, that: {state: [works, stale]}, at_least: 0.8}",
      &share};
}

}  // namespace matang::rules
