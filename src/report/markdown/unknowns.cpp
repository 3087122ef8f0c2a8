#include "report/markdown/sections.hpp"
#include "report/passages.hpp"

namespace matang::report::markdown {
namespace {

std::string answered_by(const Sheet& sheet, const assess::IndicatorResult& indicator) {
  std::string text;
  for (const evidence::Kind kind : indicator.answered_by)
    text += (text.empty() ? "" : ", ") + sheet.word("evidence_kind", spelling(kind));
  return text.empty() ? sheet.say("unknowns.site_only") : text;
}

}  // namespace

void write_unknowns(Sheet& sheet) {
  sheet.heading(2, "heading.unknowns");
  std::vector<std::vector<std::string>> rows;
  for (const assess::RubricResult& rubric : sheet.assessment.rubrics)
    for (const assess::IndicatorResult& indicator : rubric.indicators) {
      if (indicator.verdict != assess::Verdict::unknown) continue;
      std::string why;
      for (const Message& reason : indicator.reasons) why += (why.empty() ? "" : " ") + sheet.say(reason);
      rows.push_back({sheet.text(indicator.title), sheet.text(rubric.title), why, answered_by(sheet, indicator)});
    }
  if (rows.empty())
    sheet.paragraph(sheet.assessment.assessable ? "unknowns.none" : "not_known");
  else {
    sheet.paragraph("unknowns.intro");
    sheet.out.table({sheet.left("column.indicator"), sheet.left("column.rubric"), sheet.left("column.why"),
                     sheet.left("column.answered_by")},
                    rows);
  }
  write_gaps(sheet);
}

}  // namespace matang::report::markdown
