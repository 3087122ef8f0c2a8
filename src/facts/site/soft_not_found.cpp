#include "facts/site/page_state.hpp"

namespace matang::facts {
namespace {

constexpr std::uint32_t little = 60;  // our choice: an article on missing data is longer than a "not found"

}  // namespace

Because not_found_because(const SitePage& page, const SiteHost& host, const lexicon::Lexicon& lexicon) {
  if (page.is_front()) return std::nullopt;
  if (host.probe && is_same_content(*page.facts, *host.probe, host.shared))
    return "shows what this host shows for an address that does not exist";
  if (page.own.words > little || page.own.table_rows > 0 || page.own.documents > 0) return std::nullopt;
  const auto concept_index = lexicon.find("not_found");
  if (!concept_index) return std::nullopt;
  for (const lexicon::Match& match : lexicon.match(page.title))
    if (match.concept_index == *concept_index) return "its title says so: " + page.title;
  for (const ConceptSeen& seen : page.facts->concepts)
    if (seen.concept_index == *concept_index && seen.where == ConceptSeen::Where::heading && page.own.has(seen.block))
      return "its heading says so: " + seen.excerpt;
  return std::nullopt;
}

}  // namespace matang::facts
