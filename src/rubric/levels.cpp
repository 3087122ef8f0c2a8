#include "rubric/levels.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rubric/reading.hpp"
#include "rubric/rule.hpp"

namespace matang::rubric {

void read_level_scale(yaml::MappingReader& mapping, Rubric& rubric, const Loading& loading) {
  const yaml::Node* node = mapping.optional("levels");
  if (node == nullptr) return;
  yaml::MappingReader scale(*node, "'levels'", loading.problems);
  if (!scale.is_mapping()) return;
  if (scale.required("from") != nullptr) rubric.lowest_level = scale.optional_integer("from", 0, 9).value_or(1);
  if (scale.required("to") != nullptr) rubric.highest_level = scale.optional_integer("to", 1, 10).value_or(5);
  if (rubric.highest_level <= rubric.lowest_level)
    loading.fault(*node, "the highest level is not above the lowest", "write {from: 1, to: 5}");
  read_items(scale, "names", false, loading,
             [&](const yaml::Node& item) { rubric.level_names.push_back(read_both(item, "names", loading)); });
  const std::int64_t count = rubric.highest_level - rubric.lowest_level + 1;
  if (!rubric.level_names.empty() && static_cast<std::int64_t>(rubric.level_names.size()) != count)
    loading.fault(*node, fmt::format("there are {} names for {} levels", rubric.level_names.size(), count),
                  "name every level, the lowest first, or none");
  scale.finish();
}

Level read_level(const yaml::Node& node, const Loading& loading) {
  Level level;
  level.where = node.where;
  yaml::MappingReader mapping(node, "a level", loading.problems);
  if (!mapping.is_mapping()) return level;
  if (mapping.required("level") != nullptr) level.level = mapping.optional_integer("level", 0, 10).value_or(1);
  level.criterion = required_both(mapping, "criterion", loading);
  level.shown = optional_rule(mapping, "shown", loading);
  level.refuted = optional_rule(mapping, "refuted", loading);
  mapping.finish();
  return level;
}

void check_levels(const Rubric& rubric, const Indicator& indicator, const yaml::Node& node, Problems& problems) {
  const bool by_levels = rubric.highest_level > 0;
  if (!by_levels) {
    if (!indicator.levels.empty())
      problems.push_back({indicator.levels.front().where, "this rubric has no scale of levels",
                          "add 'levels: {from: 1, to: 5}' to the rubric"});
    return;
  }
  if (indicator.met || indicator.partly || indicator.exceeded)
    problems.push_back({node.where, fmt::format("'{}' is judged by levels and has a rule for a verdict", indicator.id),
                        "write the rule as 'shown' of a level"});
  std::int64_t next = indicator.levels.empty() || indicator.levels.front().level != rubric.lowest_level
                          ? rubric.lowest_level + 1
                          : rubric.lowest_level;
  for (const Level& level : indicator.levels) {
    if (level.level != next) {
      problems.push_back({level.where, fmt::format("here stands level {} where level {} belongs", level.level, next),
                          "state every level once, the lowest first"});
      return;
    }
    if (level.level == rubric.lowest_level && (level.shown || level.refuted))
      problems.push_back({level.where, fmt::format("level {} is where everybody begins", level.level),
                          "it needs no rule: leave 'shown' and 'refuted' out"});
    ++next;
  }
  if (next != rubric.highest_level + 1)
    problems.push_back(
        {node.where, fmt::format("'{}' lacks level {}", indicator.id, next), "state every level up to the highest"});
}

}  // namespace matang::rubric
