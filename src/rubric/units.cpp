#include "rubric/units.hpp"

#include <fmt/format.h>

#include "rubric/conditions.hpp"

namespace matang::rubric {

std::optional<Units> read_units(yaml::MappingReader& rubric, const Loading& loading) {
  const yaml::Node* node = rubric.optional("per");
  if (node == nullptr) return std::nullopt;
  Units units;
  yaml::MappingReader mapping(*node, "'per'", loading.problems);
  if (!mapping.is_mapping()) return std::nullopt;
  units.table = mapping.required_text("table");
  const facts::Table* table = loading.tables.find(units.table);
  if (table == nullptr) {
    if (!units.table.empty())
      loading.fault(*node->find("table"), fmt::format("there is no table '{}'", units.table),
                    suggestion(units.table, table_names(loading.tables)));
    return std::nullopt;
  }
  if (const auto by = mapping.optional_text("by")) {
    if (table->find(*by) == nullptr)
      loading.fault(*node->find("by"), fmt::format("table '{}' has no field '{}'", units.table, *by),
                    suggestion(*by, field_names(*table)));
    units.by = *by;
  }
  if (const yaml::Node* where = mapping.optional("where")) units.where = read_conditions(*where, *table, loading);
  if (const auto last = mapping.optional_integer("last", 1, 20)) {
    units.last_years = static_cast<int>(*last);
    if (units.by != "year")
      loading.fault(*node->find("last"), "'last' counts years", "write {table: documents, by: year, last: 3}");
  }
  mapping.finish();
  return units;
}

}  // namespace matang::rubric
