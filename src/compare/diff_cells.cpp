#include <utility>
#include <variant>

#include "compare/diff_parts.hpp"

namespace matang::compare {

Cells::Cells(const assess::Assessment& assessment, std::string_view name) {
  for (const facts::Table& table : assessment.tables)
    if (table.name == name) table_ = &table;
}

const facts::Value* Cells::cell(std::size_t row, std::string_view field) const {
  if (table_ == nullptr || row >= table_->rows.size()) return nullptr;
  const std::size_t index = table_->index_of(field);
  const auto& cells = table_->rows[row].cells;
  return index < cells.size() ? &cells[index] : nullptr;
}

std::string Cells::text(std::size_t row, std::string_view field) const {
  const facts::Value* value = cell(row, field);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::string() : *text;
}

web::Url Cells::url(std::size_t row, std::string_view field) const {
  return web::Url::parse(text(row, field)).value_or(web::Url());
}

facts::State Cells::state(std::size_t row) const {
  return from_spelling<facts::State>(text(row, "state")).value_or(facts::State::none);
}

std::optional<web::Date> Cells::date(std::size_t row, std::string_view field) const {
  const facts::Value* value = cell(row, field);
  const auto* date = value == nullptr ? nullptr : std::get_if<web::Date>(value);
  if (date == nullptr || !date->ok()) return std::nullopt;
  return *date;
}

std::vector<std::string> Cells::list(std::size_t row, std::string_view field) const {
  const facts::Value* value = cell(row, field);
  const auto* list = value == nullptr ? nullptr : std::get_if<std::vector<std::string>>(value);
  return list == nullptr ? std::vector<std::string>() : *list;
}

namespace {

std::string without_www(std::string_view host) {
  return std::string(host.substr(0, 4) == "www." ? host.substr(4) : host);
}

}  // namespace

std::string home_of(const assess::Assessment& assessment) {
  // Where the front page ended up: the target may have sent us on to another host.
  const web::Url home = Cells(assessment, "site").url(0, "home");
  return without_www(home.host().empty() ? assessment.target.host() : home.host());
}

std::string role_of(std::string_view host, std::string_view home) {
  std::string name = without_www(host);
  return name == home ? std::string() : name;
}

bool shows_all(const assess::Assessment& assessment) {
  return assessment.assessable && !assessment.coverage.interrupted && assessment.completeness.complete_enough();
}

}  // namespace matang::compare
