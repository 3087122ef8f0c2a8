#include <fmt/format.h>

#include <chrono>
#include <map>

#include "report/html/sections.hpp"
#include "report/markdown/sections.hpp"

namespace matang::report::html {
namespace {

void write_sums(Sheet& sheet) {
  const capture::Coverage& c = sheet.assessment.coverage;
  const std::size_t unvisited = c.unvisited.size();
  const std::size_t sum = c.captured + c.failed + c.excluded + unvisited;
  sheet.out.paragraph(sheet.set("method.url_sum", {{"seen", sheet.number(c.seen)},
                                                   {"captured", sheet.number(c.captured)},
                                                   {"failed", sheet.number(c.failed)},
                                                   {"excluded", sheet.number(c.excluded)},
                                                   {"unvisited", sheet.number(unvisited)}}));
  if (sum != c.seen) sheet.out.paragraph(sheet.set("method.url_mismatch", {{"sum", sheet.number(sum)}}));
  std::map<capture::Unvisited, std::size_t> why;
  for (const capture::UnvisitedUrl& url : c.unvisited) ++why[url.why];
  std::vector<std::string> items;
  for (const auto& [reason, count] : why)
    items.push_back(sheet.word("unvisited", spelling(reason)) + ": " + sheet.number(count));
  if (!items.empty()) {
    sheet.paragraph("method.unvisited");
    sheet.out.list(items);
  }
  const markdown::Tally all = markdown::tally(sheet.assessment);
  sheet.out.paragraph(sheet.set("method.indicator_sum", {{"all", sheet.number(all.all())},
                                                         {"met", sheet.number(all.met)},
                                                         {"partly", sheet.number(all.partly)},
                                                         {"not_met", sheet.number(all.not_met)},
                                                         {"unknown", sheet.number(all.unknown)}}));
  if (all.not_applicable > 0) sheet.paragraph("results.not_applicable", {{"n", std::to_string(all.not_applicable)}});
}

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
    const std::string robots = host.robots_forbids_all   ? sheet.say("robots.forbids_all")
                               : host.robots_status == 0 ? sheet.say("robots.none")
                                                         : "HTTP " + std::to_string(host.robots_status);
    table.rows.push_back(
        {{isolated(host.host, 60), sheet.number(host.requests), bytes_text(sheet.language, host.bytes),
          decimal_text(sheet.language, static_cast<double>(host.slowest.count()) / 1000, 1) + " s", tls, robots}});
  }
  sheet.out.table(table);
  sheet.capped(table.rows.size(), c.hosts.size(), "assessment.json");
  if (ignored) sheet.paragraph("method.robots_ignored");
}

void write_evidence_used(Sheet& sheet) {
  std::size_t given = 0, used = 0, unanswered = 0;
  for (const evidence::EvidenceFile& file : sheet.assessment.evidence_files) {
    given += file.evidence.size();
    unanswered += file.unanswered;
  }
  for (const assess::RubricResult& rubric : sheet.assessment.rubrics)
    for (const assess::IndicatorResult& indicator : rubric.indicators) used += indicator.evidence.size();
  if (sheet.assessment.evidence_files.empty()) return sheet.paragraph("method.no_evidence");
  sheet.paragraph("method.evidence", {{"given", std::to_string(given)}, {"used", std::to_string(used)}});
  if (used < given) sheet.paragraph("method.evidence_unused", {{"n", std::to_string(given - used)}});
  if (unanswered > 0) sheet.paragraph("method.evidence_unanswered", {{"n", std::to_string(unanswered)}});
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
  std::vector<std::string> limits;
  for (const std::string_view limit : {"method.limit_unseen", "method.limit_scores", "method.limit_blocked",
                                       "method.limit_public", "method.limit_evidence"})
    limits.push_back(sheet.say(limit));
  sheet.out.list(limits);
}

}  // namespace matang::report::html
