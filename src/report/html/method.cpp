#include <fmt/format.h>

#include <chrono>

#include "report/html/sections.hpp"
#include "report/passages.hpp"

namespace matang::report::html {
namespace {

/// What the crawl asked of the site: an operator should be able to find it in the server's log and judge it.
void write_cost(Sheet& sheet) {
  constexpr std::size_t most_rows = 20;
  const capture::Coverage& c = sheet.assessment.coverage;
  sheet.out.heading(3, sheet.say("heading.cost"));
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(c.ended - c.started).count();
  std::string text = sheet.set("cost.sum", {{"requests", sheet.number(c.requests)},
                                            {"bytes", bytes_text(sheet.language, c.bytes)},
                                            {"hosts", std::to_string(c.hosts.size())}});
  if (seconds > 0)
    text +=
        " " + sheet.set("cost.time",
                        {{"minutes", std::to_string((seconds + 59) / 60)},
                         {"rate", decimal_text(sheet.language,
                                               static_cast<double>(c.requests) / static_cast<double>(seconds), 1)}});
  if (c.not_modified > 0) text += " " + sheet.say("cost.not_modified", {{"n", std::to_string(c.not_modified)}});
  sheet.out.paragraph(text);
  if (c.hosts.empty()) return;
  Table table;
  table.id = "hosts-table";
  table.caption = sheet.say("cost.caption");
  table.look = "stack";
  table.columns = {sheet.column("column.host", "wide"),
                   sheet.column("column.requests", "number"),
                   sheet.column("column.bytes", "number"),
                   sheet.column("column.slowest", "number"),
                   sheet.column("column.tls"),
                   sheet.column("column.robots")};
  bool ignored = false;
  for (const capture::HostRecord& host : c.hosts) {
    ignored = ignored || host.robots_ignored;
    if (table.rows.size() == most_rows) continue;
    const std::string tls =
        host.tls == "ok" || host.tls == "none" ? sheet.word("tls", host.tls) : isolated(host.tls, 60);
    const std::string robots = robots_word(sheet, host);
    table.rows.push_back(
        {{isolated(host.host, 60), sheet.number(host.requests), bytes_text(sheet.language, host.bytes),
          decimal_text(sheet.language, static_cast<double>(host.slowest.count()) / 1000, 1) + " s", tls, robots}});
  }
  sheet.out.table(table);
  sheet.capped(table.rows.size(), c.hosts.size(), "assessment.json");
  if (ignored) sheet.paragraph("method.robots_ignored");
}

}  // namespace

void write_method(Sheet& sheet) {
  const assess::Assessment& a = sheet.assessment;
  const bool without_site = a.assessable && a.obstacle.has_value();
  if (without_site) sheet.out.paragraph(sheet.say(*a.obstacle));
  if (!without_site)
    sheet.out.paragraph(
        sheet.set("method.how", {{"version", escape(a.tool_version)},
                                 {"from", instant_text(sheet.language, a.coverage.started)},
                                 {"agent", a.coverage.user_agent.empty() ? "–" : isolated(a.coverage.user_agent, 120)},
                                 {"scope", sheet.word("scope", a.coverage.scope)},
                                 {"as_of", date_text(sheet.language, a.as_of)}}));
  if (a.coverage.interrupted) sheet.paragraph("method.interrupted");
  if (a.coverage.damaged_records > 0)
    sheet.paragraph("method.damaged", {{"n", std::to_string(a.coverage.damaged_records)}});
  write_sums(sheet);
  write_evidence_used(sheet);
  if (!a.rubrics.empty()) {
    sheet.paragraph("method.rubrics");
    std::vector<std::string> items;
    for (const assess::RubricResult& rubric : a.rubrics)
      items.push_back("<strong>" + sheet.text(rubric.title) + "</strong> (" + escape(rubric.id) + " " +
                      escape(rubric.version) + "): " + escape(rubric.source, 300));
    sheet.out.list(items);
  }
  write_cost(sheet);
  sheet.out.heading(3, sheet.say("heading.limits"));
  sheet.out.list(limits_of_method(sheet));
}

}  // namespace matang::report::html
