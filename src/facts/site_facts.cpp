#include "matang/facts/site_facts.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "facts/site/answers.hpp"
#include "facts/site/dates.hpp"
#include "facts/site/hosts.hpp"
#include "facts/site/intrusions.hpp"
#include "facts/site/menus.hpp"
#include "facts/site/page_kind.hpp"
#include "facts/site/page_state.hpp"
#include "facts/site/rows.hpp"
#include "facts/site/site_host.hpp"
#include "facts/site/site_view.hpp"
#include "facts/site/titles.hpp"

namespace matang::facts {
namespace {

using capture::CaptureRecord;
using capture::Purpose;

bool is_answer(const CaptureRecord& record) { return record.status >= 200 && record.status < 300 && !record.refused; }

/// The pages that answered, one an address: that of the record which speaks for the address.
void gather_pages(SiteView& view, std::vector<PageFacts>& facts) {
  for (PageFacts& page : facts) {
    const CaptureRecord* record = view.answers.record_of(page.number);
    if (!record || record->purpose != Purpose::page || !is_answer(*record) || record->redirects_to) continue;
    if (view.answers.record_of(page.url) != record || !view.government.owns(page.url)) continue;
    SitePage site_page;
    site_page.facts = &page;
    site_page.record = record;
    site_page.host = host_of(page.url);
    if (is_home_address(page.url, view.home)) site_page.kind = PageKind::front;
    view.pages.push_back(std::move(site_page));
  }
  view.by_address.reserve(view.pages.size());
  for (std::size_t i = 0; i < view.pages.size(); ++i) {
    const std::string_view text = view.pages[i].facts->url.text();
    view.by_address.emplace(text.substr(0, text.find('#')), i);
  }
}

std::map<std::string, SiteHost> group_by_host(SiteView& view) {
  std::map<std::string, SiteHost> hosts;
  for (SitePage& page : view.pages) {
    SiteHost& host = hosts[page.host];
    host.name = page.host;
    host.pages.push_back(&page);
    if (page.facts->readable) host.shared.learn(*page.facts);
    const auto is_better = [](const SitePage& a, const SitePage& b) {
      return std::pair(a.facts->url.text().size(), a.facts->url) < std::pair(b.facts->url.text().size(), b.facts->url);
    };
    if (page.is_front() && page.facts->readable && (!host.front || is_better(page, *host.front))) host.front = &page;
  }
  for (auto& [name, host] : hosts) host.shared.settle();
  return hosts;
}

/// How each host answers an address that cannot exist. A host that sends such visitors home or to a login says nothing
/// by it.
void find_probes(std::map<std::string, SiteHost>& hosts, const std::vector<PageFacts>& facts, const SiteView& view) {
  for (const PageFacts& page : facts) {
    const CaptureRecord* record = view.answers.record_of(page.number);
    if (!record || record->purpose != Purpose::probe || !page.readable || record->redirects_to || record->refused)
      continue;
    const auto it = hosts.find(host_of(page.url));
    if (it == hosts.end() || it->second.probe || is_home_address(page.url, view.home)) continue;
    SiteHost& host = it->second;
    const bool asks_for_login = std::any_of(page.forms.begin(), page.forms.end(),
                                            [](const FormSeen& form) { return form.purpose == FormPurpose::login; });
    if (asks_for_login || (host.front && is_same_content(page, *host.front->facts, host.shared))) continue;
    if (page.script_need.empty_body || page.script_need.framework_mount) continue;  // the shell of every page
    host.probe = &page;
  }
}

/// Why the site has no newest item: because there is none, or because we did not see enough.
Observed<web::Date> observed(std::optional<web::Date> newest, const Completeness& completeness) {
  if (newest) return *newest;
  if (completeness.complete_enough()) return Absent{};
  return Unknown{"not enough of the site was read"};
}

bool is_record_of(const capture::HostRecord& host, const web::Url& home) {
  const auto url = web::Url::parse("https://" + host.host);
  return url && url->host() == home.host() && url->port() == home.port();
}

Observed<web::Date> expiry_of_certificate(const web::Url& home, const capture::Coverage& coverage) {
  if (home.scheme() != "https") return Absent{};
  for (const capture::HostRecord& host : coverage.hosts)
    if (is_record_of(host, home) && host.tls_expires) return *host.tls_expires;
  return Unknown{"no certificate was accepted, or the capture does not tell of it"};
}

bool is_secure(const web::Url& home, const capture::Coverage& coverage) {
  if (home.scheme() != "https") return false;
  return std::none_of(coverage.hosts.begin(), coverage.hosts.end(), [&](const capture::HostRecord& host) {
    return is_record_of(host, home) && !host.tls.empty() && host.tls != "ok";
  });
}

}  // namespace

SiteFacts site_facts(std::vector<PageFacts> pages, std::vector<CaptureRecord> records,
                     const capture::Coverage& coverage, const lexicon::Lexicon& lexicon, web::Date as_of,
                     const std::vector<ListedAgency>& agencies) {
  std::sort(records.begin(), records.end(),
            [](const CaptureRecord& a, const CaptureRecord& b) { return a.number < b.number; });
  std::sort(pages.begin(), pages.end(), [](const PageFacts& a, const PageFacts& b) {
    return std::tie(a.url, a.number) < std::tie(b.url, b.number);
  });
  const Answers answers(records, coverage, pages);
  SiteFacts site;
  site.home = answers.to(coverage.seed).final_url;
  const Government government(coverage.seed, site.home);
  SiteView view{answers, government, lexicon, site.home, as_of, {}, {}};

  gather_pages(view, pages);
  std::map<std::string, SiteHost> hosts = group_by_host(view);
  for (auto& [name, host] : hosts) {
    for (SitePage* page : host.pages) page->own = own_content(*page->facts, host.shared, view.home);
    settle_day_month_order(host);
    std::string name_of_site = settle_titles(host);
    if (name == host_of(site.home)) site.name = std::move(name_of_site);
    for (SitePage* page : host.pages) find_concepts(*page, lexicon);
    find_newest_items(host, lexicon);
  }
  if (const SitePage* front = view.page_at(site.home); site.name.empty() && front)
    if (const auto* title = std::get_if<std::string>(&front->facts->title)) site.name = *title;
  find_probes(hosts, pages, view);

  std::vector<MenuItem> menus = merge_menus(view);
  label_pages(view, menus);
  for (auto& [name, host] : hosts)
    for (SitePage* page : host.pages) decide_content_state(*page, host, lexicon);
  for (SitePage& page : view.pages) page.kind = kind_of(page, view);
  date_listings(view);
  for (SitePage& page : view.pages) {
    if (page.state != State::works) continue;
    std::vector<std::string> labels = page.labels;
    if (labels.empty()) labels.emplace_back();
    for (const std::string& label : labels) {
      if (Because stale = stale_because(page, label, lexicon, as_of)) {
        page.state = State::stale;
        page.detail = std::move(*stale);
        break;
      }
    }
  }

  Intrusions intrusions = find_intrusions(view);
  site.pages = pages_of(view, records, menus);
  site.documents = documents_of(view);
  site.forms = forms_of(view);
  site.channels = channels_of(view);
  site.links = links_of(view);
  site.completeness = completeness_of(view, records, coverage, menus);
  site.newest_content = observed(newest_content(view, site.documents), site.completeness);
  site.https = is_secure(site.home, coverage);
  site.tls_expires = expiry_of_certificate(site.home, coverage);
  site.intrusions = std::move(intrusions.rows);
  if (intrusions.gambling_links > 0 || site.completeness.complete_enough())
    site.gambling_links = intrusions.gambling_links;
  else
    site.gambling_links = Unknown{"not enough of the site was read"};
  site.menus = menus_of(view, std::move(menus));
  site.services = services_of(view, site.menus);
  site.agencies = agencies_of(view, agencies, site.completeness.complete_enough());
  return site;
}

}  // namespace matang::facts
