#include <chrono>
#include <map>

#include "report/markdown/sections.hpp"

namespace matang::report::markdown {
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
    sheet.out.bullets(items);
  }
  const Tally all = tally(sheet.assessment);
  sheet.out.paragraph(sheet.set("method.indicator_sum", {{"all", sheet.number(all.all())},
                                                         {"met", sheet.number(all.met)},
                                                         {"partly", sheet.number(all.partly)},
                                                         {"not_met", sheet.number(all.not_met)},
                                                         {"unknown", sheet.number(all.unknown)}}));
  if (all.not_applicable > 0) sheet.paragraph("results.not_applicable", {{"n", std::to_string(all.not_applicable)}});
}

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
    const std::string robots = host.robots_forbids_all   ? sheet.say("robots.forbids_all")
                               : host.robots_status == 0 ? sheet.say("robots.none")
                                                         : "HTTP " + std::to_string(host.robots_status);
    rows.push_back(
        {escape(host.host, 60), sheet.number(host.requests), bytes_text(sheet.language, host.bytes), tls, robots});
  }
  sheet.out.table({sheet.left("column.host"), sheet.right("column.requests"), sheet.right("column.bytes"),
                   sheet.left("column.tls"), sheet.left("column.robots")},
                  rows);
  sheet.capped(rows.size(), hosts.size(), "assessment.json");
  if (ignored) sheet.paragraph("method.robots_ignored");
}

void write_evidence(Sheet& sheet) {
  std::size_t given = 0, used = 0, unanswered = 0;
  for (const evidence::EvidenceFile& file : sheet.assessment.evidence_files) {
    given += file.evidence.size();
    unanswered += file.unanswered;
  }
  for (const assess::RubricResult& rubric : sheet.assessment.rubrics)
    for (const assess::IndicatorResult& indicator : rubric.indicators) used += indicator.evidence.size();
  if (sheet.assessment.evidence_files.empty()) {
    sheet.paragraph("method.no_evidence");
    return;
  }
  sheet.paragraph("method.evidence", {{"given", std::to_string(given)}, {"used", std::to_string(used)}});
  if (used < given) sheet.paragraph("method.evidence_unused", {{"n", std::to_string(given - used)}});
  if (unanswered > 0) sheet.paragraph("method.evidence_unanswered", {{"n", std::to_string(unanswered)}});
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
  write_evidence(sheet);
  if (!a.rubrics.empty()) {
    sheet.paragraph("method.rubrics");
    std::vector<std::string> items;
    for (const assess::RubricResult& rubric : a.rubrics)
      items.push_back("**" + sheet.text(rubric.title) + "** (" + escape(rubric.id) + " " + escape(rubric.version) +
                      "): " + escape(rubric.source));
    sheet.out.bullets(items);
  }
  sheet.paragraph("method.limits");
  sheet.out.bullets({sheet.say("method.limit_unseen"), sheet.say("method.limit_scores"),
                     sheet.say("method.limit_blocked"), sheet.say("method.limit_public"),
                     sheet.say("method.limit_evidence")});
}

}  // namespace matang::report::markdown
