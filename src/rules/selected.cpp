#include "rules/selected.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

namespace matang::rules {

void UnknownCells::add(const facts::Table& table, const facts::Row& row, std::size_t column) {
  const std::string& field = table.fields.at(column).name;
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& each) { return each.table == table.name && each.field == field; });
  if (found != entries_.end()) {
    ++found->count;
    return;
  }
  std::string example;
  if (const auto* unknown = std::get_if<facts::Unknown>(&row.cells.at(column))) example = unknown->reason;
  if (const auto* text = std::get_if<std::string>(&row.cells.at(column))) example = *text;
  entries_.push_back({table.name, field, std::move(example), 1});
}

std::vector<Message> UnknownCells::reasons() const {
  std::vector<Message> messages;
  for (const Entry& each : entries_)
    messages.push_back({"cell.unknown",
                        {{"table", each.table},
                         {"field", each.field},
                         {"count", std::to_string(each.count)},
                         {"example", each.example}}});
  return messages;
}

const facts::Table& table_of(const facts::Tables& tables, const std::string& name) {
  const facts::Table* table = tables.find(name);
  if (table == nullptr) throw std::logic_error("no table '" + name + "'");
  return *table;
}

Selected select(const facts::Tables& tables, const Selection& of) {
  const facts::Table& table = table_of(tables, of.table);
  const Matcher matcher(table, of.where, tables.as_of);
  Selected selected{&table, {}, {}, {}};
  UnknownCells unknown;
  for (const facts::Row& row : table.rows) {
    const Matcher::Match match = matcher.match(row);
    if (match.truth == Truth::yes) selected.certain.push_back(&row);
    if (match.truth != Truth::unknown) continue;
    selected.possible.push_back(&row);
    for (const std::size_t column : match.unknown) unknown.add(table, row, column);
  }
  selected.reasons = unknown.reasons();
  return selected;
}

}  // namespace matang::rules
