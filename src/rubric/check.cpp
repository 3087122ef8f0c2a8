#include "rubric/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace matang::rubric {
namespace {

/// The items of a list under a key, in step with what was read from them.
const std::vector<yaml::Node>& items(const yaml::Node& node, std::string_view key) {
  static const std::vector<yaml::Node> none;
  const yaml::Node* list = node.find(key);
  return list == nullptr ? none : list->items;
}

Location place_of(const yaml::Node& node, std::string_view key) {
  const yaml::Node* found = node.find(key);
  return found == nullptr ? node.where : found->where;
}

class IdCheck {
 public:
  explicit IdCheck(Problems& problems) : problems_(problems) {}
  void add(const std::string& id, const Location& where) {
    if (!id.empty() && !seen_.insert(id).second)
      problems_.push_back({where, fmt::format("the id '{}' is used twice", id), "ids are unique in a rubric"});
  }

 private:
  Problems& problems_;
  std::set<std::string> seen_;
};

void check_group_weights(const Rubric& rubric, const yaml::Node& node, Problems& problems) {
  std::int64_t sum = 0;
  std::size_t weighted = 0;
  for (const Group& group : rubric.groups) {
    sum += group.weight.value_or(0);
    weighted += group.weight.has_value() ? 1U : 0U;
  }
  if (weighted == 0) return;
  if (weighted != rubric.groups.size())
    problems.push_back(
        {place_of(node, "groups"), "some groups have a weight and some have none", "give every group one, or none"});
  else if (sum != 100)
    problems.push_back({place_of(node, "groups"), fmt::format("the weights of the groups add up to {}", sum),
                        "they are per cent and add up to 100"});
}

void check_bands(const Rubric& rubric, const yaml::Node& node, Problems& problems) {
  IdCheck ids(problems);
  const auto& nodes = items(node, "bands");
  for (std::size_t i = 0; i < rubric.bands.size() && i < nodes.size(); ++i) {
    const Band& band = rubric.bands[i];
    ids.add(band.id, place_of(nodes[i], "id"));
    if (i == 0 && band.from != 0)
      problems.push_back({place_of(nodes[i], "from"), "the first band leaves a gap below it", "it begins at 0"});
    if (i > 0 && band.from <= rubric.bands[i - 1].from)
      problems.push_back(
          {place_of(nodes[i], "from"), "a band begins no higher than the one before", "sort them by 'from'"});
  }
}

/// Rules are believed only where cases show both sides, and what they say when they cannot tell.
void check_cases(const Indicator& indicator, const yaml::Node& node, Problems& problems) {
  const bool has_rule = indicator.met || indicator.partly || indicator.exceeded;
  if (!has_rule) {
    if (!indicator.cases.empty())
      problems.push_back(
          {place_of(node, "cases"), "cases stand here, but no rule", "add 'met', or leave the cases out"});
    return;
  }
  if (!indicator.met && indicator.exceeded)
    problems.push_back({place_of(node, "exceeded"), "'exceeded' stands without 'met'", "add the rule for 'met'"});
  // What is described as surpassed where it does not hold is never "not met"; and hints alone never decide.
  std::vector<std::string> kinds{"met", "not_met", "unknown"};
  if (indicator.exceeded) kinds = {"met", "unknown"};
  if (!indicator.met) kinds = {"at_least_partly", "unknown"};
  std::vector<std::string> missing;
  for (const std::string& kind : kinds)
    if (std::none_of(indicator.cases.begin(), indicator.cases.end(), [&](const Case& each) {
          return each.expect == kind || (kind == "unknown" && indicator.met && each.expect == "at_least_partly");
        }))
      missing.push_back(kind);
  if (!missing.empty())
    problems.push_back(
        {node.where,
         fmt::format("'{}' has no case that expects {}", indicator.id, fmt::join(missing, ", none that expects ")),
         "each kind shows once what the rule means"});
}

}  // namespace

void check_whole(const Rubric& rubric, const yaml::Node& node, Problems& problems) {
  IdCheck ids(problems);
  const auto& groups = items(node, "groups");
  for (std::size_t g = 0; g < rubric.groups.size() && g < groups.size(); ++g) {
    const Group& group = rubric.groups[g];
    ids.add(group.id, place_of(groups[g], "id"));
    const auto& indicators = items(groups[g], "indicators");
    for (std::size_t i = 0; i < group.indicators.size() && i < indicators.size(); ++i) {
      const Indicator& indicator = group.indicators[i];
      ids.add(indicator.id, place_of(indicators[i], "id"));
      if (!indicator.id.empty() && indicator.id.rfind(group.id + ".", 0) != 0)
        problems.push_back({place_of(indicators[i], "id"),
                            fmt::format("'{}' does not begin with its group's id", indicator.id),
                            fmt::format("write '{}.{}'", group.id, indicator.id)});
      check_cases(indicator, indicators[i], problems);
      if (!indicator.met && indicator.answered_by.empty())
        problems.push_back({indicators[i].where, fmt::format("nothing can answer '{}'", indicator.id),
                            "add a rule under 'met', or 'answered_by'"});
    }
  }
  check_group_weights(rubric, node, problems);
  check_bands(rubric, node, problems);
}

}  // namespace matang::rubric
