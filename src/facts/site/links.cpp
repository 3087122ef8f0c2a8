#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_set>

#include "facts/site/documents.hpp"
#include "facts/site/reach.hpp"
#include "facts/site/rows.hpp"
#include "matang/web/domain.hpp"

namespace matang::facts {
namespace {

template <std::size_t N>
bool is_at(const std::array<std::string_view, N>& domains, std::string_view host) {
  return std::any_of(domains.begin(), domains.end(), [&](std::string_view domain) {
    return host == domain || (host.size() > domain.size() && host.substr(host.size() - domain.size()) == domain &&
                              host[host.size() - domain.size() - 1] == '.');
  });
}

constexpr std::array<std::string_view, 8> messengers{"wa.me",        "whatsapp.com", "t.me",    "telegram.me",
                                                     "telegram.org", "m.me",         "line.me", "wa.link"};
constexpr std::array<std::string_view, 12> social_media{"facebook.com", "fb.com",       "fb.me",       "instagram.com",
                                                        "twitter.com",  "x.com",        "youtube.com", "youtu.be",
                                                        "tiktok.com",   "linkedin.com", "threads.net", "pinterest.com"};

LinkKind kind_of(const web::Url& target, bool is_document, const SiteView& view) {
  const std::string_view scheme = target.scheme();
  if (scheme == "mailto") return LinkKind::mail;
  if (scheme == "tel" || scheme == "callto" || scheme == "sms") return LinkKind::phone;
  if (scheme == "whatsapp" || scheme == "tg" || scheme == "skype") return LinkKind::messenger;
  if (!target.is_http()) return scheme == "javascript" ? LinkKind::script : LinkKind::external;
  if (is_document) return LinkKind::document;
  if (view.government.owns(target))
    return host_of(target) == host_of(view.home) ? LinkKind::internal : LinkKind::sibling;
  if (is_at(messengers, target.host())) return LinkKind::messenger;
  if (is_at(social_media, target.host())) return LinkKind::social;
  return web::is_government_host(target.host()) ? LinkKind::government : LinkKind::external;
}

struct Gathered {
  const SitePage* nearest = nullptr;
  const SitePage* last = nullptr;
  const LinkSeen* seen = nullptr;
  std::int64_t pages = 0;
};

/// A link that leads nowhere, in a page's own content. With "javascript:" a script may act, which HTML alone can't
/// tell.
bool is_dead(const LinkSeen& link, const SitePage& page) {
  return link.target.empty() && !link.in_menu && !link.text.empty() && page.own.has(link.block);
}

void gather(Gathered& entry, const SitePage& page, const LinkSeen& link) {
  if (entry.last != &page) ++entry.pages;
  entry.last = &page;
  if (entry.nearest && (entry.nearest == &page || !is_nearer(page, *entry.nearest))) return;
  entry.nearest = &page;
  entry.seen = &link;
}

Link row_of(const Gathered& entry) {
  Link row;
  row.from = entry.nearest->facts->url;
  row.text = entry.seen->text;
  row.place = entry.seen->place;
  row.pages = entry.pages;
  row.seen = {row.from, entry.seen->line, row.text};
  return row;
}

}  // namespace

std::vector<Link> links_of(const SiteView& view) {
  std::map<std::string_view, Gathered> by_target;                                             // without fragment
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, Gathered> dead;  // host, text, href
  std::unordered_set<std::string_view> documents;
  const auto address = [](const web::Url& url) {
    const std::string_view text = url.text();
    return text.substr(0, text.find('#'));
  };
  for (const SitePage& page : view.pages) {
    for (const DocumentSeen& document : page.facts->documents) documents.insert(address(document.url));
    for (const LinkSeen& link : page.facts->links) {
      if (!link.target.empty())
        gather(by_target[address(link.target)], page, link);
      else if (is_dead(link, page))
        gather(dead[{page.host, link.text, link.href}], page, link);
    }
  }
  std::vector<Link> rows;
  rows.reserve(by_target.size() + dead.size());
  for (const auto& [to, entry] : by_target) {
    Link row = row_of(entry);
    row.to = entry.seen->target.without_fragment();
    row.host = host_of(row.to);
    row.kind = kind_of(row.to, documents.count(to) != 0 || answers_with_file(view, row.to), view);
    std::vector<ConceptIndex> concepts = view.lexicon.match_address(row.to);
    if (const auto gambling = view.lexicon.find("gambling");
        gambling && view.gambling_targets.count(row.to.text()) != 0)
      merge_concepts(concepts, {*gambling});
    row.concepts = ids_of(view.lexicon, concepts);
    std::string detail;
    if (row.to.is_http()) {
      Reached reached = reach(view, row.to);
      row.state = reached.state;
      row.status = reached.status;
      detail = std::move(reached.detail);
      if (!view.government.owns(row.to) && is_private_target(row.to)) {
        row.state = State::dead_control;
        detail = "leads to " + row.host + ", which no visitor can open";
      }
    } else {
      row.state = row.kind == LinkKind::script ? State::not_checked : State::works;
    }
    row.detail = detail.empty() ? Observed<std::string>(Absent{}) : Observed<std::string>(std::move(detail));
    rows.push_back(std::move(row));
  }
  for (const auto& [key, entry] : dead) {
    Link row = row_of(entry);
    row.kind = LinkKind::script;
    row.host = std::string(std::get<0>(key));
    const bool by_script = std::get<2>(key).substr(0, 11) == "javascript:";
    row.state = by_script ? State::not_checked : State::dead_control;
    row.detail =
        std::string(by_script ? "only a script can tell where it leads" : "has no destination and opens nothing");
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Link& a, const Link& b) { return a.to < b.to; });
  return rows;
}

}  // namespace matang::facts
