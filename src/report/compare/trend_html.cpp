#include <fmt/format.h>

#include <algorithm>

#include "matang/report/comparison.hpp"
#include "report/compare/html_page.hpp"
#include "report/compare/trend_chart.hpp"

namespace matang::report {
namespace comparison {
namespace {

using compare::TrendLine;
using compare::TrendRubric;
using compare::TrendSeries;
using html::Sheet;

/// A drawing with its title and, where there is one, what it says in a few figures.
std::string panel(const std::string& title, const std::string& figures, const std::string& svg) {
  return "<figure><figcaption>" + title + (figures.empty() ? "" : "<span>" + figures + "</span>") + "</figcaption>" +
         svg + "</figure>\n";
}

std::string label_of(const Sheet& sheet, const TrendSeries& series, const std::string& title, const std::string& from,
                     const std::string& to) {
  return sheet.set("trend.chart.label", {{"title", title},
                                         {"from", from},
                                         {"first", date_text(sheet.language, series.points.front().as_of)},
                                         {"to", to},
                                         {"last", date_text(sheet.language, series.points.back().as_of)}});
}

void write_rubric(HtmlPage& page, const TrendSeries& series, const TrendRubric& rubric, const std::string& id) {
  const Sheet& sheet = page.sheet();
  const TrendChart chart(series);
  page.out().heading(3, sheet.text(rubric.title));
  std::string panels;
  html::Table table;
  table.id = id;
  table.caption = sheet.text(rubric.title);
  table.columns = {sheet.column("column.as_of"), sheet.column("trend.column.version")};
  std::vector<const TrendLine*> lines;
  for (const TrendLine& line : rubric.lines) {
    if ((line.group.empty() && rubric.states_no_score) || line.scores.empty()) continue;
    lines.push_back(&line);
    const std::string title = line.group.empty() ? sheet.say("total") : sheet.text(line.title);
    table.columns.push_back({title, "number"});
    const std::string from = range_text(sheet.language, line.scores.front().score),
                      to = range_text(sheet.language, line.scores.back().score);
    // Scores of two versions do not compare.
    const bool joined = line.scores.size() > 1 && line.scores.front().version == line.scores.back().version;
    panels +=
        panel(title, joined ? from + " → " + to : to, chart.range(line, label_of(sheet, series, title, from, to)));
  }
  page.out().raw("<div class=\"panels\">\n" + panels + "</div>\n");
  page.out().paragraph(sheet.say("trend.chart.key"), "note");
  for (std::size_t point = 0; point < series.points.size(); ++point) {
    html::Row row;
    row.cells = {date_text(sheet.language, series.points[point].as_of), std::string()};
    bool any = false;
    for (const TrendLine* line : lines) {
      std::string cell;
      for (const compare::TrendScore& score : line->scores)
        if (score.point == point) {
          cell = range_text(sheet.language, score.score);
          row.cells[1].html = html::escape(score.version, 20);
          any = true;
        }
      row.cells.emplace_back(std::move(cell));
    }
    if (any) table.rows.push_back(std::move(row));
  }
  page.out().table(table);
}

void write_state(HtmlPage& page, const TrendSeries& series, const std::string& id) {
  const Sheet& sheet = page.sheet();
  const TrendChart chart(series);
  page.out().heading(3, sheet.say("trend.heading.state"));
  std::vector<double> critical, major, minor, faulty, stale, newest;
  html::Table table;
  table.id = id;
  table.caption = sheet.say("trend.heading.state");
  table.columns = {sheet.column("column.as_of"),
                   sheet.column("trend.column.critical", "number"),
                   sheet.column("trend.column.major", "number"),
                   sheet.column("trend.column.minor", "number"),
                   sheet.column("trend.column.faulty_menus", "number"),
                   sheet.column("trend.column.stale_menus", "number"),
                   sheet.column("heading.documents", "number"),
                   sheet.column("trend.column.newest_days", "number")};
  bool incomplete = false;
  for (const compare::TrendPoint& point : series.points) {
    critical.push_back(static_cast<double>(point.critical));
    major.push_back(static_cast<double>(point.major));
    minor.push_back(static_cast<double>(point.minor));
    const double menus = static_cast<double>(std::max<std::size_t>(point.menus, 1));
    faulty.push_back(static_cast<double>(point.faulty_menus) / menus);
    stale.push_back(static_cast<double>(point.stale_menus) / menus);
    newest.push_back(static_cast<double>(std::max<std::int64_t>(point.newest_days.value_or(0), 0)));
    incomplete = incomplete || !point.complete;
    html::Row row;
    const auto of = [&](std::size_t n) { return sheet.number(n) + " / " + sheet.number(point.menus); };
    row.cells = {date_text(sheet.language, point.as_of) + (point.complete ? "" : " †"),
                 sheet.number(point.critical),
                 sheet.number(point.major),
                 sheet.number(point.minor),
                 of(point.faulty_menus),
                 of(point.stale_menus),
                 sheet.number(point.documents),
                 point.newest_days ? number_text(sheet.language, *point.newest_days) : std::string()};
    table.rows.push_back(std::move(row));
  }
  const auto key = [&](std::initializer_list<std::pair<std::string_view, std::string>> parts) {
    std::string text;
    for (const auto& [look, word] : parts)
      text +=
          "<svg class=\"key\" width=\"18\" height=\"10\" aria-hidden=\"true\" focusable=\"false\" "
          "style=\"display:inline-block\"><rect class=\"" +
          std::string(look) + "\" x=\"1\" y=\"1\" width=\"16\" height=\"8\"/></svg> " + word + " ";
    return text;
  };
  const auto figures = [&](std::size_t (*count)(const compare::TrendPoint&)) {
    return std::pair(sheet.number(count(series.points.front())), sheet.number(count(series.points.back())));
  };
  const auto findings = figures([](const compare::TrendPoint& p) { return p.critical + p.major + p.minor; });
  const auto faults = figures([](const compare::TrendPoint& p) { return p.faulty_menus + p.stale_menus; });
  std::string panels =
      panel(sheet.say("trend.chart.findings"),
            key({{"first-part", sheet.word("severity", "critical")},
                 {"second-part", sheet.word("severity", "major")},
                 {"third-part", sheet.word("severity", "minor")}}),
            chart.columns({critical, major, minor},
                          label_of(sheet, series, sheet.say("trend.chart.findings"), findings.first, findings.second),
                          false)) +
      panel(sheet.say("trend.chart.stale") + ", %",
            key({{"first-part", sheet.say("trend.key.faulty")}, {"second-part", sheet.say("trend.key.stale")}}),
            chart.columns({faulty, stale},
                          label_of(sheet, series, sheet.say("trend.chart.stale"), faults.first, faults.second), true));
  const auto age = [&](const compare::TrendPoint& point) {
    return point.newest_days ? number_text(sheet.language, *point.newest_days) : std::string("–");
  };
  panels += panel(sheet.say("trend.chart.newest"),
                  (series.points.size() > 1 ? age(series.points.front()) + " → " : "") + age(series.points.back()),
                  chart.columns({newest},
                                label_of(sheet, series, sheet.say("trend.chart.newest"), age(series.points.front()),
                                         age(series.points.back())),
                                false));
  page.out().raw("<div class=\"panels\">\n" + panels + "</div>\n");
  page.out().table(table);
  if (incomplete) page.out().paragraph(sheet.say("trend.incomplete"), "note");
}

}  // namespace
}  // namespace comparison

std::string to_html(const compare::Trend& trend, const Options& options) {
  using namespace comparison;
  HtmlPage page(options.language, "trend.title");
  const html::Sheet& sheet = page.sheet();
  std::vector<std::pair<std::string, std::string>> contents;
  for (std::size_t i = 0; i < trend.series.size(); ++i)
    contents.emplace_back(fmt::format("series-{}", i), html::isolated(trend.series[i].name, 80));
  page.begin("trend.intro", trend.notes, contents);
  for (std::size_t i = 0; i < trend.series.size(); ++i) {
    const compare::TrendSeries& series = trend.series[i];
    page.begin_section(contents[i].first, contents[i].second);
    std::string targets;
    for (const web::Url& target : series.targets) targets += (targets.empty() ? "" : " → ") + html::link(target);
    page.out().paragraph(sheet.set("trend.targets", {{"targets", targets}}));
    for (std::size_t r = 0; r < series.rubrics.size(); ++r)
      write_rubric(page, series, series.rubrics[r], fmt::format("series-{}-{}", i, r));
    write_state(page, series, fmt::format("series-{}-state", i));
    page.end_section();
  }
  return page.end();
}

}  // namespace matang::report
