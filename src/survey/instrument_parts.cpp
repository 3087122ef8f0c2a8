#include <algorithm>

#include "matang/survey/instrument.hpp"

namespace matang::survey {
namespace {

template <class T>
const T* find_by_id(const std::vector<T>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const T& one) { return one.id == id; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

int Scale::low() const {
  int value = labels.front().value;
  for (const Label& label : labels) value = std::min(value, label.value);
  return value;
}

int Scale::high() const {
  int value = labels.front().value;
  for (const Label& label : labels) value = std::max(value, label.value);
  return value;
}

const Scale* Instrument::find_scale(std::string_view wanted) const { return find_by_id(scales, wanted); }
const Item* Instrument::find_item(std::string_view wanted) const { return find_by_id(items, wanted); }
const Dimension* Instrument::find_dimension(std::string_view wanted) const { return find_by_id(dimensions, wanted); }

}  // namespace matang::survey
