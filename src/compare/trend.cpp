#include "matang/compare/trend.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "compare/diff_parts.hpp"
#include "compare/ranking_parts.hpp"

namespace matang::compare {
namespace {

TrendPoint point_of(const NamedAssessment& one) {
  const assess::Assessment& assessment = one.assessment;
  TrendPoint point;
  point.as_of = assessment.as_of;
  point.file = one.file;
  point.tool_version = assessment.tool_version;
  point.complete = shows_all(assessment);
  for (const assess::Finding& finding : assessment.findings) {
    if (finding.standing == assess::Standing::ignored) continue;
    switch (finding.severity) {
      case assess::Severity::critical:
        point.critical += 1;
        break;
      case assess::Severity::major:
        point.major += 1;
        break;
      case assess::Severity::minor:
        point.minor += 1;
        break;
      case assess::Severity::info:
        point.info += 1;
        break;
    }
  }
  const Cells menus(assessment, "menus");
  for (std::size_t row = 0; row < menus.size(); ++row) {
    const facts::State state = menus.state(row);
    if (state == facts::State::none) continue;
    point.menus += 1;
    point.stale_menus += state == facts::State::stale ? 1 : 0;
    point.faulty_menus += is_faulty(state) ? 1 : 0;
  }
  point.pages = assessment.completeness.pages_read;
  point.documents = Cells(assessment, "documents").size();
  if (const auto newest = Cells(assessment, "site").date(0, "newest_content"); newest && assessment.as_of.ok())
    point.newest_days = (std::chrono::sys_days(assessment.as_of) - std::chrono::sys_days(*newest)).count();
  return point;
}

TrendLine& line_of(TrendRubric& rubric, const std::string& group, const Text& title) {
  for (TrendLine& line : rubric.lines)
    if (line.group == group) {
      line.title = title;  // the newest assessment's wording
      return line;
    }
  rubric.lines.push_back({group, title, {}});
  return rubric.lines.back();
}

void add_scores(TrendSeries& series, const assess::Assessment& assessment) {
  if (!assessment.assessable) return;
  const std::size_t point = series.points.size() - 1;
  for (const assess::RubricResult& result : assessment.rubrics) {
    auto found = std::find_if(series.rubrics.begin(), series.rubrics.end(), [&](const TrendRubric& each) {
      return each.id == result.id && each.profile == result.profile;
    });
    if (found == series.rubrics.end()) {
      series.rubrics.push_back({result.id, result.profile, result.title, false, {}});
      found = std::prev(series.rubrics.end());
    }
    found->title = result.title;
    found->states_no_score = result.score_style.as == rubric::ScoreStyle::As::none;
    const auto add = [&](const std::string& group, const Text& title, const assess::ScoreRange& score) {
      if (score.possible > 0) line_of(*found, group, title).scores.push_back({point, result.version, score});
    };
    add("", result.title, result.score);
    for (const assess::GroupResult& group : result.groups) add(group.id, group.title, group.score);
  }
}

}  // namespace

Trend trend(const std::vector<NamedAssessment>& assessments, const SiteGroups& groups) {
  std::map<std::string, std::vector<const NamedAssessment*>> by_series;
  for (const NamedAssessment& one : assessments) {
    const std::string group = groups.of(one.assessment);
    by_series[group.empty() ? series_key(one.assessment) : "\n" + group].push_back(&one);
  }
  Trend trend;
  std::size_t twice = 0;
  for (auto& [key, members] : by_series) {
    std::stable_sort(members.begin(), members.end(), [](const NamedAssessment* a, const NamedAssessment* b) {
      return a->assessment.as_of < b->assessment.as_of;
    });
    TrendSeries series;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const assess::Assessment& assessment = members[i]->assessment;
      // Two of one day are the same audit done twice: the later file counts.
      if (i + 1 < members.size() && members[i + 1]->assessment.as_of == assessment.as_of) {
        twice += 1;
        continue;
      }
      series.points.push_back(point_of(*members[i]));
      add_scores(series, assessment);
      series.name = assessment.name.empty() ? std::string(assessment.target.host()) : assessment.name;
      if (std::find(series.targets.begin(), series.targets.end(), assessment.target) == series.targets.end())
        series.targets.push_back(assessment.target);
    }
    if (key.front() == '\n') series.name = key.substr(1);
    trend.series.push_back(std::move(series));
  }
  std::stable_sort(trend.series.begin(), trend.series.end(),
                   [](const TrendSeries& a, const TrendSeries& b) { return a.name < b.name; });
  if (twice > 0) trend.notes.push_back({"trend.note.same_day", {{"n", std::to_string(twice)}}});
  if (std::all_of(trend.series.begin(), trend.series.end(),
                  [](const TrendSeries& series) { return series.points.size() < 2; }))
    trend.notes.push_back({"trend.note.single", {}});
  return trend;
}

}  // namespace matang::compare
