#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "report/html/sections.hpp"

namespace matang::report::html {
namespace {

constexpr std::size_t most_rows = 15;

struct Burden {
  web::Url url;
  std::array<std::size_t, 4> of{};  ///< findings a severity
  std::set<std::string> kinds;
  std::size_t all() const { return of[0] + of[1] + of[2]; }
};

/// A finding burdens the page it lies on: itself where the page is at fault, else the page that shows it.
std::vector<Burden> burdens(const assess::Assessment& assessment) {
  std::set<std::string> pages;
  const TableView table(assessment, "pages");
  for (std::size_t i = 0; i < table.size(); ++i) pages.insert(table.text(i, "url"));
  std::map<std::string, Burden> by_page;
  for (const assess::Finding& finding : assessment.findings) {
    if (finding.severity == assess::Severity::info || !finding.indicator.empty()) continue;
    const bool itself = !finding.url.empty() && pages.count(finding.url.text()) != 0;
    const web::Url& url = itself ? finding.url : finding.found_on;
    if (url.empty()) continue;
    Burden& burden = by_page[url.text()];
    burden.url = url;
    ++burden.of.at(static_cast<std::size_t>(finding.severity));
    burden.kinds.insert(finding.kind);
  }
  std::vector<Burden> all;
  for (auto& [address, burden] : by_page) all.push_back(std::move(burden));
  std::stable_sort(all.begin(), all.end(), [](const Burden& a, const Burden& b) {
    if (a.all() != b.all()) return a.all() > b.all();
    return a.of > b.of;
  });
  return all;
}

}  // namespace

void write_worst_pages(Sheet& sheet) {
  const std::vector<Burden> all = burdens(sheet.assessment);
  if (all.empty()) {
    sheet.paragraph(sheet.assessment.assessable ? "worst.none" : "not_known");
    return;
  }
  sheet.paragraph("worst.intro");
  Table table;
  table.id = "worst-table";
  table.caption = sheet.say("worst.caption");
  table.look = "stack";
  table.columns = {sheet.column("column.page", "wide"),
                   {sheet.word("severity", "critical"), "number"},
                   {sheet.word("severity", "major"), "number"},
                   {sheet.word("severity", "minor"), "number"},
                   sheet.column("column.found", "wide")};
  for (std::size_t i = 0; i < std::min(all.size(), most_rows); ++i) {
    const Burden& burden = all[i];
    std::string kinds;
    for (const std::string& kind : burden.kinds)
      kinds += (kinds.empty() ? "" : ", ") + sheet.word("finding_kind", kind);
    table.rows.push_back({{link(burden.url, 70), sheet.number(burden.of[0]), sheet.number(burden.of[1]),
                           sheet.number(burden.of[2]), kinds}});
  }
  sheet.out.table(table);
  sheet.capped(table.rows.size(), all.size(), "findings.csv");
}

}  // namespace matang::report::html
