#include <algorithm>

#include "report/markdown/sections.hpp"

namespace matang::report::markdown {

/// Everything to mend apart from failed indicators, which have their own tables: each kind under its own heading.
void write_faults(Sheet& sheet) {
  constexpr std::size_t most_rows = 20;
  sheet.heading(2, "heading.faults");
  std::size_t written = 0;
  for (const FindingGroup& group : grouped(sheet.assessment.findings)) {
    if (!group.findings.front()->indicator.empty() && group.kind != "contradiction") continue;
    ++written;
    sheet.out.heading(3, sheet.word("finding_kind", group.kind) + " (" +
                             sheet.word("severity", spelling(group.severity)) + ", " +
                             sheet.number(group.findings.size()) + ")");
    const Message& remedy = group.findings.front()->recommendation;
    const bool shared = std::all_of(group.findings.begin(), group.findings.end(), [&](const assess::Finding* finding) {
      return finding->recommendation.code == remedy.code;
    });
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < std::min(group.findings.size(), most_rows); ++i) {
      const assess::Finding& finding = *group.findings[i];
      std::string found = sheet.say(finding.detail);
      if (finding.standing == assess::Standing::fresh)
        found += " (**" + sheet.word("standing", spelling(finding.standing)) + "**)";
      if (finding.standing == assess::Standing::ignored)
        found += " " + sheet.say("ci.ignored", {{"reason", finding.ignored_because}});
      rows.push_back({subject_of(sheet, finding), found, link(finding.found_on, 50),
                      finding.pages > 0 ? sheet.number(finding.pages) : ""});
    }
    sheet.out.table({sheet.left("column.subject"), sheet.left("column.found"), sheet.left("column.found_on"),
                     sheet.right("column.pages")},
                    rows);
    sheet.capped(rows.size(), group.findings.size(), "findings.csv");
    if (shared) sheet.out.paragraph(sheet.set("faults.remedy", {{"text", sheet.say(remedy)}}));
  }
  if (written == 0) sheet.paragraph(sheet.assessment.assessable ? "faults.none" : "faults.not_assessable");
}

}  // namespace matang::report::markdown
