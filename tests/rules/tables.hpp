#pragma once
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "matang/facts/site_facts.hpp"

/// Small tables for tests of rules: what is not named is absent.
namespace matang::test {

using Cells = std::vector<std::pair<std::string, facts::Value>>;
using Texts = std::vector<std::string>;

inline web::Date day(int year, unsigned month, unsigned of_month) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month)};
}

class TablesBuilder {
 public:
  TablesBuilder() : tables_(facts::empty_tables()) {
    tables_.as_of = day(2023, 1, 31);
    tables_.completeness.pages_read = 100;
  }
  TablesBuilder& row(const std::string& table, const Cells& cells) {
    for (facts::Table& each : tables_.tables) {
      if (each.name != table) continue;
      facts::Row row{std::vector<facts::Value>(each.fields.size(), facts::Absent{}), {}};
      row.seen.line = ++rows_;  // so that no two rows are the same witness
      for (const auto& [field, value] : cells) row.cells.at(each.index_of(field)) = value;
      each.rows.push_back(std::move(row));
      return *this;
    }
    throw std::logic_error("no table " + table);
  }
  /// Hides pages from `depth` clicks on.
  TablesBuilder& hidden(int depth = 0, facts::GapKind kind = facts::GapKind::limits) {
    tables_.completeness.gaps.push_back({kind, 100, depth == 0 ? 5U : 0U, depth, {}});
    return *this;
  }
  operator const facts::Tables&() const { return tables_; }  // NOLINT: reads as the tables themselves

 private:
  facts::Tables tables_;
  std::size_t rows_ = 0;
};

}  // namespace matang::test
