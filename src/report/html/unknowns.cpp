#include "report/html/sections.hpp"
#include "report/passages.hpp"

namespace matang::report::html {

void write_unknowns(Sheet& sheet) {
  constexpr std::size_t most_rows = 100;
  Table table;
  table.id = "unknowns-table";
  table.caption = sheet.say("unknowns.caption");
  table.look = "stack";
  table.columns = {sheet.column("column.indicator", "wide"), sheet.column("column.rubric"),
                   sheet.column("column.why", "wide"), sheet.column("column.answered_by")};
  std::size_t all = 0, number = 0;
  for (const assess::RubricResult& rubric : sheet.assessment.rubrics) {
    ++number;
    for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
      const assess::IndicatorResult& indicator = rubric.indicators[i];
      if (indicator.verdict != assess::Verdict::unknown || ++all > most_rows) continue;
      std::string answer;
      for (const evidence::Kind kind : indicator.answered_by)
        answer += (answer.empty() ? "" : ", ") + sheet.word("evidence_kind", spelling(kind));
      table.rows.push_back({{"<a href=\"#" + anchor("i", number, i + 1) + "\">" + sheet.text(indicator.title) + "</a>",
                             sheet.text(rubric.title), sheet.reasons(indicator),
                             answer.empty() ? sheet.say("unknowns.site_only") : answer}});
    }
  }
  if (table.rows.empty()) {
    sheet.paragraph(sheet.assessment.assessable ? "unknowns.none" : "not_known");
  } else {
    sheet.paragraph("unknowns.intro");
    sheet.out.table(table);
    sheet.capped(table.rows.size(), all, "indicators.csv");
  }
  write_gaps(sheet);
}

}  // namespace matang::report::html
