#include "report/html/sections.hpp"
#include "report/plain.hpp"

namespace matang::report::html {

void write_head(Sheet& sheet) {
  const assess::Assessment& a = sheet.assessment;
  const std::string name = a.name.empty() ? plain(a.target.host()) : plain(a.name);
  sheet.out.raw("<header class=\"title\">\n");
  sheet.out.paragraph(sheet.say("head.kind"), "kind");
  sheet.out.heading(1, isolated(name, 120));
  std::string assessed;
  for (const assess::RubricResult& rubric : a.rubrics) {
    const std::string score = stated_text(sheet.language, rubric);
    assessed += (assessed.empty() ? "" : "<br>") + sheet.text(rubric.title) +
                (score.empty() ? "" : ": <strong>" + score + "</strong>");
  }
  std::vector<std::pair<std::string, std::string>> rows{{sheet.say("fact.address"), link(a.target, 80)},
                                                        {sheet.say("head.as_of"), date_text(sheet.language, a.as_of)}};
  if (!a.body.empty()) rows.emplace_back(sheet.say("head.body"), sheet.word("body", a.body));
  if (!assessed.empty()) rows.emplace_back(sheet.say("head.assessed"), assessed);
  rows.emplace_back(sheet.say("head.complete"), sheet.set(!a.assessable                      ? "head.nothing_read"
                                                          : a.completeness.complete_enough() ? "head.complete_enough"
                                                                                             : "head.incomplete",
                                                          {{"pages", sheet.number(a.completeness.pages_read)},
                                                           {"seen", sheet.number(a.coverage.seen)}}));
  std::size_t pieces = 0;
  for (const evidence::EvidenceFile& file : a.evidence_files) pieces += file.evidence.size();
  rows.emplace_back(sheet.say("column.evidence"),
                    sheet.say(pieces == 0 ? "head.site_only" : "head.with_evidence", {{"n", std::to_string(pieces)}}));
  sheet.out.facts(rows);
  if (a.redacted) sheet.out.paragraph(sheet.say("note.redacted"), "note");
  sheet.out.raw("</header>\n");
}

}  // namespace matang::report::html
