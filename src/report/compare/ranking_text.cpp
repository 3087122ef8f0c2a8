#include "report/compare/ranking_text.hpp"

#include <algorithm>

namespace matang::report::comparison {

std::string rank_text(const compare::Rank& rank) {
  if (rank.from == 0) return "–";
  const std::string from = std::to_string(rank.from);
  return rank.from == rank.to ? from : from + "–" + std::to_string(rank.to);
}

std::string score_text(Language language, const compare::League& league, const compare::RankedSite& site) {
  if (site.score.possible == 0) return "";
  assess::RubricResult rubric;
  rubric.score = site.score;
  rubric.score_style = league.score_style;
  rubric.stated_low = site.stated_low;
  rubric.stated_high = site.stated_high;
  rubric.stated_most = league.stated_most;
  return stated_text(language, rubric);
}

std::string stage_text(Language language, const compare::League& league, const compare::RankedSite& site) {
  if (site.score.possible == 0) return "";
  const auto named = [&](std::size_t number) {
    return number == 0 || number > league.group_titles.size() ? std::string(phrase(language, "diff.no_stage"))
                                                              : in(language, league.group_titles[number - 1]);
  };
  const std::string low = named(site.stage_low);
  return site.stage_low == site.stage_high ? low : low + " – " + named(site.stage_high);
}

bool is_unranked(const compare::League& league) {
  return league.score_style.as == rubric::ScoreStyle::As::none && !league.by_stage;
}

bool has_groups(const compare::League& league) {
  return std::any_of(league.sites.begin(), league.sites.end(), [](const auto& site) { return !site.group.empty(); });
}

}  // namespace matang::report::comparison
