#include "facts/site/page_state.hpp"

namespace matang::facts {

Because under_construction_because(const SitePage& page, const lexicon::Lexicon& lexicon) {
  // Our choices: a notice is short, and stands alone; a text that mentions roadworks is longer.
  constexpr std::uint32_t notice = 25, little_text = 40, little_under_a_heading = 80;
  const OwnContent& own = page.own;
  if (own.words > little_under_a_heading || own.table_rows > 1 || own.documents > 0 || own.forms > 0)
    return std::nullopt;
  const auto concept_index = lexicon.find("under_construction");
  if (!concept_index) return std::nullopt;
  for (const lexicon::Match& match : lexicon.match(page.title))
    if (match.concept_index == *concept_index) return "its title says so: " + page.title;
  for (const ConceptSeen& seen : page.facts->concepts) {
    if (seen.concept_index != *concept_index || seen.block >= page.facts->blocks.size()) continue;
    if (seen.where != ConceptSeen::Where::heading && seen.where != ConceptSeen::Where::text) continue;
    if (page.facts->blocks[seen.block].place != Place::main) continue;
    // The same notice on many pages is learned as template; on a page with nothing else it still speaks.
    if (!own.has(seen.block) && own.body_words > 0) continue;
    if (seen.where == ConceptSeen::Where::text &&
        (own.words > little_text || page.facts->blocks[seen.block].words > notice))
      continue;
    return "says so: " + seen.excerpt;
  }
  return std::nullopt;
}

}  // namespace matang::facts
