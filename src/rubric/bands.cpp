#include "rubric/bands.hpp"

#include <fmt/format.h>

#include <cmath>
#include <set>
#include <string>

#include "rubric/reading.hpp"

namespace matang::rubric {
namespace {

constexpr double most = 1'000'000;  // our choice: above any score a framework states

Band read_band(const yaml::Node& node, bool of_shares, const Loading& loading) {
  Band band;
  yaml::MappingReader mapping(node, "a band", loading.problems);
  if (!mapping.is_mapping()) return band;
  const double highest = of_shares ? 1 : most;
  if (mapping.required("from") != nullptr) band.from = mapping.optional_number("from", 0, highest).value_or(0);
  if (!of_shares) band.to = mapping.optional_number("to", 0, highest);
  band.id = read_id(mapping, node, loading);
  band.title = required_both(mapping, "title", loading);
  mapping.finish();
  return band;
}

const yaml::Node& table_of(const yaml::Node& node) {
  const yaml::Node* table = node.find("table");
  return table == nullptr ? node : *table;
}

const Location& place_of(const yaml::Node& node, std::string_view key) {
  const yaml::Node* found = node.find(key);
  return found == nullptr ? node.where : found->where;
}

}  // namespace

void read_bands(yaml::MappingReader& mapping, std::vector<Band>& bands, std::optional<int>& decimals,
                const Loading& loading) {
  const yaml::Node* node = mapping.optional("bands");
  if (node == nullptr) return;
  if (node->kind != yaml::Node::Kind::mapping) {
    read_items(mapping, "bands", false, loading,
               [&](const yaml::Node& item) { bands.push_back(read_band(item, true, loading)); });
    return;
  }
  yaml::MappingReader table(*node, "'bands'", loading.problems);
  decimals = 0;
  if (const yaml::Node* rounding = table.required("rounding")) {
    yaml::MappingReader reader(*rounding, "'rounding'", loading.problems);
    if (reader.is_mapping() && reader.required("decimals") != nullptr)
      decimals = static_cast<int>(reader.optional_integer("decimals", 0, 4).value_or(0));
    if (reader.is_mapping()) reader.finish();
  }
  read_items(table, "table", true, loading,
             [&](const yaml::Node& item) { bands.push_back(read_band(item, false, loading)); });
  table.finish();
}

void check_bands(const std::vector<Band>& bands, std::optional<int> decimals, double lowest, double highest,
                 const yaml::Node& node, Problems& problems) {
  const std::vector<yaml::Node>& nodes = table_of(node).items;
  const double step = decimals ? std::pow(10.0, -*decimals) : 0;
  const double tolerance = decimals ? step / 1000 : 1e-9;
  std::set<std::string> ids;
  const auto fault = [&](const yaml::Node& item, std::string_view key, std::string what, std::string hint) {
    problems.push_back({place_of(item, key), std::move(what), std::move(hint)});
  };
  for (std::size_t i = 0; i < bands.size() && i < nodes.size(); ++i) {
    const Band& band = bands[i];
    if (!band.id.empty() && !ids.insert(band.id).second)
      fault(nodes[i], "id", fmt::format("the id '{}' is used twice", band.id), "ids are unique in a rubric");
    if (band.to && *band.to < band.from - tolerance)
      fault(nodes[i], "to", "a band ends below where it begins", "'to' is the highest score that belongs to it");
    if (i == 0) {
      if (std::abs(band.from - lowest) > tolerance)
        fault(nodes[i], "from", "the first band leaves a gap below it", fmt::format("it begins at {}", lowest));
      continue;
    }
    const Band& before = bands[i - 1];
    if (band.from <= before.from) {
      fault(nodes[i], "from", "a band begins no higher than the one before", "sort them by 'from'");
    } else if (before.to && band.from <= *before.to + tolerance) {
      fault(nodes[i], "from", fmt::format("this band overlaps the one before, which ends at {}", *before.to),
            fmt::format("at {} decimals it begins at {}", *decimals, *before.to + step));
    } else if (before.to && std::abs(band.from - *before.to - step) > tolerance) {
      fault(nodes[i], "from", fmt::format("between {} and {} there is a gap", *before.to, band.from),
            fmt::format("at {} decimals this band begins at {}", *decimals, *before.to + step));
    }
  }
  if (!bands.empty() && bands.back().to && std::abs(*bands.back().to - highest) > tolerance &&
      nodes.size() == bands.size())
    fault(nodes.back(), "to", "the last band does not end where the scale does", fmt::format("it ends at {}", highest));
}

}  // namespace matang::rubric
