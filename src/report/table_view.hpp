#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "matang/assess/assessment.hpp"

namespace matang::report {

/// One of an assessment's tables, read by field name. A table or field that is not there reads as empty, so that a
/// report of an assessment from an older tool still renders.
class TableView {
 public:
  TableView(const assess::Assessment& assessment, std::string_view name);
  std::size_t size() const { return table_ ? table_->rows.size() : 0; }
  const facts::Row& row(std::size_t i) const { return table_->rows[i]; }
  /// Text, choice or ISO date as it stands; lists joined by "; "; "" for absent and unknown cells.
  std::string text(std::size_t row, std::string_view field) const;
  std::int64_t integer(std::size_t row, std::string_view field) const;  ///< 0 where there is none
  bool flag(std::size_t row, std::string_view field) const;
  std::optional<web::Date> date(std::size_t row, std::string_view field) const;
  /// How many rows have each value of a field, "" included.
  std::map<std::string, std::size_t> counts(std::string_view field) const;

 private:
  const facts::Value* cell(std::size_t row, std::string_view field) const;
  const facts::Table* table_ = nullptr;
};

/// One cell as text: what CSV writes before it quotes. Absent is "", unknown is "unknown".
std::string text_of(const facts::Value& value, std::string_view list_separator);

}  // namespace matang::report
