#include "matang/report/comparison.hpp"
#include "report/csv_writer.hpp"

namespace matang::report {

/// One measure of one day a row, so that any spreadsheet can chart it.
std::string to_csv(const compare::Trend& trend, const Options& options) {
  CsvWriter csv(options);
  for (const std::string_view column :
       {"series", "as_of", "measure", "part", "low", "high", "version", "complete", "file"})
    csv.text(column);
  csv.end_row();
  for (const compare::TrendSeries& series : trend.series) {
    const auto begin = [&](const compare::TrendPoint& point, std::string_view measure, std::string_view part) {
      csv.text(series.name);
      csv.text(web::to_text(point.as_of));
      csv.text(measure);
      csv.text(part);
    };
    const auto end = [&](const compare::TrendPoint& point, std::string_view version) {
      csv.text(version);
      csv.text(point.complete ? "true" : "false");
      csv.text(point.file);
      csv.end_row();
    };
    for (const compare::TrendRubric& rubric : series.rubrics)
      for (const compare::TrendLine& line : rubric.lines) {
        if (line.group.empty() && rubric.states_no_score) continue;
        for (const compare::TrendScore& score : line.scores) {
          const compare::TrendPoint& point = series.points[score.point];
          begin(point, rubric.id, line.group);
          csv.decimal(score.score.low_share());
          csv.decimal(score.score.high_share());
          end(point, score.version);
        }
      }
    for (const compare::TrendPoint& point : series.points) {
      const auto count = [&](std::string_view measure, std::string_view part, std::int64_t number) {
        begin(point, measure, part);
        csv.number(number);
        csv.number(number);
        end(point, "");
      };
      const auto size = [](std::size_t n) { return static_cast<std::int64_t>(n); };
      count("findings", "critical", size(point.critical));
      count("findings", "major", size(point.major));
      count("findings", "minor", size(point.minor));
      count("findings", "info", size(point.info));
      count("menus", "all", size(point.menus));
      count("menus", "faulty", size(point.faulty_menus));
      count("menus", "stale", size(point.stale_menus));
      count("pages", "", size(point.pages));
      count("documents", "", size(point.documents));
      if (point.newest_days) count("newest_days", "", *point.newest_days);
    }
  }
  return csv.take();
}

}  // namespace matang::report
