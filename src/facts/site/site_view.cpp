#include "facts/site/site_view.hpp"

#include <algorithm>
#include <iterator>

namespace matang::facts {

const SitePage* SiteView::page_at(const web::Url& url) const {
  const std::string_view text = url.text();
  const auto it = by_address.find(text.substr(0, text.find('#')));
  return it == by_address.end() ? nullptr : &pages[it->second];
}

SitePage* SiteView::page_at(const web::Url& url) {
  return const_cast<SitePage*>(static_cast<const SiteView&>(*this).page_at(url));
}

std::vector<ConceptIndex> concepts_of(const lexicon::Lexicon& lexicon, std::string_view text, const web::Url& url) {
  std::vector<ConceptIndex> found;
  if (!url.empty()) found = lexicon.match_address(url);
  for (const lexicon::Match& match : lexicon.match(text)) found.push_back(match.concept_index);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void merge_concepts(std::vector<ConceptIndex>& into, const std::vector<ConceptIndex>& more) {
  std::vector<ConceptIndex> merged;
  std::set_union(into.begin(), into.end(), more.begin(), more.end(), std::back_inserter(merged));
  into = std::move(merged);
}

std::vector<std::string> ids_of(const lexicon::Lexicon& lexicon, const std::vector<ConceptIndex>& concepts) {
  std::vector<std::string> ids;
  ids.reserve(concepts.size());
  for (const ConceptIndex index : concepts) ids.push_back(lexicon.concepts()[index].id);
  return ids;
}

bool any_in(const lexicon::Lexicon& lexicon, const std::vector<ConceptIndex>& concepts, std::string_view group_or_id) {
  return std::any_of(concepts.begin(), concepts.end(),
                     [&](ConceptIndex index) { return lexicon.is_in(index, group_or_id); });
}

void find_concepts(SitePage& page, const lexicon::Lexicon& lexicon) {
  page.about = concepts_of(lexicon, page.title, page.facts->url);
  // The first heading says what the page is about; those below it may be the items of a listing.
  const std::vector<Block>& blocks = page.facts->blocks;
  std::uint32_t first = 0;
  while (first < blocks.size() && !(page.own.has(first) && blocks[first].kind == Block::Kind::heading)) ++first;
  std::vector<ConceptIndex> heading, rest;
  for (const ConceptSeen& seen : page.facts->concepts) {
    if (!page.own.has(seen.block)) continue;
    if (seen.where == ConceptSeen::Where::heading && seen.block == first)
      heading.push_back(seen.concept_index);
    else if (seen.where == ConceptSeen::Where::heading || seen.where == ConceptSeen::Where::text)
      rest.push_back(seen.concept_index);
  }
  for (std::vector<ConceptIndex>* list : {&heading, &rest}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  merge_concepts(page.about, heading);
  page.concepts = page.about;
  merge_concepts(page.concepts, rest);
}

}  // namespace matang::facts
