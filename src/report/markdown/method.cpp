#include <chrono>

#include "report/markdown/sections.hpp"
#include "report/passages.hpp"

namespace matang::report::markdown {
namespace {

/// What the crawl cost the site: a politeness that can be checked.
void write_cost(Sheet& sheet) {
  const capture::Coverage& c = sheet.assessment.coverage;
  if (c.requests == 0) return;
  const auto minutes = std::chrono::ceil<std::chrono::minutes>(c.ended - c.started).count();
  sheet.out.paragraph(sheet.set("method.cost", {{"requests", sheet.number(c.requests)},
                                                {"bytes", bytes_text(sheet.language, c.bytes)},
                                                {"minutes", minutes > 0 ? number_text(sheet.language, minutes) : ""}}));
  if (c.not_modified > 0) sheet.paragraph("method.not_modified", {{"n", std::to_string(c.not_modified)}});
}

void write_hosts(Sheet& sheet) {
  constexpr std::size_t most_rows = 20;
  const auto& hosts = sheet.assessment.coverage.hosts;
  if (hosts.empty()) return;
  std::vector<std::vector<std::string>> rows;
  bool ignored = false;
  for (const capture::HostRecord& host : hosts) {
    ignored = ignored || host.robots_ignored;
    if (rows.size() == most_rows) continue;
    const std::string tls = host.tls == "ok" || host.tls == "none" ? sheet.word("tls", host.tls) : escape(host.tls, 60);
    const std::string robots = robots_word(sheet, host);
    rows.push_back(
        {escape(host.host, 60), sheet.number(host.requests), bytes_text(sheet.language, host.bytes), tls, robots});
  }
  sheet.out.table({sheet.left("column.host"), sheet.right("column.requests"), sheet.right("column.bytes"),
                   sheet.left("column.tls"), sheet.left("column.robots")},
                  rows);
  sheet.capped(rows.size(), hosts.size(), "assessment.json");
  if (ignored) sheet.paragraph("method.robots_ignored");
}

}  // namespace

void write_method(Sheet& sheet) {
  const assess::Assessment& a = sheet.assessment;
  sheet.heading(2, "heading.method");
  const bool without_site = a.assessable && a.obstacle.has_value();
  if (without_site) sheet.out.paragraph(sheet.say(*a.obstacle));
  if (!without_site)
    sheet.out.paragraph(
        sheet.set("method.how", {{"version", escape(a.tool_version)},
                                 {"from", instant_text(sheet.language, a.coverage.started)},
                                 {"agent", a.coverage.user_agent.empty() ? "–" : escape(a.coverage.user_agent, 120)},
                                 {"scope", sheet.word("scope", a.coverage.scope)},
                                 {"as_of", date_text(sheet.language, a.as_of)}}));
  if (a.coverage.interrupted) sheet.paragraph("method.interrupted");
  if (a.coverage.damaged_records > 0)
    sheet.paragraph("method.damaged", {{"n", std::to_string(a.coverage.damaged_records)}});
  write_sums(sheet);
  write_cost(sheet);
  write_hosts(sheet);
  write_evidence_used(sheet);
  if (!a.rubrics.empty()) {
    sheet.paragraph("method.rubrics");
    std::vector<std::string> items;
    for (const assess::RubricResult& rubric : a.rubrics)
      items.push_back("**" + sheet.text(rubric.title) + "** (" + escape(rubric.id) + " " + escape(rubric.version) +
                      "): " + escape(rubric.source));
    sheet.out.bullets(items);
  }
  sheet.paragraph("method.limits");
  sheet.out.bullets(limits_of_method(sheet));
}

}  // namespace matang::report::markdown
