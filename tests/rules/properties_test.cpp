#include "matang/rules/expression.hpp"
#include "rules/random_rules.hpp"
#include "support/catch.hpp"

using namespace matang;
using rules::Expression;
using rules::Truth;

namespace {

Expression combine(Expression::Kind kind, std::vector<Expression> children) {
  Expression result;
  result.kind = kind;
  result.children = std::move(children);
  return result;
}
Expression negate(const Expression& rule) { return combine(Expression::Kind::negation, {rule}); }

}  // namespace

TEST_CASE("learning an unknown never reverses a decided truth", "[rules][property]") {
  test::RandomRules random(20230131);
  int decided = 0;
  for (int i = 0; i < 20'000; ++i) {
    const Expression rule = random.rule();
    const facts::Tables before = random.tables();
    const Truth first = evaluate(rule, before).truth;
    if (first == Truth::unknown) continue;
    ++decided;
    if (evaluate(rule, random.learn(before)).truth != first) FAIL("reversed in round " << i);
  }
  CHECK(decided > 5'000);
}

TEST_CASE("De Morgan's laws hold", "[rules][property]") {
  using Kind = Expression::Kind;
  test::RandomRules random(7);
  for (int i = 0; i < 5'000; ++i) {
    const Expression a = random.rule(2);
    const Expression b = random.rule(2);
    const facts::Tables tables = random.tables();
    const Truth both = evaluate(negate(combine(Kind::all, {a, b})), tables).truth;
    const Truth either = evaluate(negate(combine(Kind::any, {a, b})), tables).truth;
    if (both != evaluate(combine(Kind::any, {negate(a), negate(b)}), tables).truth) FAIL("not all, round " << i);
    if (either != evaluate(combine(Kind::all, {negate(a), negate(b)}), tables).truth) FAIL("not any, round " << i);
  }
  SUCCEED();
}

TEST_CASE("an unknown answer always says why", "[rules][property]") {
  test::RandomRules random(11);
  for (int i = 0; i < 5'000; ++i) {
    const auto answer = evaluate(random.rule(), random.tables());
    if (answer.truth == Truth::unknown && answer.reasons.empty()) FAIL("no reason in round " << i);
    if (answer.counted < answer.witnesses.size()) FAIL("more witnesses than counted in round " << i);
  }
  SUCCEED();
}
