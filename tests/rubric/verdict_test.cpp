#include "matang/rubric/verdict.hpp"

#include <optional>

#include "rules/random_rules.hpp"
#include "support/catch.hpp"

using namespace matang;
using rubric::Indicator;
using rubric::judge;
using rubric::Verdict;
using rules::Expression;

namespace {

/// A rule that is yes, no or unknown on the tables below.
Expression always(rules::Truth truth) {
  Expression rule;
  rule.of.table = "menus";
  if (truth == rules::Truth::unknown) {
    rules::Condition state;
    state.field = "state";
    state.texts = {"works"};
    rule.of.where = {state};
  }
  rule.at_least = truth == rules::Truth::no ? 5 : 1;
  return rule;
}

bool gives(const rubric::SiteVerdict& verdict, const std::string& code) {
  for (const Message& reason : verdict.reasons)
    if (reason.code == code) return true;
  return false;
}

}  // namespace

TEST_CASE("three-valued answers become a verdict and a range", "[rubric]") {
  constexpr auto yes = rules::Truth::yes, no = rules::Truth::no, unknown = rules::Truth::unknown;
  const test::TablesBuilder tables = test::TablesBuilder().row("menus", {{"state", std::string("not_checked")}});
  struct Row {
    std::optional<rules::Truth> exceeded, met, partly;
    Verdict verdict;
    std::int64_t low, high;
  };
  const std::vector<Row> rows{
      {std::nullopt, yes, std::nullopt, Verdict::met, 2, 2},
      {std::nullopt, yes, unknown, Verdict::met, 2, 2},
      {std::nullopt, no, std::nullopt, Verdict::not_met, 0, 0},
      {std::nullopt, no, yes, Verdict::partly, 1, 1},
      {std::nullopt, no, no, Verdict::not_met, 0, 0},
      {std::nullopt, no, unknown, Verdict::unknown, 0, 1},
      {std::nullopt, unknown, yes, Verdict::unknown, 1, 2},
      {std::nullopt, unknown, no, Verdict::unknown, 0, 2},
      {std::nullopt, unknown, unknown, Verdict::unknown, 0, 2},
      {std::nullopt, std::nullopt, std::nullopt, Verdict::unknown, 0, 2},
      {std::nullopt, std::nullopt, yes, Verdict::unknown, 1, 2},
      {std::nullopt, std::nullopt, no, Verdict::unknown, 0, 2},
      {yes, no, no, Verdict::met, 2, 2},
      {no, no, no, Verdict::not_met, 0, 0},
      {unknown, no, no, Verdict::unknown, 0, 2},
      {unknown, yes, no, Verdict::met, 2, 2},
  };
  for (const Row& row : rows) {
    Indicator indicator;
    if (row.exceeded) indicator.exceeded = always(*row.exceeded);
    if (row.met) indicator.met = always(*row.met);
    if (row.partly) indicator.partly = always(*row.partly);
    const auto verdict = judge(indicator, tables);
    INFO("row " << (&row - rows.data()));
    CHECK(verdict.verdict == row.verdict);
    CHECK(verdict.low == row.low);
    CHECK(verdict.high == row.high);
    CHECK(gives(verdict, "exceeded") == (row.exceeded == yes));
    CHECK(gives(verdict, "needs.evidence") == !row.met);
    if (verdict.verdict == Verdict::unknown) CHECK_FALSE(verdict.reasons.empty());
  }
}

TEST_CASE("what an assessor could bring is named where the site cannot tell", "[rubric]") {
  Indicator indicator;
  indicator.answered_by = {evidence::Kind::interview, evidence::Kind::questionnaire};
  const auto verdict = judge(indicator, test::TablesBuilder());
  REQUIRE(verdict.reasons.size() == 1);
  CHECK(verdict.reasons[0] == Message{"needs.evidence", {{"kinds", "interview;questionnaire"}}});
}

TEST_CASE("a range lies within what there is, and learning only narrows it", "[rubric][property]") {
  test::RandomRules random(5);
  for (int i = 0; i < 10'000; ++i) {
    Indicator indicator;
    if (random.chance(90)) indicator.met = random.rule(1);
    if (random.chance(60)) indicator.partly = random.rule(1);
    if (indicator.met && random.chance(20)) indicator.exceeded = random.rule(1);
    const facts::Tables tables = random.tables();
    const auto before = judge(indicator, tables);
    const auto after = judge(indicator, random.learn(tables));
    if (!(0 <= before.low && before.low <= before.high && before.high <= 2)) FAIL("range in round " << i);
    if (before.verdict != Verdict::unknown && before.low != before.high) FAIL("decided but open in round " << i);
    if (after.low < before.low || after.high > before.high) FAIL("widened in round " << i);
  }
  SUCCEED();
}
