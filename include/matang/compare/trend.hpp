#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "matang/assess/assessment.hpp"
#include "matang/compare/ranking.hpp"

/// Assessments of the same sites over time.
namespace matang::compare {

struct TrendPoint {
  web::Date as_of{};
  std::string file;
  std::string tool_version;
  bool complete = true;
  std::size_t critical = 0, major = 0, minor = 0, info = 0;  ///< findings
  std::size_t menus = 0, stale_menus = 0, faulty_menus = 0;  ///< of those that can be opened
  std::size_t pages = 0, documents = 0;
  std::optional<std::int64_t> newest_days;  ///< age of the newest content at as-of
};
struct TrendScore {
  std::size_t point = 0;  ///< index into TrendSeries::points
  std::string version;    ///< of the rubric: scores of two versions are not joined by a line
  assess::ScoreRange score;
};
struct TrendLine {
  std::string group;  ///< "" for the rubric as a whole
  Text title;
  std::vector<TrendScore> scores;
};
struct TrendRubric {
  std::string id, profile;
  Text title;
  bool states_no_score = false;
  std::vector<TrendLine> lines;  ///< the whole first, then its groups
};
struct TrendSeries {
  std::string name;                ///< of the newest assessment, or the group the user's list gives
  std::vector<web::Url> targets;   ///< more than one where a list joins an old portal with its successor
  std::vector<TrendPoint> points;  ///< oldest first
  std::vector<TrendRubric> rubrics;
};
struct Trend {
  std::vector<TrendSeries> series;  ///< by name
  std::vector<Message> notes;
};

/// One series a target; targets that `groups` gives the same name are one series.
Trend trend(const std::vector<NamedAssessment>& assessments, const SiteGroups& groups);

}  // namespace matang::compare
