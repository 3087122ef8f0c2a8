#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "facts/page/destination.hpp"
#include "facts/page/fold.hpp"
#include "facts/page/themes.hpp"

namespace matang::facts::page {
namespace {

// Our choices: sightings kept of one concept and where, and bytes an excerpt shows before and behind.
constexpr std::size_t most_sightings = 8, before = 60, behind = 100;

std::string excerpt_around(std::string_view text, std::size_t begin, std::size_t end) {
  auto from = begin > before ? begin - before : 0;
  auto to = std::min(text.size(), end + behind);
  while (from < begin && !is_blank(text[from]) && from > 0) ++from;
  while (to > end && to < text.size() && !is_blank(text[to])) --to;
  return one_line(text.substr(from, to - from));
}

class Sightings {
 public:
  /// Whether this one is new and wanted; a block speaks once of a concept.
  bool has_room(ConceptIndex index, ConceptSeen::Where where, std::uint32_t block = 0) {
    auto& seen = blocks_[{index, where}];
    return seen.size() < most_sightings && seen.insert(block).second;
  }
  void add(ConceptIndex index, ConceptSeen::Where where, std::uint32_t line, std::uint32_t block, std::string excerpt) {
    seen_.push_back({index, where, line, block, std::move(excerpt)});
  }
  std::vector<ConceptSeen> take() { return std::move(seen_); }

 private:
  std::map<std::pair<ConceptIndex, ConceptSeen::Where>, std::set<std::uint32_t>> blocks_;
  std::vector<ConceptSeen> seen_;
};

/// Which bytes of the page's text stand in links.
std::vector<TextSpan> link_spans(const PageView& view) {
  std::vector<TextSpan> spans;
  for (std::uint32_t i = 0; i < view.size(); ++i)
    if (view.tags[i] == Tag::a) spans.push_back({view.text_at[i], view.text_at[view.end(i)]});
  return spans;
}

}  // namespace

std::vector<ConceptSeen> find_concepts(const PageView& view, const Identity& identity) {
  using Where = ConceptSeen::Where;
  Sightings sightings;
  if (const auto* title = std::get_if<std::string>(&identity.title))
    for (const auto& match : view.lexicon.match(*title))
      if (sightings.has_room(match.concept_index, Where::title))
        sightings.add(match.concept_index, Where::title, 0, 0, one_line(*title));
  for (const auto index : view.lexicon.match_address(view.url))
    if (sightings.has_room(index, Where::address))
      sightings.add(index, Where::address, 0, 0, view.url.text().substr(0, 200));
  const auto links = link_spans(view);
  std::size_t link = 0;
  for (const auto& match : view.lexicon.match(view.text)) {
    const auto block = view.block_at(match.begin);
    // A phrase does not reach from one block into the next.
    if (block >= view.blocks.size() || match.end > view.block_text[block].end) continue;
    while (link < links.size() && links[link].end <= match.begin) ++link;
    auto where = Where::text;
    if (view.blocks[block].kind == Block::Kind::heading)
      where = Where::heading;
    else if (link < links.size() && links[link].begin <= match.begin)
      where = Where::link;
    if (!sightings.has_room(match.concept_index, where, block)) continue;
    const auto text = view.text_of_block(block);
    const auto begin = match.begin - view.block_text[block].begin;
    sightings.add(match.concept_index, where, view.blocks[block].line, block,
                  excerpt_around(text, std::min(begin, text.size()),
                                 std::min(match.end - view.block_text[block].begin, text.size())));
  }
  // What is a concept's name only where it stands alone: labels of links (of their images too) and short headings.
  constexpr std::size_t longest_label = 60;  // our choice, bytes
  std::size_t looked_at = 0;
  for (std::uint32_t i = 0; i < view.size() && looked_at < max_records; ++i) {
    const bool link_here = view.tags[i] == Tag::a || view.tags[i] == Tag::button;
    if (!link_here && !is_heading(view.tags[i])) continue;
    const auto label = link_here ? label_of(view, i) : one_line(view.text_of(i), longest_label + 1);
    if (label.empty() || label.size() > longest_label) continue;
    ++looked_at;
    const auto where = link_here ? Where::link : Where::heading;
    for (const auto& match : view.lexicon.match(label))
      if (sightings.has_room(match.concept_index, where, view.block_index(i)))
        sightings.add(match.concept_index, where, view.line(i), view.block_index(i), label);
  }
  return sightings.take();
}

}  // namespace matang::facts::page
