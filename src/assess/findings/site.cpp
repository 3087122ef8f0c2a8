#include <chrono>
#include <string>

#include "assess/findings.hpp"
#include "matang/web/domain.hpp"

namespace matang::assess {
namespace {

/// Our choice: a government site on which nothing has appeared for a quarter is neglected; for a year, abandoned.
constexpr std::chrono::days neglected{90}, abandoned{365};

bool is_loopback(std::string_view host) { return host == "localhost" || web::is_private_address(host); }

Finding about(const char* kind, Severity severity, std::string subject, const web::Url& url) {
  Finding finding;
  finding.kind = kind;
  finding.severity = severity;
  finding.subject = std::move(subject);
  finding.url = url;
  finding.pages = 1;
  finding.detail.code = "finding." + finding.kind;
  finding.recommendation.code = "recommendation." + finding.kind;
  put(finding.detail, "subject", finding.subject);
  return finding;
}

void find_transport(const Inputs& inputs, FindingList& list) {
  const facts::SiteFacts& site = inputs.site;
  for (const capture::HostRecord& host : inputs.coverage.hosts) {
    if (host.tls.empty() || host.tls == "ok" || host.tls == "none") continue;
    const bool own = host.host == site.home.host();
    Finding finding = about("invalid_certificate", own ? Severity::critical : Severity::major, host.host, {});
    put(finding.detail, "answer", host.tls);
    list.add(std::move(finding));
  }
  // A crawl that began at an http:// address and was not sent on proves only that nothing leads visitors to the safe
  // one.
  if (site.https || is_loopback(site.home.host()) || site.completeness.pages_read == 0) return;
  const bool asked_for_http = inputs.coverage.seed.scheme() == "http";
  list.add(about("no_https", asked_for_http ? Severity::info : Severity::critical, std::string(site.home.host()),
                 site.home));
}

/// A certificate that runs out keeps every visitor away from one day to the next. Our choices: a month, in which a
/// renewal by hand is arranged; a week, which automatic renewal (usually 30 days ahead) never comes near.
void find_expiring_certificate(const Inputs& inputs, FindingList& list) {
  constexpr std::chrono::days soon{30}, very_soon{7};
  const auto* expires = std::get_if<web::Date>(&inputs.site.tls_expires);
  if (!expires || !expires->ok() || !inputs.as_of.ok()) return;
  const auto left = std::chrono::sys_days{*expires} - std::chrono::sys_days{inputs.as_of};
  // Below 0 the assessment looks at an old capture from a later day: the certificate was renewed, or nobody knows.
  if (left > soon || left < std::chrono::days{0}) return;
  Finding finding = about("expiring_certificate", left <= very_soon ? Severity::major : Severity::minor,
                          std::string(inputs.site.home.host()), inputs.site.home);
  put(finding.detail, "expires", web::to_text(*expires));
  put(finding.detail, "days", std::to_string(left.count()));
  list.add(std::move(finding));
}

void find_staleness(const Inputs& inputs, FindingList& list) {
  const facts::SiteFacts& site = inputs.site;
  if (site.completeness.pages_read == 0) return;
  if (std::holds_alternative<facts::Absent>(site.newest_content)) {
    list.add(about("undated_site", Severity::minor, std::string(site.home.host()), site.home));
    return;
  }
  const auto* newest = std::get_if<web::Date>(&site.newest_content);
  if (!newest || !newest->ok() || !inputs.as_of.ok()) return;
  const auto age = std::chrono::sys_days{inputs.as_of} - std::chrono::sys_days{*newest};
  if (age <= neglected) return;
  Finding finding = about("stale_site", age > abandoned ? Severity::critical : Severity::major,
                          std::string(site.home.host()), site.home);
  put(finding.detail, "newest", web::to_text(*newest));
  put(finding.detail, "days", std::to_string(age.count()));
  list.add(std::move(finding));
}

void find_robots(const Inputs& inputs, FindingList& list) {
  for (const capture::HostRecord& host : inputs.coverage.hosts) {
    if (!host.robots_forbids_all) continue;
    const bool own = host.host == inputs.site.home.host();
    list.add(about("robots_forbids_all", own ? Severity::major : Severity::minor, host.host, {}));
  }
}

void find_hidden(const Inputs& inputs, FindingList& list) {
  for (const facts::Gap& gap : inputs.site.completeness.gaps) {
    const bool blocked = gap.kind == facts::GapKind::blocked;
    if ((!blocked && gap.kind != facts::GapKind::script) || gap.count == 0) continue;
    Finding finding = about(blocked ? "blocked" : "script_needed", blocked ? Severity::info : Severity::minor,
                            std::string(inputs.site.home.host()), gap.example);
    finding.pages = gap.count;
    put(finding.detail, "pages", std::to_string(gap.count));
    put(finding.detail, "example", gap.example.text());
    list.add(std::move(finding));
  }
}

/// Pages that do not say their language are read out wrongly by screen readers (WCAG 2.1, 3.1.1). One finding for all
/// of them.
void find_missing_language(const Inputs& inputs, FindingList& list) {
  std::size_t missing = 0, readable = 0;
  web::Url example;
  for (const facts::Page& page : inputs.site.pages) {
    if (page.state == facts::State::not_checked || std::holds_alternative<facts::Unknown>(page.language) ||
        page.status != 200 || page.kind == facts::PageKind::document)
      continue;
    ++readable;
    if (!std::holds_alternative<facts::Absent>(page.language)) continue;
    if (missing++ == 0) example = page.url;
  }
  if (missing == 0) return;
  Finding finding = about("missing_language", Severity::minor, std::string(inputs.site.home.host()), example);
  finding.pages = missing;
  put(finding.detail, "pages", std::to_string(missing));
  put(finding.detail, "of", std::to_string(readable));
  list.add(std::move(finding));
}

}  // namespace

void find_site_faults(const Inputs& inputs, const std::vector<RubricResult>&, FindingList& list) {
  find_transport(inputs, list);
  find_expiring_certificate(inputs, list);
  find_staleness(inputs, list);
  find_robots(inputs, list);
  find_hidden(inputs, list);
  find_missing_language(inputs, list);
}

}  // namespace matang::assess
