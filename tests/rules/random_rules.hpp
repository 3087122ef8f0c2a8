#pragma once
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "matang/rules/expression.hpp"
#include "rules/tables.hpp"

/// Random rules over random tables, and worlds in which more of the same site is known. The generator is seeded, so a
/// failure can be repeated.
namespace matang::test {

class RandomRules {
 public:
  explicit RandomRules(unsigned seed) : random_(seed) {}

  int upto(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }
  bool chance(int percent) { return upto(99) < percent; }

  facts::Value value(const std::string& field) {
    if (field == "state") return pick({"works", "broken", "stale", "empty"});
    if (field == "place") return pick({"header", "main", "footer"});
    if (field == "concepts") return chance(50) ? Texts{"news"} : chance(50) ? Texts{"plan", "news"} : Texts{};
    if (field == "status") return facts::Value{std::int64_t{upto(4) * 100}};
    if (chance(20)) return facts::Absent{};
    return facts::Value{web::Date(std::chrono::sys_days(day(2023, 1, 31)) - std::chrono::days(upto(40) - 5))};
  }

  /// A site some of whose cells are unknown and some of whose pages are hidden.
  facts::Tables tables() {
    TablesBuilder builder;
    for (int i = upto(5); i > 0; --i) {
      Cells cells;
      for (const char* field : {"state", "place", "concepts", "status", "newest_date"})
        cells.emplace_back(field, chance(30) ? unknown(field) : value(field));
      builder.row("menus", cells);
    }
    if (chance(30)) builder.hidden();
    return builder;
  }

  /// The same site with some of the unknown learnt: a cell, or hidden rows and then that nothing is hidden any more.
  facts::Tables learn(facts::Tables known) {
    facts::Table& menus = known.tables.at(1);
    for (facts::Row& row : menus.rows)
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (is_unknown(row.cells[i]) && chance(50)) row.cells[i] = value(menus.fields[i].name);
    if (!known.completeness.gaps.empty() && chance(70)) {
      const facts::Tables more = tables();
      for (const facts::Row& row : more.tables.at(1).rows) menus.rows.push_back(row);
      if (chance(50)) known.completeness.gaps.clear();
    }
    return known;
  }

  rules::Condition condition() {
    using Kind = rules::Condition::Kind;
    rules::Condition result;
    switch (upto(4)) {
      case 0:
        result.field = "state";
        result.kind = chance(70) ? Kind::one_of : Kind::none_of;
        result.texts = {pick({"works", "broken", "stale"})};
        break;
      case 1:
        result.field = "concepts";
        result.kind = chance(50) ? Kind::one_of : Kind::none_of;
        result.texts = {pick({"news", "plan"})};
        break;
      case 2:
        result.field = "status";
        result.kind = chance(50) ? Kind::at_least : Kind::at_most;
        result.number = upto(4) * 100;
        break;
      case 3:
        result.field = "newest_date";
        result.kind = chance(50) ? Kind::within : Kind::older_than;
        result.days = std::chrono::days(upto(30));
        break;
      default:
        result.field = "newest_date";
        result.kind = Kind::present;
        result.flag = chance(50);
    }
    return result;
  }

  rules::Expression rule(int depth = 3) {
    using Kind = rules::Expression::Kind;
    rules::Expression result;
    const int choice = upto(depth > 0 ? 5 : 2);
    result.of = {"menus", conditions(), std::nullopt};
    if (choice == 0) {
      result.kind = Kind::count;
      if (chance(60)) result.at_least = upto(3);
      if (!result.at_least || chance(30)) result.at_most = result.at_least.value_or(0) + upto(3);
    } else if (choice == 1) {
      result.kind = Kind::share;
      result.among_where = {condition()};
      if (chance(60)) result.share_at_least = upto(10) / 10.0;
      if (!result.share_at_least || chance(30)) result.share_at_most = upto(10) / 10.0;
    } else if (choice == 2) {
      result.kind = Kind::newest;
      result.field = "newest_date";
      result.days = std::chrono::days(upto(30));
    } else if (choice == 3) {
      result.kind = Kind::negation;
      result.children = {rule(depth - 1)};
    } else {
      result.kind = choice == 4 ? Kind::all : Kind::any;
      for (int i = upto(2); i >= 0; --i) result.children.push_back(rule(depth - 1));
    }
    return result;
  }

 private:
  std::string pick(const std::vector<std::string>& from) {
    return from[static_cast<std::size_t>(upto(static_cast<int>(from.size()) - 1))];
  }
  std::vector<rules::Condition> conditions() {
    std::vector<rules::Condition> all;
    for (int i = upto(2); i > 0; --i) all.push_back(condition());
    return all;
  }
  facts::Value unknown(const std::string& field) {
    if (field == "state" && chance(50)) return pick({"not_checked", "blocked"});
    return facts::Unknown{"hidden"};
  }
  static bool is_unknown(const facts::Value& cell) {
    const auto* text = std::get_if<std::string>(&cell);
    return std::holds_alternative<facts::Unknown>(cell) ||
           (text != nullptr && (*text == "not_checked" || *text == "blocked"));
  }

  std::mt19937 random_;
};

}  // namespace matang::test
