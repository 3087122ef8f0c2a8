#include "matang/survey/classes.hpp"

#include <algorithm>

#include "matang/statistics/summary.hpp"
#include "survey/cell_text.hpp"

namespace matang::survey {

const std::vector<ClassTable>& class_tables() {
  static const std::vector<Band> words{{0, "A", {"Sangat baik", "Very good"}},
                                       {0, "B", {"Baik", "Good"}},
                                       {0, "C", {"Kurang baik", "Less good"}},
                                       {0, "D", {"Tidak baik", "Not good"}}};
  const auto bands = [](std::vector<double> from) {
    std::vector<Band> result = words;
    for (std::size_t i = 0; i < result.size(); ++i) result[i].from = from[i];
    return result;
  };
  static const std::vector<ClassTable> tables{
      {"skm-2017",
       {"Mutu pelayanan menurut PermenPANRB 14/2017", "Quality of service after PermenPANRB 14/2017"},
       "PermenPANRB 14/2017",
       25,
       100,
       2,
       bands({88.31, 76.61, 65.00, 25})},
      {"skm-2004",
       {"Mutu pelayanan menurut Kepmenpan KEP/25/M.PAN/2/2004",
        "Quality of service after Kepmenpan KEP/25/M.PAN/2/2004"},
       "Kepmenpan KEP/25/M.PAN/2/2004",
       25,
       100,
       2,
       bands({81.26, 62.51, 43.76, 25})},
      // The cut-offs are read as "from … on": the official text prints 80–89.9, which leaves 89.95 without a class.
      {"kip",
       {"Kualifikasi keterbukaan informasi badan publik", "Classes of public bodies' openness"},
       "Monitoring dan evaluasi keterbukaan informasi publik, Komisi Informasi",
       0,
       100,
       2,
       {{90, "", {"Informatif", "Informative"}},
        {80, "", {"Menuju informatif", "Towards informative"}},
        {60, "", {"Cukup informatif", "Sufficiently informative"}},
        {40, "", {"Kurang informatif", "Less informative"}},
        {0, "", {"Tidak informatif", "Not informative"}}}},
  };
  return tables;
}

const ClassTable* find_class_table(std::string_view id) {
  const auto& tables = class_tables();
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const ClassTable& table) { return table.id == id; });
  return found == tables.end() ? nullptr : &*found;
}

const Band* class_of(const ClassTable& table, double score) {
  const double rounded = statistics::round_half_up(score, table.decimals);
  if (!(rounded >= table.least && rounded <= table.most)) return nullptr;
  for (const Band& band : table.bands)
    if (rounded >= band.from - 1e-9) return &band;
  return nullptr;
}

const Band* find_class(const ClassTable& table, std::string_view written) {
  const std::string words = folded(written);
  for (const Band& band : table.bands)
    if ((!band.letter.empty() && words == folded(band.letter)) || words == folded(band.name.id) ||
        words == folded(band.name.en))
      return &band;
  return nullptr;
}

}  // namespace matang::survey
