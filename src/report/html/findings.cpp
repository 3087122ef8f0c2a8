#include <algorithm>

#include "report/finding_groups.hpp"
#include "report/html/sections.hpp"

namespace matang::report::html {
namespace {

constexpr std::size_t most_rows = 200;

/// Findings in the assessment's order: the most severe first; those that a baseline or an ignore file set aside last.
std::vector<const assess::Finding*> in_order(const std::vector<assess::Finding>& findings) {
  std::vector<const assess::Finding*> all;
  for (const assess::Finding& finding : findings) all.push_back(&finding);
  std::stable_partition(all.begin(), all.end(),
                        [](const assess::Finding* one) { return one->standing != assess::Standing::ignored; });
  return all;
}

/// What the finding is about, and where a reader meets it.
std::string subject(const Sheet& sheet, const assess::Finding& finding) {
  if (const auto* indicator = indicator_of(sheet.assessment, finding)) return sheet.text(indicator->title);
  return link_text(finding.subject, 90);
}

}  // namespace

void write_findings(Sheet& sheet) {
  const auto all = in_order(sheet.assessment.findings);
  if (all.empty()) {
    sheet.paragraph(sheet.assessment.assessable ? "terminal.no_findings" : "faults.not_assessable");
    return;
  }
  const bool marked = std::any_of(
      all.begin(), all.end(), [](const assess::Finding* one) { return one->standing != assess::Standing::unmarked; });
  Table table;
  table.id = "findings-table";
  table.caption = sheet.say("findings.caption");
  table.look = "stack";
  table.head_column = 2;
  table.attributes = " data-filter data-say-search=\"" + sheet.say("filter.search") + "\" data-say-all=\"" +
                     sheet.say("filter.all") + "\" data-say-shown=\"" + sheet.say("filter.shown") + "\"";
  table.columns = {
      sheet.column("column.severity", "choose", "number"), sheet.column("column.kind", "choose", "text"),
      sheet.column("column.subject", "wide", "text"),      sheet.column("column.found", "wide"),
      sheet.column("column.found_on", "narrow"),           sheet.column("column.pages", "number", "number")};
  if (marked) table.columns.push_back(sheet.column("column.standing", "choose", "text"));
  for (std::size_t i = 0; i < std::min(all.size(), most_rows); ++i) {
    const assess::Finding& finding = *all[i];
    Row row{{Cell(severity_mark(sheet, finding.severity), std::to_string(static_cast<int>(finding.severity))),
             sheet.word("finding_kind", finding.kind), subject(sheet, finding),
             sheet.say(finding.detail) + "<span class=\"remedy\">" + sheet.say(finding.recommendation) + "</span>",
             link(finding.found_on, 50),
             Cell(finding.pages > 0 ? sheet.number(finding.pages) : "", std::to_string(finding.pages))}};
    if (marked) {
      std::string standing =
          finding.standing == assess::Standing::unmarked ? "" : sheet.word("standing", spelling(finding.standing));
      if (!finding.ignored_because.empty())
        standing += "<span class=\"under\">" + isolated(finding.ignored_because, 120) + "</span>";
      row.cells.emplace_back(std::move(standing));
    }
    table.rows.push_back(std::move(row));
  }
  sheet.out.table(table);
  sheet.capped(table.rows.size(), all.size(), "findings.csv");
}

}  // namespace matang::report::html
