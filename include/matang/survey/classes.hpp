#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matang/text.hpp"

namespace matang::survey {

struct Band {
  double from = 0;  ///< the least score of the class
  std::string letter;
  Text name;
};

/// A published table that turns a score into a class. Scores are rounded half up to `decimals` before they are
/// compared: the printed tables leave gaps between their bands (76.60 and 76.61).
struct ClassTable {
  std::string id;
  Text title;
  std::string source;
  double least = 0, most = 100;
  int decimals = 2;
  std::vector<Band> bands;  ///< the best first
  bool letter_scale() const { return !bands.empty() && !bands.front().letter.empty(); }
};

/// skm-2017, skm-2004 (the decree it replaced, fourteen elements, other bands) and kip.
const std::vector<ClassTable>& class_tables();
const ClassTable* find_class_table(std::string_view id);

/// The class of a score; nothing outside the table's range.
const Band* class_of(const ClassTable& table, double score);
/// The class a person wrote: its letter or its name in either language, whatever the case.
const Band* find_class(const ClassTable& table, std::string_view written);

}  // namespace matang::survey
