#include "rubric/loading.hpp"

#include <fmt/format.h>

namespace matang::rubric {

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  std::string near = yaml::did_you_mean(word, known);
  constexpr std::size_t most = 24;  // a longer list helps nobody
  if (!near.empty() || known.size() > most) return near;
  return fmt::format("one of: {}", fmt::join(known, ", "));
}

std::vector<std::string> table_names(const facts::Tables& tables) {
  std::vector<std::string> names;
  for (const facts::Table& table : tables.tables) names.push_back(table.name);
  return names;
}

std::vector<std::string> field_names(const facts::Table& table) {
  std::vector<std::string> names;
  for (const facts::FieldInfo& field : table.fields) names.push_back(field.name);
  return names;
}

}  // namespace matang::rubric
