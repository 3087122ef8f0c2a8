#include "report/table_view.hpp"

namespace matang::report {
namespace {

struct AsText {
  std::string_view separator;
  std::string operator()(const facts::Absent&) const { return ""; }
  std::string operator()(const facts::Unknown&) const { return "unknown"; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const std::vector<std::string>& values) const {
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i) text += (i ? std::string(separator) : "") + values[i];
    return text;
  }
  std::string operator()(const web::Date& value) const { return value.ok() ? web::to_text(value) : ""; }
};

}  // namespace

std::string text_of(const facts::Value& value, std::string_view list_separator) {
  return std::visit(AsText{list_separator}, value);
}

TableView::TableView(const assess::Assessment& assessment, std::string_view name) {
  for (const facts::Table& table : assessment.tables)
    if (table.name == name) table_ = &table;
}

const facts::Value* TableView::cell(std::size_t row, std::string_view field) const {
  if (!table_) return nullptr;
  const std::vector<facts::Value>& cells = table_->rows[row].cells;
  for (std::size_t i = 0; i < table_->fields.size() && i < cells.size(); ++i)
    if (table_->fields[i].name == field) return &cells[i];
  return nullptr;
}

std::string TableView::text(std::size_t row, std::string_view field) const {
  const facts::Value* value = cell(row, field);
  if (!value || std::holds_alternative<facts::Unknown>(*value)) return "";
  return text_of(*value, "; ");
}

std::int64_t TableView::integer(std::size_t row, std::string_view field) const {
  const facts::Value* value = cell(row, field);
  const auto* number = value ? std::get_if<std::int64_t>(value) : nullptr;
  return number ? *number : 0;
}

bool TableView::flag(std::size_t row, std::string_view field) const {
  const facts::Value* value = cell(row, field);
  const auto* set = value ? std::get_if<bool>(value) : nullptr;
  return set && *set;
}

std::optional<web::Date> TableView::date(std::size_t row, std::string_view field) const {
  const facts::Value* value = cell(row, field);
  const auto* date = value ? std::get_if<web::Date>(value) : nullptr;
  return date && date->ok() ? std::optional(*date) : std::nullopt;
}

std::map<std::string, std::size_t> TableView::counts(std::string_view field) const {
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < size(); ++i) ++counts[text(i, field)];
  return counts;
}

}  // namespace matang::report
