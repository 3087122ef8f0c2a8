#include "facts/site/page_kind.hpp"

#include <algorithm>

#include "facts/site/dates.hpp"
#include "facts/site/reach.hpp"

namespace matang::facts {
namespace {

/// A page whose head says when it was published is that one item, whatever else it links to.
bool declares_one_item(const SitePage& page) {
  return page.facts->date.published &&
         (page.facts->date.cue == DateCue::json_ld || page.facts->date.cue == DateCue::meta);
}

bool is_listing(const SitePage& page) {  // our choices
  if (declares_one_item(page)) return false;
  const OwnContent& own = page.own;
  if (own.dated_blocks >= 3 && (own.links >= 3 || own.table_rows >= 3)) return true;
  return own.links >= 5 && own.link_words > own.body_words;
}

}  // namespace

PageKind kind_of(const SitePage& page, const SiteView& view) {
  constexpr std::uint32_t article_words = 30, form_text = 150;  // our choices
  if (page.is_front()) return PageKind::front;
  if (is_document(*page.record)) return PageKind::document;
  if (page.state == State::login) return PageKind::login;
  if (is_listing(page)) return PageKind::listing;
  if (page.own.forms > 0 && page.own.body_words <= form_text) return PageKind::form;
  bool labelled_service = false;
  for (const std::string& label : page.labels)
    labelled_service = labelled_service || any_in(view.lexicon, concepts_of(view.lexicon, label, {}), "service");
  if (labelled_service) return PageKind::service;
  if (genuine_published(page) && page.own.body_words >= article_words && page.labels.empty()) return PageKind::article;
  if (any_in(view.lexicon, page.about, "service")) return PageKind::service;
  if (any_in(view.lexicon, page.about, "about")) return PageKind::profile;
  if (genuine_published(page) && page.own.body_words >= article_words) return PageKind::article;
  return PageKind::other;
}

void date_listings(SiteView& view) {
  for (SitePage& page : view.pages) {
    if (page.kind != PageKind::listing && page.kind != PageKind::front) continue;
    for (const LinkSeen& link : page.facts->links) {
      if (link.in_menu || !page.own.has(link.block)) continue;
      const SitePage* item = view.page_at(link.target);
      if (!item || item->kind != PageKind::article) continue;
      const auto published = genuine_published(*item);
      if (published && (!page.newest_item || *page.newest_item < *published)) {
        page.newest_item = published;
        page.has_events = false;
      }
    }
  }
}

}  // namespace matang::facts
