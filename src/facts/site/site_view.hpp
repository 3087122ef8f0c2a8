#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "facts/site/answers.hpp"
#include "facts/site/hosts.hpp"
#include "facts/site/site_page.hpp"
#include "matang/lexicon/lexicon.hpp"

namespace matang::facts {

/// What the tables are drawn from: the pages that answered and the account of all addresses.
struct SiteView {
  const Answers& answers;
  const Government& government;
  const lexicon::Lexicon& lexicon;
  web::Url home;
  web::Date as_of;
  std::vector<SitePage> pages;  ///< sorted by address; one an address
  std::unordered_map<std::string_view, std::size_t> by_address;
  std::unordered_set<std::string> gambling_targets{};  ///< without fragment; set by find_intrusions

  SitePage* page_at(const web::Url& url);
  const SitePage* page_at(const web::Url& url) const;
};

/// The concepts of a text and of an address, sorted and unique.
std::vector<ConceptIndex> concepts_of(const lexicon::Lexicon& lexicon, std::string_view text, const web::Url& url);
void merge_concepts(std::vector<ConceptIndex>& into, const std::vector<ConceptIndex>& more);
std::vector<std::string> ids_of(const lexicon::Lexicon& lexicon, const std::vector<ConceptIndex>& concepts);
bool any_in(const lexicon::Lexicon& lexicon, const std::vector<ConceptIndex>& concepts, std::string_view group_or_id);

/// Sets `about` and `concepts` of a page, from its title, address, headings and own text.
void find_concepts(SitePage& page, const lexicon::Lexicon& lexicon);

}  // namespace matang::facts
