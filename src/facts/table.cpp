#include "matang/facts/table.hpp"

#include <algorithm>

namespace matang::facts {

std::size_t Table::index_of(std::string_view field) const {
  const auto it = std::find_if(fields.begin(), fields.end(), [&](const FieldInfo& info) { return info.name == field; });
  return it == fields.end() ? npos : static_cast<std::size_t>(it - fields.begin());
}

const FieldInfo* Table::find(std::string_view field) const {
  const std::size_t index = index_of(field);
  return index == npos ? nullptr : &fields[index];
}

}  // namespace matang::facts
