#include "matang/compare/ranking.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <tuple>
#include <utility>

#include "compare/diff_parts.hpp"
#include "compare/ranking_parts.hpp"

namespace matang::compare {

std::vector<Rank> ranks(const std::vector<assess::ScoreRange>& scores) {
  std::vector<double> lows, highs;
  for (const assess::ScoreRange& score : scores)
    if (score.possible > 0) {
      lows.push_back(score.low_share());
      highs.push_back(score.high_share());
    }
  std::sort(lows.begin(), lows.end());
  std::sort(highs.begin(), highs.end());
  std::vector<Rank> all;
  for (const assess::ScoreRange& score : scores) {
    if (score.possible <= 0) {
      all.push_back({});
      continue;
    }
    const auto above = lows.end() - std::upper_bound(lows.begin(), lows.end(), score.high_share());
    const auto below = std::lower_bound(highs.begin(), highs.end(), score.low_share()) - highs.begin();
    all.push_back({static_cast<std::size_t>(above) + 1, highs.size() - static_cast<std::size_t>(below)});
  }
  return all;
}

std::string series_key(const assess::Assessment& assessment) {
  std::string key = role_of(assessment.target.host(), "\n") + std::string(assessment.target.path());
  while (!key.empty() && key.back() == '/') key.pop_back();
  return key;
}

namespace {

using assess::RubricResult;

/// Of each target the newest; two of one day are the same audit done twice, and the later file counts.
std::vector<const NamedAssessment*> newest_of_each(const std::vector<NamedAssessment>& all, Ranking& ranking) {
  std::map<std::string, const NamedAssessment*> by_target;
  std::size_t left_out = 0;
  for (const NamedAssessment& one : all) {
    const auto [place, is_new] = by_target.try_emplace(series_key(one.assessment), &one);
    if (is_new) continue;
    left_out += 1;
    if (one.assessment.as_of >= place->second->assessment.as_of) place->second = &one;
  }
  if (left_out > 0) ranking.notes.push_back({"rank.note.older", {{"n", std::to_string(left_out)}}});
  std::vector<const NamedAssessment*> newest;
  for (const auto& [key, one] : by_target) newest.push_back(one);
  return newest;
}

void add_stage(const RubricResult& rubric, RankedSite& site) {
  bool sure = true;
  for (std::size_t i = 0; i < rubric.groups.size(); ++i) {
    const assess::GroupResult& group = rubric.groups[i];
    if (!group.reached && !group.may_be_reached) return;
    sure = sure && group.reached;
    if (sure) site.stage_low = i + 1;
    site.stage_high = i + 1;
  }
}

RankedSite site_of(const NamedAssessment& one, const RubricResult& rubric, const SiteGroups& groups) {
  const assess::Assessment& assessment = one.assessment;
  RankedSite site;
  site.name = assessment.name.empty() ? std::string(assessment.target.host()) : assessment.name;
  site.file = one.file;
  site.group = groups.of(assessment);
  site.target = assessment.target;
  site.as_of = assessment.as_of;
  site.version = rubric.version;
  site.score = assessment.assessable ? rubric.score : assess::ScoreRange{};
  site.assessed = rubric.assessed;
  site.stated_low = rubric.stated_low;
  site.stated_high = rubric.stated_high;
  if (assessment.assessable) add_stage(rubric, site);
  if (!assessment.assessable)
    site.remarks.push_back({"rank.remark.not_assessable", {}});
  else if (!shows_all(assessment))
    site.remarks.push_back({"rank.remark.incomplete", {}});
  if (assessment.assessable && rubric.unknown_policy == rubric::UnknownPolicy::exclude && rubric.assessed < 1)
    site.remarks.push_back({"rank.remark.excluded", {}});
  return site;
}

/// The points of each of the league's groups; nothing possible where the site's rubric has no such group.
void add_groups(const RubricResult& rubric, const League& league, RankedSite& site, bool assessable) {
  for (const std::string& id : league.groups) {
    RankedGroup ranked;
    for (const assess::GroupResult& group : rubric.groups)
      if (group.id == id && assessable) {
        ranked.score = group.score;
        ranked.reached = group.reached;
        ranked.may_be_reached = group.may_be_reached;
      }
    site.groups.push_back(ranked);
  }
}

void add_remarks(League& league) {
  web::Date newest{};
  for (const RankedSite& site : league.sites) newest = std::max(newest, site.as_of);
  for (RankedSite& site : league.sites) {
    if (site.version != league.version)
      site.remarks.push_back({"rank.remark.version", {{"version", site.version}, {"of", league.version}}});
    const auto apart = std::chrono::sys_days(newest) - std::chrono::sys_days(site.as_of);
    if (apart > std::chrono::days(366))
      site.remarks.push_back({"rank.remark.year_apart", {{"days", std::to_string(apart.count())}}});
    if (site.score.possible > 0 && site.assessed < 0.5)
      site.remarks.push_back({"rank.remark.little", {{"share", std::to_string(site.assessed)}}});
  }
}

/// What is compared: the score, or where the framework knows none the stage reached.
assess::ScoreRange compared(const League& league, const RankedSite& site) {
  if (!league.by_stage) return site.score;
  if (site.score.possible == 0) return {};
  return {static_cast<std::int64_t>(site.stage_low), static_cast<std::int64_t>(site.stage_high),
          static_cast<std::int64_t>(league.groups.size())};
}

void add_ranks(League& league) {
  const bool unranked = league.score_style.as == rubric::ScoreStyle::As::none && !league.by_stage;
  std::vector<assess::ScoreRange> scores;
  std::map<std::string, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < league.sites.size(); ++i) {
    scores.push_back(unranked ? assess::ScoreRange{} : compared(league, league.sites[i]));
    members[league.sites[i].group].push_back(i);
  }
  const auto places = ranks(scores);
  std::size_t ranked = 0, decided = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    league.sites[i].rank = places[i];
    if (places[i].from == 0) continue;
    ranked += 1;
    decided += places[i].from - 1;  // so many are certainly above this one
  }
  league.pairs = ranked * (ranked - std::min<std::size_t>(ranked, 1)) / 2;
  league.undecided_pairs = league.pairs - decided;
  for (const auto& [group, which] : members) {
    if (group.empty()) continue;
    std::vector<assess::ScoreRange> own;
    for (const std::size_t i : which) own.push_back(scores[i]);
    const auto own_places = ranks(own);
    for (std::size_t i = 0; i < which.size(); ++i) league.sites[which[i]].rank_in_group = own_places[i];
  }
  for (std::size_t g = 0; g < league.groups.size(); ++g) {
    std::vector<assess::ScoreRange> of_group;
    for (const RankedSite& site : league.sites) of_group.push_back(site.groups[g].score);
    const auto group_places = ranks(of_group);
    for (std::size_t i = 0; i < league.sites.size(); ++i) league.sites[i].groups[g].rank = group_places[i];
  }
  std::sort(league.sites.begin(), league.sites.end(), [](const RankedSite& a, const RankedSite& b) {
    const auto key = [](const RankedSite& site) {
      return std::tuple(site.rank.from == 0, site.rank.from, site.rank.to, -site.score.high_share(),
                        -site.score.low_share());
    };
    if (key(a) != key(b)) return key(a) < key(b);
    return std::tie(a.name, a.target) < std::tie(b.name, b.target);
  });
}

}  // namespace

Ranking rank(const std::vector<NamedAssessment>& assessments, const SiteGroups& groups) {
  Ranking ranking;
  const auto sites = newest_of_each(assessments, ranking);
  struct Entry {
    const NamedAssessment* site;
    const RubricResult* rubric;
  };
  std::map<std::pair<std::string, std::string>, std::vector<Entry>> by_rubric;
  std::set<std::string> site_groups;
  for (const NamedAssessment* site : sites) {
    for (const RubricResult& rubric : site->assessment.rubrics)
      by_rubric[{rubric.id, rubric.profile}].push_back({site, &rubric});
    if (std::string group = groups.of(site->assessment); !group.empty()) site_groups.insert(std::move(group));
  }
  ranking.site_groups.assign(site_groups.begin(), site_groups.end());
  for (const auto& [key, entries] : by_rubric) {
    const Entry& newest = *std::max_element(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return a.site->assessment.as_of < b.site->assessment.as_of;
    });
    const RubricResult& rubric = *newest.rubric;
    League league;
    league.id = rubric.id;
    league.profile = rubric.profile;
    league.version = rubric.version;
    league.title = rubric.title;
    league.roll_up = rubric.roll_up;
    league.score_style = rubric.score_style;
    league.stated_most = rubric.stated_most;
    league.simulation = rubric.simulation;
    league.by_stage = rubric.score_style.as == rubric::ScoreStyle::As::none && rubric.roll_up == rubric::RollUp::stages;
    for (const assess::GroupResult& group : rubric.groups) {
      league.groups.push_back(group.id);
      league.group_titles.push_back(group.title);
    }
    for (const Entry& entry : entries) {
      league.sites.push_back(site_of(*entry.site, *entry.rubric, groups));
      add_groups(*entry.rubric, league, league.sites.back(), entry.site->assessment.assessable);
    }
    add_remarks(league);
    add_ranks(league);
    if (entries.size() < sites.size())
      ranking.notes.push_back(
          {"rank.note.without_rubric", {{"n", std::to_string(sites.size() - entries.size())}, {"rubric", rubric.id}}});
    ranking.leagues.push_back(std::move(league));
  }
  return ranking;
}

}  // namespace matang::compare
