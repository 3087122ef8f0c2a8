#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "facts/page/fold.hpp"
#include "facts/site/page_state.hpp"

namespace matang::facts {
namespace {

constexpr std::uint32_t title_words = 12;  // our choices
constexpr std::uint32_t stray_content = 30;
constexpr std::uint32_t notice_words = 25;

/// Words of blocks that only say again what led to the page: its title, or the label of a menu item. Digits are content
/// ("Call Center 112").
std::uint32_t repeated_words(const SitePage& page) {
  std::vector<std::uint64_t> known;
  const auto know = [&](std::string_view text) {
    if (std::any_of(text.begin(), text.end(), facts::page::is_digit)) return;
    facts::page::Fnv1a hash;  // as blocks are hashed
    hash.add(facts::page::folded(text));
    known.push_back(hash.value());
  };
  know(page.title);
  if (const auto* title = std::get_if<std::string>(&page.facts->title)) know(*title);
  for (const std::string& label : page.labels) know(label);
  std::uint32_t words = 0;
  for (std::size_t i = 0; i < page.facts->blocks.size(); ++i) {
    const Block& block = page.facts->blocks[i];
    if (!page.own.blocks[i] || (block.kind != Block::Kind::text && block.kind != Block::Kind::list_item)) continue;
    if (std::find(known.begin(), known.end(), block.hash) != known.end()) words += block.words;
  }
  return words;
}

/// Where the words are those a theme or a server was delivered with: "lorem ipsum" in nearly every paragraph, or a
/// heading that says the host has just been set up.
Because only_filler(const SitePage& page, const lexicon::Lexicon& lexicon) {
  constexpr std::uint32_t paragraph_words = 5;
  const PageFacts& facts = *page.facts;
  const auto placeholder = lexicon.find("placeholder");
  std::unordered_set<std::uint64_t> filler_texts;  // the page stage need not name a concept wherever it repeats
  std::size_t paragraphs = 0, filler = 0;
  std::string excerpt;
  for (const ConceptSeen& seen : facts.concepts) {
    if (!page.own.has(seen.block)) continue;
    if (seen.where == ConceptSeen::Where::heading && page.own.words <= notice_words * 4 &&
        (lexicon.concepts()[seen.concept_index].id == "default_page" ||
         lexicon.concepts()[seen.concept_index].id == "suspended"))
      return "shows what the server was delivered with: " + seen.excerpt;
    if (!placeholder || seen.concept_index != *placeholder || seen.where != ConceptSeen::Where::text) continue;
    filler_texts.insert(facts.blocks[seen.block].hash);
    if (excerpt.empty()) excerpt = seen.excerpt;
  }
  for (std::size_t i = 0; i < facts.blocks.size(); ++i) {
    if (!page.own.has(static_cast<std::uint32_t>(i)) || facts.blocks[i].words < paragraph_words) continue;
    if (facts.blocks[i].kind == Block::Kind::heading) continue;
    ++paragraphs;
    if (filler_texts.count(facts.blocks[i].hash) != 0) ++filler;
  }
  // A listing of filler articles still is a listing.
  if (filler == 0 || filler * 10 < paragraphs * 8 || page.own.links * 2 > filler) return std::nullopt;
  return "its text is filler: " + excerpt;
}

}  // namespace

Because empty_because(const SitePage& page, const SiteHost& host, const lexicon::Lexicon& lexicon) {
  const OwnContent& own = page.own;
  if (own.forms == 0 && own.documents == 0 && own.table_rows == 0)
    if (Because filler = only_filler(page, lexicon)) return filler;
  if (own.media > 0 || own.frames > 0 || own.fields > 0 || own.forms > 0 || own.documents > 0 || own.channels > 0)
    return std::nullopt;
  if (own.doubtful >= 3 || (host.shared.is_known() && own.stray_words >= stray_content)) return std::nullopt;

  const auto nothing_here = lexicon.find("nothing_here");
  if (nothing_here && own.words <= notice_words && own.links == 0 && own.table_rows <= 2)
    for (const ConceptSeen& seen : page.facts->concepts)
      if (seen.concept_index == *nothing_here && own.has(seen.block) &&
          (seen.where == ConceptSeen::Where::heading || seen.where == ConceptSeen::Where::text))
        return "says so: " + seen.excerpt;

  if (own.links > 0 || own.table_rows > 0 || own.link_words > 0) return std::nullopt;
  if (own.body_words <= repeated_words(page)) return "nothing of its own beyond what its host's pages share";
  return std::nullopt;
}

}  // namespace matang::facts
