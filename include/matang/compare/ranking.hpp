#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "matang/assess/assessment.hpp"
#include "matang/rubric/rubric.hpp"
#include "matang/text.hpp"

/// Several sites in one table. A range that overlaps another's proves no order, so a rank is a range too.
namespace matang::compare {

/// Which group of sites (region, kind of body …) a target belongs to, as the user's list has it.
struct SiteGroups {
  std::map<std::string, std::string> by_host, by_name;  ///< keys as host_key() and name_key() give them
  /// "" where the list does not name the site.
  std::string of(const assess::Assessment& assessment) const;
};
std::string host_key(std::string_view address_or_host);
std::string name_key(std::string_view name);

/// "2–3": between the best and the worst place that the ranges allow. 0 and 0 where it is not ranked.
struct Rank {
  std::size_t from = 0, to = 0;
  friend bool operator==(const Rank&, const Rank&) = default;
};
/// Each one's place among all: certainly above are those whose least is more than its most. A range with nothing
/// possible (not applicable) has no place.
std::vector<Rank> ranks(const std::vector<assess::ScoreRange>& scores);

struct RankedGroup {
  assess::ScoreRange score;
  Rank rank;
  bool reached = false, may_be_reached = false;
};
struct RankedSite {
  std::string name, file, group;
  web::Url target;
  web::Date as_of{};
  std::string version;  ///< of the rubric
  assess::ScoreRange score;
  double assessed = 0;
  double stated_low = 0, stated_high = 0;
  Rank rank, rank_in_group;
  std::size_t stage_low = 0, stage_high = 0;  ///< stages: the highest reached without a gap; 0 is below the first
  std::vector<RankedGroup> groups;            ///< one a group of the league
  std::vector<Message> remarks;  ///< "rank.remark.…": why this row does not compare with the others without more ado
};

/// The league table of one rubric.
struct League {
  std::string id, profile, version;  ///< the newest version among the sites; others carry a remark
  Text title;
  rubric::RollUp roll_up = rubric::RollUp::weighted;
  rubric::ScoreStyle score_style;
  double stated_most = 0;
  bool simulation = false;
  bool by_stage = false;            ///< ranked by the stage reached: the framework knows no number
  std::vector<std::string> groups;  ///< ids
  std::vector<Text> group_titles;
  std::vector<RankedSite> sites;               ///< best first
  std::size_t undecided_pairs = 0, pairs = 0;  ///< pairs of sites whose order is open, and all pairs
};

struct Ranking {
  std::vector<League> leagues;
  std::vector<std::string> site_groups;  ///< those that occur, sorted
  std::vector<Message> notes;            ///< what was left out, and why
};

struct NamedAssessment {
  std::string file;
  assess::Assessment assessment;
};
/// Of several assessments of one target only the newest is ranked; the notes say so.
Ranking rank(const std::vector<NamedAssessment>& assessments, const SiteGroups& groups);

}  // namespace matang::compare
