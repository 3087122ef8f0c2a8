#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "assess/verdict.hpp"

namespace matang::assess {
namespace {

using evidence::Evidence;

/// The level that several pieces come to, the lowest; nothing where none states one.
std::optional<std::int64_t> lowest_said(const std::vector<Evidence>& pieces) {
  std::optional<std::int64_t> lowest;
  for (const Evidence& piece : pieces)
    if (piece.level && (!lowest || *piece.level < *lowest)) lowest = *piece.level;
  return lowest;
}

void count(IndicatorResult& result, std::int64_t low, std::int64_t high) {
  LevelRange& level = *result.level;
  level.low = low;
  level.high = high;
  result.score = {low * result.weight, high * result.weight, level.highest * result.weight};
  result.verdict = low != high            ? Verdict::unknown
                   : low == level.highest ? Verdict::met
                   : low == level.lowest  ? Verdict::not_met
                                          : Verdict::partly;
}

std::string range_text(std::int64_t low, std::int64_t high) {
  return low == high ? std::to_string(low) : std::to_string(low) + "–" + std::to_string(high);
}

void say_difference(IndicatorResult& result) {
  std::set<std::int64_t> levels;
  for (const Evidence& piece : result.evidence)
    if (piece.level) levels.insert(*piece.level);
  if (levels.size() < 2) return;
  std::string all;
  for (const std::int64_t level : levels) all += (all.empty() ? "" : "; ") + std::to_string(level);
  result.reasons.push_back({"level.evidence_differs", {{"levels", all}}});
}

}  // namespace

IndicatorResult merge_levels(const rubric::Rubric& rubric, const rubric::Group& group,
                             const rubric::Indicator& indicator, const rubric::SiteLevel& site,
                             std::vector<Evidence> pieces) {
  IndicatorResult result = described(group, indicator);
  result.level = LevelRange{rubric.lowest_level, rubric.highest_level, rubric.lowest_level, rubric.highest_level};
  const bool asks_the_site = std::any_of(indicator.levels.begin(), indicator.levels.end(),
                                         [](const rubric::Level& level) { return level.shown || level.refuted; });
  result.witnesses = site.witnesses;
  result.witnesses_counted = std::max(site.witnesses_counted, site.witnesses.size());
  sort_evidence(pieces);
  result.evidence = std::move(pieces);

  count(result, site.low, site.high);
  result.site_verdict = asks_the_site ? result.verdict : Verdict::not_applicable;
  if (asks_the_site) result.site_level = site.low;
  const std::optional<std::int64_t> said = lowest_said(result.evidence);
  if (!said) {
    // Pieces without a level all say that it does not apply.
    if (!result.evidence.empty()) {
      result.verdict = Verdict::not_applicable;
      result.evidence_verdict = Verdict::not_applicable;
      result.score = {};
      result.basis = Basis::evidence;
      result.contradiction = site.low > rubric.lowest_level;
      result.reasons.push_back({"evidence.not_applicable", {}});
      return result;
    }
    result.basis = site.low > rubric.lowest_level || site.high < rubric.highest_level ? Basis::site : Basis::none;
    result.reasons = site.reasons;
    return result;
  }

  const std::int64_t level = std::clamp(*said, rubric.lowest_level, rubric.highest_level);
  result.evidence_level = level;
  if (site.low <= level && level <= site.high) {
    count(result, level, level);
    const bool site_helps = site.low > rubric.lowest_level || site.high < rubric.highest_level;
    result.basis = site_helps ? Basis::both : Basis::evidence;
    result.reasons.push_back({"evidence.decides", {}});
  } else {
    result.contradiction = true;
    const bool site_counts = indicator.precedence == rubric::Precedence::site ||
                             (indicator.precedence == rubric::Precedence::lower && site.high < level);
    if (site_counts)
      count(result, site.low, site.high);
    else
      count(result, level, level);
    result.basis = site_counts ? Basis::site : Basis::evidence;
    result.reasons.push_back({"level." + std::string(spelling(indicator.precedence)) + "_counts",
                              {{"site", range_text(site.low, site.high)}, {"evidence", std::to_string(level)}}});
  }
  result.evidence_verdict = level == rubric.highest_level  ? Verdict::met
                            : level == rubric.lowest_level ? Verdict::not_met
                                                           : Verdict::partly;
  say_difference(result);
  return result;
}

}  // namespace matang::assess
