#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_set>

#include "facts/site/dates.hpp"
#include "facts/site/reach.hpp"
#include "facts/site/rows.hpp"

namespace matang::facts {
namespace {

using Addresses = std::unordered_set<std::string_view>;

std::string_view address(const web::Url& url) {
  const std::string_view text = url.text();
  return text.substr(0, text.find('#'));
}

/// One address written in two ways: scheme, "www.", a slash at the end.
bool is_other_spelling(const web::Url& a, const web::Url& b) {
  const auto bare = [](std::string_view path) {
    while (!path.empty() && path.back() == '/') path.remove_suffix(1);
    return path;
  };
  return host_of(a) == host_of(b) && bare(a.path()) == bare(b.path()) && a.query() == b.query();
}

template <class T>
Observed<T> observed(const std::optional<T>& value, const PageFacts& facts) {
  if (value) return *value;
  if (facts.truncated) return Unknown{"the page was cut"};
  return Absent{};
}

void describe(Page& row, const SitePage& page, const SiteView& view) {
  const PageFacts& facts = *page.facts;
  row.kind = page.kind;
  row.needs_script =
      facts.script_need.empty_body || facts.script_need.framework_mount || facts.script_need.menu_by_script;
  if (!facts.readable) {
    const Unknown unread{facts.unreadable_because};
    row.title = row.language = unread;
    row.words = unread;
    row.date_published = row.date_modified = row.newest_item = unread;
    row.concepts = ids_of(view.lexicon, page.about);
    return;
  }
  row.title = facts.title;
  row.language = facts.detected_language.empty() ? facts.language : Observed<std::string>(facts.detected_language);
  if (page.is_hidden_by_script)
    row.words = Unknown{page.detail};
  else
    row.words = static_cast<std::int64_t>(page.own.words);
  row.date_published = observed(facts.date.published, facts);
  row.date_modified = observed(facts.date.modified, facts);
  if (facts.date.cue != DateCue::none) row.date_source = std::string(spelling(facts.date.cue));
  row.newest_item = observed(page.newest_item, facts);
  std::vector<ConceptIndex> concepts = page.concepts;
  for (const std::string& label : page.labels) merge_concepts(concepts, concepts_of(view.lexicon, label, {}));
  row.concepts = ids_of(view.lexicon, concepts);
}

Page row_of(const capture::CaptureRecord& record, const SiteView& view, const Addresses& in_menus) {
  Page row;
  row.url = record.requested;
  row.host = host_of(record.requested);
  row.depth = record.depth;
  row.bytes = static_cast<std::int64_t>(record.body_bytes);
  row.milliseconds = record.took.count();
  const Reached reached = reach_from(view, record.requested, record.requested);
  row.final_url = reached.final_url;
  row.status = reached.status;
  row.state = reached.state;
  if (reached.record) {
    row.bytes = static_cast<std::int64_t>(reached.record->body_bytes);
    row.milliseconds = reached.record->took.count();
  }
  row.in_menu = in_menus.count(address(record.requested)) != 0 || in_menus.count(address(reached.final_url)) != 0;
  row.seen = {record.requested, 0, reached.page ? reached.page->facts->lead : reached.detail};
  if (reached.page) {
    describe(row, *reached.page, view);
  } else {
    const Unknown unread{reached.detail.empty() ? "not read" : reached.detail};
    row.title = row.language = unread;
    row.words = unread;
    row.date_published = row.date_modified = row.newest_item = unread;
    if (reached.state == State::document) row.kind = PageKind::document;
    row.concepts = ids_of(view.lexicon, view.lexicon.match_address(record.requested));
  }
  row.detail = reached.detail.empty() ? Observed<std::string>(Absent{}) : Observed<std::string>(reached.detail);
  return row;
}

}  // namespace

bool is_nearer(const SitePage& a, const SitePage& b) {
  return std::tuple(a.record->depth, a.facts->url) < std::tuple(b.record->depth, b.facts->url);
}

std::vector<Page> pages_of(const SiteView& view, const std::vector<capture::CaptureRecord>& records,
                           const std::vector<MenuItem>& menus) {
  Addresses linked, in_menus;
  for (const SitePage& page : view.pages)
    for (const LinkSeen& link : page.facts->links) linked.insert(address(link.target));
  for (const MenuItem& item : menus) in_menus.insert(address(item.target));

  const auto is_page = [&](const capture::CaptureRecord& record) {
    return record.purpose == capture::Purpose::page && view.government.owns(record.requested) &&
           view.answers.record_of(record.requested) == &record;
  };
  const auto is_linked = [&](const capture::CaptureRecord& record) {
    return linked.count(address(record.requested)) != 0 || in_menus.count(address(record.requested)) != 0;
  };
  // An address that only leads on has a row of its own where a visitor would call it another page; then the page it
  // leads to needs no second one, unless something links to it.
  std::unordered_set<std::string> stood_for;
  const auto leads_on = [&](const capture::CaptureRecord& record, const web::Url& final_url) {
    return record.requested.without_fragment() != final_url;
  };
  const auto stands_for = [&](const capture::CaptureRecord& record, const web::Url& final_url) {
    if (record.redirected_from && !is_linked(record)) return false;
    const SitePage* page = view.page_at(final_url);
    if (page && (is_other_spelling(record.requested, final_url) ||
                 (page->is_front() && is_home_address(record.requested, view.home))))
      return false;
    return true;
  };
  std::vector<Page> rows;
  for (const capture::CaptureRecord& record : records) {
    if (!is_page(record)) continue;
    const web::Url final_url = view.answers.to(record.requested).final_url;
    if (!leads_on(record, final_url) || !stands_for(record, final_url)) continue;
    stood_for.insert(final_url.text());
    rows.push_back(row_of(record, view, in_menus));
  }
  for (const capture::CaptureRecord& record : records) {
    if (!is_page(record) || leads_on(record, view.answers.to(record.requested).final_url)) continue;
    if (stood_for.count(std::string(address(record.requested))) != 0 && record.redirected_from && !is_linked(record))
      continue;
    rows.push_back(row_of(record, view, in_menus));
  }
  std::sort(rows.begin(), rows.end(), [](const Page& a, const Page& b) { return a.url < b.url; });
  return rows;
}

}  // namespace matang::facts
