#include "rubric/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "rubric/bands.hpp"
#include "rubric/levels.hpp"
#include "rubric/profiles.hpp"

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

/// The ends of the scale a rubric states its score in.
std::pair<double, double> scale_of(const Rubric& rubric) {
  if (!rubric.band_decimals) return {0, 1};
  double indicators = 0;
  for (const Group& group : rubric.groups) indicators += static_cast<double>(group.indicators.size());
  switch (rubric.score.as) {
    case ScoreStyle::As::index:
      return {static_cast<double>(rubric.lowest_level), static_cast<double>(rubric.highest_level)};
    case ScoreStyle::As::count:
      return {0, indicators};
    case ScoreStyle::As::percent:
    case ScoreStyle::As::none:
      break;
  }
  return {0, 100};
}

/// `weights_sum` of the rubric, or of a group, against the weights it is declared for (still in thousandths here).
void check_weights_sum(const yaml::Node& node, std::int64_t sum, Problems& problems) {
  const yaml::Node* declared = node.find("weights_sum");
  if (declared == nullptr) return;
  const auto value = yaml::as_number(*declared, problems);
  if (value && std::llround(*value * 1000) != sum)
    problems.push_back(
        {declared->where,
         fmt::format("the weights of the indicators add up to {}, not to {}", static_cast<double>(sum) / 1000, *value),
         "compare each weight with its source"});
}

std::int64_t sum_of_weights(const Group& group) {
  std::int64_t sum = 0;
  for (const Indicator& indicator : group.indicators) sum += indicator.weight;
  return sum;
}

void check_validity(const Rubric& rubric, const yaml::Node& node, Problems& problems) {
  if (rubric.valid_from && rubric.valid_until && *rubric.valid_until < *rubric.valid_from)
    problems.push_back({place_of(node, "valid_until"), "the instrument ends before it begins",
                        "'valid_until' is the last day it was used"});
  if (rubric.superseded_by == rubric.id && !rubric.id.empty())
    problems.push_back({place_of(node, "superseded_by"), "a rubric cannot replace itself", "name the newer one"});
}

/// An index is a mean of levels; without levels there is none.
void check_score(const Rubric& rubric, const yaml::Node& node, Problems& problems) {
  if (rubric.score.as == ScoreStyle::As::index && rubric.highest_level == 0)
    problems.push_back({place_of(node, "score"), "an index needs levels", "add 'levels: {from: 1, to: 5}'"});
  if (rubric.per && rubric.highest_level > 0)
    problems.push_back({place_of(node, "per"), "what is assessed unit by unit has no levels",
                        "judge its indicators by met and partly"});
}

/// Each rule of a level shows once what it proves, and once that it proves nothing.
void check_level_cases(const Indicator& indicator, const yaml::Node& node, Problems& problems) {
  const bool has_rule = std::any_of(indicator.levels.begin(), indicator.levels.end(),
                                    [](const Level& level) { return level.shown || level.refuted; });
  std::set<std::string> expected;
  for (const Case& each : indicator.cases) expected.insert(each.expect);
  if (!has_rule && !indicator.cases.empty())
    problems.push_back({place_of(node, "cases"), "cases stand here, but no rule", "add 'shown' to a level"});
  if (has_rule && expected.size() < 2)
    problems.push_back({node.where, fmt::format("'{}' needs cases with two different results", indicator.id),
                        "show once what a rule proves, and once that it proves nothing"});
}

/// Rules are believed only where cases show both sides, and what they say when they cannot tell.
void check_cases(const Indicator& indicator, const yaml::Node& node, Problems& problems) {
  if (!indicator.levels.empty()) return check_level_cases(indicator, node, problems);
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
      check_levels(rubric, indicator, indicators[i], problems);
      if (!indicator.met && indicator.answered_by.empty())
        problems.push_back({indicators[i].where, fmt::format("nothing can answer '{}'", indicator.id),
                            "add a rule under 'met', or 'answered_by'"});
    }
  }
  std::int64_t sum = 0;
  for (std::size_t g = 0; g < rubric.groups.size() && g < groups.size(); ++g) {
    check_weights_sum(groups[g], sum_of_weights(rubric.groups[g]), problems);
    sum += sum_of_weights(rubric.groups[g]);
  }
  check_weights_sum(node, sum, problems);
  check_group_weights(rubric, node, problems);
  check_score(rubric, node, problems);
  check_validity(rubric, node, problems);
  const auto [lowest, highest] = scale_of(rubric);
  if (const yaml::Node* bands = node.find("bands"))
    check_bands(rubric.bands, rubric.band_decimals, lowest, highest, *bands, problems);
  IdCheck profile_ids(problems);
  const auto& profiles = items(node, "profiles");
  for (std::size_t p = 0; p < rubric.profiles.size() && p < profiles.size(); ++p) {
    profile_ids.add(rubric.profiles[p].id, place_of(profiles[p], "id"));
    check_profile(rubric, rubric.profiles[p], profiles[p], problems);
  }
}

}  // namespace matang::rubric
