#include "matang/rules/operators.hpp"

#include <optional>
#include <set>

#include "rules/tables.hpp"
#include "support/catch.hpp"

using namespace matang;
using facts::Unknown;
using rules::Condition;
using rules::Expression;
using rules::Truth;
using test::day;
using test::TablesBuilder;
using test::Texts;

namespace {

Condition is(const std::string& field, std::vector<std::string> texts) {
  return {field, Condition::Kind::one_of, std::move(texts), 0, std::chrono::days(0), false};
}

Expression count(const std::string& table, std::vector<Condition> where, std::optional<std::int64_t> at_least,
                 std::optional<std::int64_t> at_most = std::nullopt) {
  Expression rule;
  rule.kind = Expression::Kind::count;
  rule.of = {table, std::move(where), std::nullopt};
  rule.at_least = at_least;
  rule.at_most = at_most;
  return rule;
}

Expression works_share(std::optional<double> at_least, std::optional<double> at_most = std::nullopt) {
  Expression rule;
  rule.kind = Expression::Kind::share;
  rule.of = {"menus", {is("place", {"header"})}, std::nullopt};
  rule.among_where = {is("state", {"works"})};
  rule.share_at_least = at_least;
  rule.share_at_most = at_most;
  return rule;
}

Expression newest_news(int days) {
  Expression rule;
  rule.kind = Expression::Kind::newest;
  rule.of = {"pages", {is("concepts", {"news"})}, std::nullopt};
  rule.field = "newest_item";
  rule.days = std::chrono::days(days);
  return rule;
}

Expression of(Expression::Kind kind, std::vector<Expression> children) {
  Expression rule;
  rule.kind = kind;
  rule.children = std::move(children);
  return rule;
}

TablesBuilder menus(const std::vector<std::string>& states) {
  TablesBuilder tables;
  for (const std::string& state : states) tables.row("menus", {{"place", std::string("header")}, {"state", state}});
  return tables;
}

TablesBuilder news(facts::Value newest) {
  return TablesBuilder().row("pages", {{"concepts", Texts{"news"}}, {"newest_item", std::move(newest)}});
}

bool gives(const rules::Answer& answer, const std::string& code) {
  for (const Message& reason : answer.reasons)
    if (reason.code == code) return true;
  return false;
}

}  // namespace

TEST_CASE("a count is decided only when no unknown could change it", "[rules]") {
  const auto working = [](auto least, auto most) { return count("menus", {is("state", {"works"})}, least, most); };
  const std::optional<std::int64_t> none;
  struct Row {
    std::string name;
    TablesBuilder tables;
    Expression rule;
    Truth truth;
  };
  const std::vector<Row> rows{
      {"enough", menus({"works", "works"}), working(2, none), Truth::yes},
      {"too few", menus({"works", "broken"}), working(2, none), Truth::no},
      {"perhaps enough", menus({"works", "not_checked"}), working(2, none), Truth::unknown},
      {"too few whatever the unknown", menus({"works", "not_checked"}), working(3, none), Truth::no},
      {"none, and all seen", menus({}), working(1, none), Truth::no},
      {"none, but part is hidden", menus({}).hidden(), working(1, none), Truth::unknown},
      {"enough although part is hidden", menus({"works"}).hidden(), working(1, none), Truth::yes},
      {"at most, all seen", menus({"works"}), working(none, 1), Truth::yes},
      {"at most, part hidden", menus({"works"}).hidden(), working(none, 1), Truth::unknown},
      {"at most, perhaps more", menus({"works", "not_checked"}), working(none, 1), Truth::unknown},
      {"too many although part is hidden", menus({"works", "works"}).hidden(), working(none, 1), Truth::no},
      {"between", menus({"works", "works"}), working(1, 2), Truth::yes},
      {"above the range", menus({"works", "works", "works"}), working(1, 2), Truth::no},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(evaluate(row.rule, row.tables).truth == row.truth);
  }
}

TEST_CASE("a rule about what lies near the front page needs only that part to be captured", "[rules]") {
  Expression rule = count("menus", {is("state", {"works"})}, 1);
  const TablesBuilder deep = menus({}).hidden(4);
  CHECK(evaluate(rule, deep).truth == Truth::unknown);
  rule.of.depth = 2;
  CHECK(evaluate(rule, deep).truth == Truth::no);
  CHECK(evaluate(rule, menus({}).hidden(2)).truth == Truth::unknown);
}

TEST_CASE("an answer says why", "[rules]") {
  const Expression rule = count("menus", {is("state", {"works"})}, 1);
  const auto hidden = evaluate(rule, menus({}).hidden(0, facts::GapKind::robots));
  REQUIRE(hidden.reasons.size() == 1);
  CHECK(hidden.reasons[0].code == "gap.robots");
  CHECK(hidden.reasons[0].args.front() == std::pair<std::string, std::string>{"count", "100"});

  const auto cell = evaluate(rule, menus({"not_checked", "not_checked"}));
  REQUIRE(cell.reasons.size() == 1);
  CHECK(cell.reasons[0] ==
        Message{"cell.unknown", {{"table", "menus"}, {"field", "state"}, {"count", "2"}, {"example", "not_checked"}}});

  const auto absent = evaluate(rule, menus({"broken"}));
  REQUIRE(absent.reasons.size() == 1);
  CHECK(absent.reasons[0] ==
        Message{"not_seen", {{"table", "menus"}, {"what", "state: works"}, {"found", "0"}, {"needed", ">= 1"}}});

  TablesBuilder nothing;
  CHECK(evaluate(rule, nothing.hidden()).witnesses.empty());
}

TEST_CASE("at most twenty witnesses are named and all are counted", "[rules]") {
  const auto answer =
      evaluate(count("menus", {is("state", {"works"})}, 1), menus(std::vector<std::string>(50, "works")));
  CHECK(answer.witnesses.size() == 20);
  CHECK(answer.counted == 50);
}

TEST_CASE("what was nearly found is shown with a no", "[rules]") {
  TablesBuilder tables;
  tables.row(
      "menus",
      {{"path", std::string("Peluang Investasi")}, {"concepts", Texts{"investment"}}, {"state", std::string("stale")}});
  tables.row("menus",
             {{"path", std::string("Profil")}, {"concepts", Texts{"profile"}}, {"state", std::string("works")}});
  const auto answer = evaluate(count("menus", {is("concepts", {"investment"}), is("state", {"works"})}, 1), tables);
  CHECK(answer.truth == Truth::no);
  REQUIRE(answer.witnesses.size() == 1);
  CHECK(answer.witnesses[0].what == "Peluang Investasi; stale");
}

TEST_CASE("a share is decided only when no unknown could change it", "[rules]") {
  const std::optional<double> none;
  struct Row {
    std::string name;
    TablesBuilder tables;
    Expression rule;
    Truth truth;
  };
  TablesBuilder perhaps = menus({});
  perhaps.row("menus", {{"place", Unknown{"cut"}}, {"state", std::string("works")}});
  const std::vector<Row> rows{
      {"at the bound", menus({"works", "works", "works", "works", "broken"}), works_share(0.8), Truth::yes},
      {"below", menus({"works", "broken"}), works_share(0.8), Truth::no},
      {"none at all is no", menus({}), works_share(0.0), Truth::no},
      {"none at all, part hidden", menus({}).hidden(), works_share(0.0), Truth::unknown},
      {"hidden rows may change it", menus({"works"}).hidden(), works_share(0.8), Truth::unknown},
      {"an unknown may change it", menus({"works", "not_checked"}), works_share(0.8), Truth::unknown},
      {"an unknown cannot change it", menus({"works", "not_checked"}), works_share(0.5), Truth::yes},
      {"an unknown cannot save it", menus({"broken", "not_checked"}), works_share(0.8), Truth::no},
      {"at most", menus({"works", "broken"}), works_share(none, 0.5), Truth::yes},
      {"more than that", menus({"works", "works", "broken"}), works_share(none, 0.5), Truth::no},
      {"perhaps nothing to share", perhaps, works_share(0.5), Truth::unknown},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const auto answer = evaluate(row.rule, row.tables);
    CHECK(answer.truth == row.truth);
    CHECK(gives(answer, "share.outside") == (row.truth == Truth::no));
  }
}

TEST_CASE("newest asks for one recent date", "[rules]") {
  struct Row {
    std::string name;
    TablesBuilder tables;
    Truth truth;
  };
  const std::vector<Row> rows{
      {"recent", news(day(2023, 1, 20)), Truth::yes},
      {"recent among hidden", news(day(2023, 1, 20)).hidden(), Truth::yes},
      {"old", news(day(2022, 12, 1)), Truth::no},
      {"old among hidden", news(day(2022, 12, 1)).hidden(), Truth::unknown},
      {"no date", news(facts::Absent{}), Truth::no},
      {"unknown date", news(Unknown{"cut"}), Truth::unknown},
      {"only a date to come", news(day(2031, 1, 1)), Truth::no},
      {"nothing", TablesBuilder(), Truth::no},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(evaluate(newest_news(14), row.tables).truth == row.truth);
  }
  TablesBuilder mixed = news(day(2022, 12, 1));
  mixed.row("pages", {{"concepts", Unknown{"cut"}}, {"newest_item", day(2023, 1, 30)}});
  CHECK(evaluate(newest_news(14), mixed).truth == Truth::unknown);
  const auto old = evaluate(newest_news(14), news(day(2022, 12, 1)));
  REQUIRE(gives(old, "not_newer"));
  CHECK(old.reasons[0].args.at(2).second == "2022-12-01");
}

TEST_CASE("the site's own row answers, and what grows with the crawl stays open while pages are hidden", "[rules]") {
  const auto site = [](Condition condition) {
    Expression rule;
    rule.kind = Expression::Kind::fact;
    rule.of = {"site", {std::move(condition)}, std::nullopt};
    return rule;
  };
  const auto https = site({"https", Condition::Kind::is, {}, 0, std::chrono::days(0), true});
  const auto many = site({"hosts", Condition::Kind::at_least, {}, 3, std::chrono::days(0), false});
  const auto few = site({"hosts", Condition::Kind::at_most, {}, 2, std::chrono::days(0), false});
  const auto with = [](bool secure, Texts hosts) {
    return TablesBuilder().row("site", {{"https", secure}, {"hosts", std::move(hosts)}});
  };
  CHECK(evaluate(https, with(true, {})).truth == Truth::yes);
  CHECK(evaluate(https, with(false, {}).hidden()).truth == Truth::no);
  CHECK(evaluate(https, TablesBuilder()).truth == Truth::unknown);
  CHECK(evaluate(many, with(true, {"a"})).truth == Truth::no);
  CHECK(evaluate(many, with(true, {"a"}).hidden()).truth == Truth::unknown);
  CHECK(evaluate(many, with(true, {"a", "b", "c"}).hidden()).truth == Truth::yes);
  CHECK(evaluate(few, with(true, {"a"})).truth == Truth::yes);
  CHECK(evaluate(few, with(true, {"a"}).hidden()).truth == Truth::unknown);
  CHECK(evaluate(few, with(true, {"a", "b", "c"}).hidden()).truth == Truth::no);
}

TEST_CASE("all, any and not follow Kleene's strong logic", "[rules]") {
  const TablesBuilder tables = menus({"works", "not_checked"});
  const Expression yes = count("menus", {is("state", {"works"})}, 1);
  const Expression no = count("menus", {is("state", {"broken"})}, 2);
  const Expression unknown = count("menus", {is("state", {"works"})}, 2);
  using Kind = Expression::Kind;
  struct Row {
    Kind kind;
    std::vector<Expression> children;
    Truth truth;
  };
  const std::vector<Row> rows{
      {Kind::all, {yes, yes}, Truth::yes},         {Kind::all, {yes, unknown}, Truth::unknown},
      {Kind::all, {no, unknown}, Truth::no},       {Kind::any, {no, no}, Truth::no},
      {Kind::any, {no, unknown}, Truth::unknown},  {Kind::any, {yes, unknown}, Truth::yes},
      {Kind::negation, {yes}, Truth::no},          {Kind::negation, {no}, Truth::yes},
      {Kind::negation, {unknown}, Truth::unknown},
  };
  for (const Row& row : rows) CHECK(evaluate(of(row.kind, row.children), tables).truth == row.truth);
  CHECK(evaluate(of(Kind::any, {no, unknown}), tables).reasons.front().code == "cell.unknown");
  CHECK(evaluate(of(Kind::any, {yes, yes}), tables).counted == 1);
}

TEST_CASE("every operator is described once, with an example", "[rules]") {
  std::set<std::string> names;
  for (const auto& info : rules::operator_reference()) {
    CHECK(names.insert(info.name).second);
    CHECK_FALSE(info.takes.empty());
    CHECK_FALSE(info.meaning.empty());
    CHECK_THAT(info.example, Contains("{" + info.name + ":"));
  }
  CHECK(names.size() == rules::operators().size());
  CHECK(names.count("count") == 1);
}
