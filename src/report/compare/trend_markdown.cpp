#include "matang/report/comparison.hpp"
#include "report/compare/page.hpp"

namespace matang::report {
namespace comparison {
namespace {

void write_points(Page& page, const compare::TrendSeries& series) {
  std::vector<std::vector<std::string>> rows;
  for (const compare::TrendPoint& point : series.points)
    rows.push_back({page.date(point.as_of) + (point.complete ? "" : " †"), page.number(point.critical),
                    page.number(point.major), page.number(point.minor),
                    page.number(point.faulty_menus) + " / " + page.number(point.menus),
                    page.number(point.stale_menus) + " / " + page.number(point.menus), page.number(point.documents),
                    point.newest_days ? number_text(page.language, *point.newest_days) : ""});
  page.out.table(
      {page.left("column.as_of"), page.right("trend.column.critical"), page.right("trend.column.major"),
       page.right("trend.column.minor"), page.right("trend.column.faulty_menus"),
       page.right("trend.column.stale_menus"), page.right("heading.documents"), page.right("trend.column.newest_days")},
      rows);
}

void write_scores(Page& page, const compare::TrendSeries& series, const compare::TrendRubric& rubric) {
  std::vector<Column> columns{page.left("column.as_of"), page.left("trend.column.version")};
  for (const compare::TrendLine& line : rubric.lines) {
    if (line.group.empty() && rubric.states_no_score) continue;
    columns.push_back({line.group.empty() ? page.say("total") : page.text(line.title), Align::right});
  }
  std::vector<std::vector<std::string>> rows;
  for (std::size_t point = 0; point < series.points.size(); ++point) {
    std::vector<std::string> row{page.date(series.points[point].as_of), ""};
    bool any = false;
    for (const compare::TrendLine& line : rubric.lines) {
      if (line.group.empty() && rubric.states_no_score) continue;
      std::string cell;
      for (const compare::TrendScore& score : line.scores)
        if (score.point == point) {
          cell = range_text(page.language, score.score);
          row[1] = escape(score.version);
          any = true;
        }
      row.push_back(std::move(cell));
    }
    if (any) rows.push_back(std::move(row));
  }
  page.out.table(columns, rows);
}

}  // namespace
}  // namespace comparison

std::string to_markdown(const compare::Trend& trend, const Options& options) {
  using namespace comparison;
  markdown::Writer out;
  Page page{options.language, out};
  page.heading(1, "trend.title");
  page.paragraph("trend.intro");
  std::vector<std::string> notes;
  for (const Message& note : trend.notes) notes.push_back(page.say(note));
  page.out.bullets(notes);
  for (const compare::TrendSeries& series : trend.series) {
    out.heading(2, escape(series.name));
    std::string targets;
    for (const web::Url& target : series.targets) targets += (targets.empty() ? "" : " → ") + link(target);
    out.paragraph(page.set("trend.targets", {{"targets", targets}}));
    for (const compare::TrendRubric& rubric : series.rubrics) {
      out.heading(3, page.text(rubric.title));
      write_scores(page, series, rubric);
    }
    out.heading(3, page.say("trend.heading.state"));
    write_points(page, series);
    for (const compare::TrendPoint& point : series.points)
      if (!point.complete) {
        page.paragraph("trend.incomplete");
        break;
      }
  }
  return out.take();
}

}  // namespace matang::report
