#include "facts/site/intrusions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "facts/page/fold.hpp"
#include "facts/site/rows.hpp"

namespace matang::facts {
namespace {

using Kind = Intrusion::Kind;

/// One link, text or page, wherever it shows.
struct Item {
  const SitePage* nearest = nullptr;
  const SitePage* last = nullptr;
  std::int64_t pages = 0;
  bool hidden = false;
  web::Url target;
  std::uint32_t line = 0;
  std::string excerpt;
};

/// By kind and by what makes the item itself: where it leads, else the text.
using Items = std::map<std::pair<Kind, std::string>, Item>;

void gather(Items& items, Kind kind, std::string key, const SitePage& page, Item item) {
  auto [place, is_new] = items.try_emplace({kind, std::move(key)}, item);
  Item& known = place->second;
  if (known.last != &page) ++known.pages;
  known.last = &page;
  known.hidden = known.hidden || item.hidden;
  if (!is_new && known.nearest && !is_nearer(page, *known.nearest)) return;
  known.nearest = &page;
  known.line = item.line;
  known.excerpt = std::move(item.excerpt);
}

std::string text_key(const SitePage& page, std::uint32_t block) {
  const auto& blocks = page.facts->blocks;
  return block < blocks.size() ? "text " + std::to_string(blocks[block].hash) : page.facts->url.text();
}

/// A weak sign counts only beside another one that leads elsewhere.
bool is_enough(const std::vector<IntrusionSeen>& seen) {
  std::set<std::string_view> targets;
  for (const IntrusionSeen& one : seen) {
    if (one.kind != IntrusionSeen::Kind::gambling) continue;
    if (!one.weak) return true;
    targets.insert(one.target.text());
  }
  return targets.size() >= 2;
}

void gather_gambling(Items& items, SitePage& page, SiteView& view) {
  if (!is_enough(page.facts->intrusions)) return;
  for (const IntrusionSeen& one : page.facts->intrusions) {
    if (one.kind != IntrusionSeen::Kind::gambling) continue;
    const bool whole_page = one.target == page.facts->url;
    if (!one.target.empty() && !whole_page) view.gambling_targets.insert(one.target.without_fragment().text());
    gather(items, Kind::gambling, one.target.empty() ? text_key(page, one.block) : one.target.without_fragment().text(),
           page, {nullptr, nullptr, 0, one.hidden, whole_page ? web::Url{} : one.target, one.line, one.excerpt});
  }
  if (const auto gambling = view.lexicon.find("gambling")) {
    merge_concepts(page.about, {*gambling});
    merge_concepts(page.concepts, {*gambling});
  }
}

/// Whether a heading is a placeholder only as a whole ("Test"): such words also head what is meant.
bool is_label(const lexicon::Concept& placeholder, std::string_view text) {
  return std::find(placeholder.labels.begin(), placeholder.labels.end(), page::folded(text)) !=
         placeholder.labels.end();
}

void gather_placeholders(Items& items, const SitePage& page, const SiteView& view) {
  const auto index = view.lexicon.find("placeholder");
  if (!index || !page.facts->readable) return;
  for (const lexicon::Match& match : view.lexicon.match(page.title))
    if (match.concept_index == *index) {
      gather(items, Kind::placeholder, page.facts->url.text(), page, {nullptr, nullptr, 0, false, {}, 0, page.title});
      break;
    }
  for (const ConceptSeen& seen : page.facts->concepts) {
    if (seen.concept_index != *index) continue;
    const bool heading = seen.where == ConceptSeen::Where::heading;
    if (!heading && seen.where != ConceptSeen::Where::text) continue;
    if (heading && is_label(view.lexicon.concepts()[*index], seen.excerpt)) continue;
    gather(items, Kind::placeholder, text_key(page, seen.block), page,
           {nullptr, nullptr, 0, false, {}, seen.line, seen.excerpt});
  }
}

}  // namespace

Intrusions find_intrusions(SiteView& view) {
  Items items;
  for (SitePage& page : view.pages) {
    gather_gambling(items, page, view);
    gather_placeholders(items, page, view);
    for (const IntrusionSeen& one : page.facts->intrusions)
      if (one.kind != IntrusionSeen::Kind::gambling)
        gather(items, one.kind == IntrusionSeen::Kind::defacement ? Kind::defacement : Kind::default_page,
               page.facts->url.text(), page, {nullptr, nullptr, 0, one.hidden, {}, one.line, one.excerpt});
  }
  Intrusions found;
  std::map<std::pair<Kind, web::Url>, Intrusion> rows;
  for (const auto& [key, item] : items) {
    found.gambling_links += key.first == Kind::gambling;
    const web::Url& at = item.nearest->facts->url;
    const auto [place, is_new] = rows.try_emplace({key.first, at});
    Intrusion& row = place->second;
    row.items = is_new ? 1 : row.items + 1;
    row.pages = std::max(row.pages, item.pages);
    row.hidden = row.hidden || item.hidden;
    if (!is_new && std::pair(row.seen.line, row.seen.excerpt) <= std::pair(std::size_t{item.line}, item.excerpt))
      continue;
    row.kind = key.first;
    row.page = at;
    row.target = item.target;  // the text and where it leads belong together
    row.seen = {at, item.line, item.excerpt};
  }
  for (auto& [key, row] : rows) found.rows.push_back(std::move(row));
  return found;
}

}  // namespace matang::facts
