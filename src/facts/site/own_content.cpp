#include "facts/site/own_content.hpp"

#include <algorithm>
#include <string_view>

#include "facts/site/hosts.hpp"

namespace matang::facts {
namespace {

constexpr std::uint32_t crumb_words = 12;     // our choice, as all numbers here
constexpr std::uint32_t lone_date_words = 4;  // "Diperbarui 12 Desember 2022"
constexpr std::uint32_t prose_block_words = 20;

/// Where a page's main part ends is a guess by markup; what the host's other pages do not repeat outweighs it, where it
/// is more than a counter or a clock.
bool is_own(const Block& block, const Template& shared) {
  constexpr std::uint32_t telling_words = 12;
  if (block.place == Place::main) return !shared.has(block);
  if (!shared.is_known()) return false;
  const bool tells = block.kind == Block::Kind::form_field || block.kind == Block::Kind::frame ||
                     block.kind == Block::Kind::table_row || block.words >= telling_words;
  return tells && !shared.has(block);
}

/// Whether a link leads up: home, to a folder above the page, or to the page itself.
bool leads_up(const web::Url& target, const web::Url& page, const web::Url& home) {
  if (!target.is_http() || host_of(target) != host_of(page)) return false;
  if (is_home_address(target, home)) return true;
  std::string_view above = target.path(), path = page.path();
  if (above == path) return target.query() == page.query() || target.query().empty();
  while (!above.empty() && above.back() == '/') above.remove_suffix(1);
  return path.size() > above.size() && path.substr(0, above.size()) == above && path[above.size()] == '/';
}

enum class BlockLinks : std::uint8_t { none, up, elsewhere };

std::vector<BlockLinks> links_of_blocks(const PageFacts& page, const web::Url& home) {
  std::vector<BlockLinks> result(page.blocks.size(), BlockLinks::none);
  for (const LinkSeen& link : page.links) {
    if (link.block >= result.size() || link.target.empty()) continue;
    BlockLinks& seen = result[link.block];
    if (seen == BlockLinks::elsewhere) continue;
    seen = leads_up(link.target, page.url, home) ? BlockLinks::up : BlockLinks::elsewhere;
  }
  return result;
}

bool is_service_form(FormPurpose purpose) {
  return purpose != FormPurpose::search && purpose != FormPurpose::login && purpose != FormPurpose::comment &&
         purpose != FormPurpose::newsletter;
}

}  // namespace

OwnContent own_content(const PageFacts& page, const Template& shared, const web::Url& home) {
  OwnContent own;
  own.blocks.resize(page.blocks.size());
  std::vector<bool> dated(page.blocks.size());
  for (const DateSeen& date : page.dates)
    if (date.block < dated.size() && date.cue >= DateCue::microdata && date.cue <= DateCue::visible)
      dated[date.block] = true;
  const std::vector<BlockLinks> links = links_of_blocks(page, home);

  bool after_crumb = false;  // the last item of a breadcrumb names the page and is no link
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    if (!is_own(block, shared)) {
      if (block.place == Place::main) {
        if (!shared.surely_has(block) && block.kind != Block::Kind::heading) ++own.doubtful;
      } else if (!shared.has(block)) {
        own.stray_words += block.words;
      }
      continue;
    }
    own.blocks[i] = true;
    own.words += block.words + block.link_words;
    if (dated[i]) ++own.dated_blocks;
    const bool is_list_item = block.kind == Block::Kind::list_item;
    const bool is_crumb = (links[i] == BlockLinks::up && block.words <= crumb_words) ||
                          (after_crumb && is_list_item && links[i] == BlockLinks::none && block.words <= crumb_words);
    after_crumb = is_crumb && is_list_item;
    if (!is_crumb) own.link_words += block.link_words;
    switch (block.kind) {
      case Block::Kind::text:
      case Block::Kind::list_item:
        if (is_crumb || (dated[i] && !is_list_item && block.words <= lone_date_words && block.link_words == 0)) break;
        own.body_words += block.words;
        if (block.words >= prose_block_words) own.prose_words += block.words;
        break;
      case Block::Kind::table_row:
        ++own.table_rows;
        own.body_words += block.words;
        break;
      case Block::Kind::media:
        ++own.media;
        break;
      case Block::Kind::frame:
        ++own.frames;
        break;
      case Block::Kind::form_field:
        ++own.fields;
        break;
      case Block::Kind::heading:
        break;
    }
  }
  for (const LinkSeen& link : page.links)
    if (own.has(link.block) && !link.in_menu && !link.target.empty() && !leads_up(link.target, page.url, home))
      ++own.links;
  for (const FormSeen& form : page.forms) {
    if (!own.has(form.block)) continue;
    if (form.purpose == FormPurpose::login) ++own.logins;
    if (is_service_form(form.purpose)) ++own.forms;
  }
  for (const DocumentSeen& document : page.documents) own.documents += own.has(document.block) ? 1U : 0U;
  for (const ChannelSeen& channel : page.channels) own.channels += own.has(channel.block) ? 1U : 0U;
  return own;
}

bool is_same_content(const PageFacts& a, const PageFacts& b, const Template& shared) {
  const auto* title_a = std::get_if<std::string>(&a.title);
  const auto* title_b = std::get_if<std::string>(&b.title);
  if (title_a && title_b && *title_a != *title_b) return false;
  struct Piece {
    std::uint64_t hash;
    std::uint32_t weight;
    bool is_heading;
    bool operator<(const Piece& other) const { return hash < other.hash; }
  };
  const auto pieces_of = [&](const PageFacts& page) {
    std::vector<Piece> pieces;
    for (const Block& block : page.blocks)
      if (is_own(block, shared))
        pieces.push_back({block.hash, 1 + block.words + block.link_words, block.kind == Block::Kind::heading});
    std::sort(pieces.begin(), pieces.end());
    return pieces;
  };
  const std::vector<Piece> first = pieces_of(a), second = pieces_of(b);
  if (first.empty() || second.empty()) return false;  // nothing to compare: emptiness is for others to judge
  std::uint64_t total = 0, different = 0;
  auto i = first.begin();
  auto j = second.begin();
  while (i != first.end() || j != second.end()) {
    if (i != first.end() && j != second.end() && i->hash == j->hash) {
      total += i->weight + std::uint64_t{j->weight};
      ++i, ++j;
      continue;
    }
    const bool from_first = j == second.end() || (i != first.end() && *i < *j);
    const Piece& lone = from_first ? *i++ : *j++;
    if (lone.is_heading) return false;
    total += lone.weight;
    different += lone.weight;
  }
  return different * 20 <= total;
}

}  // namespace matang::facts
