#include <algorithm>

#include "compare/diff_parts.hpp"

namespace matang::compare {

Change change_of(const assess::ScoreRange& before, const assess::ScoreRange& after) {
  if (before.possible == 0 || after.possible == 0) return Change::not_comparable;
  // Division is correctly rounded (IEEE 754), so equal fractions give equal shares.
  const double old_low = before.low_share(), old_high = before.high_share();
  const double new_low = after.low_share(), new_high = after.high_share();
  if (new_low > old_high) return Change::rose;
  if (new_high < old_low) return Change::fell;
  if (before.low == before.high && after.low == after.high) return Change::same;
  const bool moved = new_low != old_low || new_high != old_high;
  if (!moved) return Change::no_visible_change;
  if (new_low >= old_low && new_high >= old_high) return Change::may_have_risen;
  if (new_low <= old_low && new_high <= old_high) return Change::may_have_fallen;
  return Change::cannot_tell;
}

namespace {

using assess::IndicatorResult;
using assess::RubricResult;

assess::ScoreRange points(const assess::LevelRange& level) {
  return {level.low - level.lowest, level.high - level.lowest, level.highest - level.lowest};
}

Change indicator_change(const IndicatorResult& before, const IndicatorResult& after) {
  if (before.verdict == assess::Verdict::not_applicable || after.verdict == assess::Verdict::not_applicable)
    return Change::not_comparable;
  if (before.level.has_value() != after.level.has_value()) return Change::not_comparable;
  if (before.level && (before.level->lowest != after.level->lowest || before.level->highest != after.level->highest))
    return Change::not_comparable;
  return before.level ? change_of(points(*before.level), points(*after.level)) : change_of(before.score, after.score);
}

/// A score from which unknowns are left out is a single number, but not a certain one.
Change doubted(Change change, const RubricResult& before, const RubricResult& after) {
  const auto open = [](const RubricResult& rubric) {
    return rubric.unknown_policy == rubric::UnknownPolicy::exclude && rubric.assessed < 1;
  };
  if (!open(before) && !open(after)) return change;
  switch (change) {
    case Change::rose:
      return Change::may_have_risen;
    case Change::fell:
      return Change::may_have_fallen;
    case Change::same:
      return Change::no_visible_change;
    default:
      return change;
  }
}

StageRange stages_of(const RubricResult& rubric) {
  StageRange range;
  bool sure = true;
  for (std::size_t i = 0; i < rubric.groups.size(); ++i) {
    const assess::GroupResult& group = rubric.groups[i];
    if (!group.reached && !group.may_be_reached) break;
    sure = sure && group.reached;
    if (sure) {
      range.low = group.id;
      range.low_title = group.title;
      range.low_number = i + 1;
    }
    range.high = group.id;
    range.high_title = group.title;
    range.high_number = i + 1;
  }
  return range;
}

template <class T>
const T* find(const std::vector<T>& all, const std::string& id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& each) { return each.id == id; });
  return found == all.end() ? nullptr : &*found;
}

RubricChange compare_rubric(const RubricResult& before, const RubricResult& after) {
  RubricChange change;
  change.id = after.id;
  change.profile = after.profile;
  change.version_before = before.version;
  change.version_after = after.version;
  change.title = after.title;
  change.same_version = before.version == after.version && before.profile == after.profile;
  change.states_no_score = after.score_style.as == rubric::ScoreStyle::As::none;
  change.before = before.score;
  change.after = after.score;
  change.change =
      change.same_version ? doubted(change_of(before.score, after.score), before, after) : Change::not_comparable;
  if (before.roll_up == rubric::RollUp::stages && after.roll_up == rubric::RollUp::stages && change.same_version) {
    change.stage_before = stages_of(before);
    change.stage_after = stages_of(after);
    const auto as_points = [&](const StageRange& range) {
      return assess::ScoreRange{static_cast<std::int64_t>(range.low_number),
                                static_cast<std::int64_t>(range.high_number),
                                static_cast<std::int64_t>(after.groups.size())};
    };
    change.stage_change = change_of(as_points(change.stage_before), as_points(change.stage_after));
  }
  for (const assess::GroupResult& group : after.groups)
    if (const auto* old_one = find(before.groups, group.id))
      change.groups.push_back({group.id, group.title,
                               change.same_version ? doubted(change_of(old_one->score, group.score), before, after)
                                                   : Change::not_comparable,
                               old_one->score, group.score});
  std::map<std::string, const IndicatorResult*> old_indicators;
  for (const IndicatorResult& indicator : before.indicators) old_indicators.emplace(indicator.id, &indicator);
  for (const IndicatorResult& indicator : after.indicators) {
    const auto found = old_indicators.find(indicator.id);
    if (found == old_indicators.end()) {
      change.only_after.push_back(indicator.id);
      continue;
    }
    const IndicatorResult& old_one = *found->second;
    change.indicators.push_back({indicator.group, indicator.id, indicator.title, indicator_change(old_one, indicator),
                                 old_one.verdict, indicator.verdict, old_one.level, indicator.level, old_one.score,
                                 indicator.score, old_one.basis, indicator.basis});
    old_indicators.erase(found);
  }
  for (const IndicatorResult& indicator : before.indicators)
    if (old_indicators.count(indicator.id) != 0) change.only_before.push_back(indicator.id);
  return change;
}

}  // namespace

std::size_t RubricChange::count(Change which) const {
  return static_cast<std::size_t>(std::count_if(indicators.begin(), indicators.end(),
                                                [&](const IndicatorChange& each) { return each.change == which; }));
}

void compare_rubrics(const assess::Assessment& before, const assess::Assessment& after, Diff& diff) {
  for (const RubricResult& rubric : after.rubrics)
    if (const auto* old_one = find(before.rubrics, rubric.id))
      diff.rubrics.push_back(compare_rubric(*old_one, rubric));
    else
      diff.rubrics_only_after.push_back(rubric.id);
  for (const RubricResult& rubric : before.rubrics)
    if (!find(after.rubrics, rubric.id)) diff.rubrics_only_before.push_back(rubric.id);
}

}  // namespace matang::compare
