#include "facts/page/tiles.hpp"

#include <algorithm>
#include <optional>

#include "facts/page/fold.hpp"
#include "matang/web/date.hpp"

namespace matang::facts::page {
namespace {

// Our choices: what still is a tile and not an article.
constexpr std::size_t most_words = 30, most_label_words = 8;
constexpr std::uint32_t most_nodes = 120;

struct Tile {
  MenuEntry entry;
  Tag tag = Tag::none;
  std::uint64_t classes = 0;
  bool picture = false;
};

bool is_picture_file(std::string_view path) {
  for (const auto ending : {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"})
    if (ends_with_ignoring_case(path, ending)) return true;
  return false;
}

bool says_read_more(std::string_view label) {
  for (const auto words :
       {"selengkapnya", "baca", "read more", "lihat semua", "detail", "more", "next", "prev", "kembali"})
    if (starts_with_ignoring_case(label, words)) return true;
  return false;
}

std::uint64_t hash_of(std::string_view text) {
  Fnv1a hash;
  hash.add(text);
  return hash.value();
}

/// The one short text that names a box: its heading, else the link's text, else its first line, else the image's.
std::string label_of_box(const PageView& view, std::uint32_t box, std::uint32_t link) {
  for (auto i = box; i < view.end(box); ++i)
    if (is_heading(view.tags[i]) && says_something(view.text_of(i))) return one_line(view.text_of(i));
  const auto first_line = [&](std::uint32_t node) {
    const auto text = view.text_of(node);
    return text.substr(0, text.find('\n'));
  };
  for (const auto node : {link, box})
    if (const auto line = first_line(node); says_something(line) && !says_read_more(line)) return one_line(line);
  return label_without_text(view, link);
}

std::optional<Tile> tile_at(const PageView& view, std::uint32_t box, const std::vector<bool>& taken) {
  const auto tag = view.tags[box];
  if (tag != Tag::a && tag != Tag::div && tag != Tag::li && tag != Tag::td && tag != Tag::section &&
      tag != Tag::figure && tag != Tag::p)
    return std::nullopt;
  const auto end = view.end(box);
  if (taken[box] || end - box > most_nodes || view.places[box] == Place::header || view.places[box] == Place::footer)
    return std::nullopt;
  if (view.names[box].any(
          {Name::news, Name::slider, Name::date, Name::gallery, Name::related, Name::comment, Name::social}))
    return std::nullopt;
  Tile tile;
  auto link = web::Html::none;
  bool heading = false;
  for (auto i = box; i < end; ++i) {
    const auto inner = view.tags[i];
    if (taken[i] || inner == Tag::article || inner == Tag::time || inner == Tag::form || inner == Tag::table ||
        inner == Tag::iframe || inner == Tag::video || view.names[i].has(Name::date))
      return std::nullopt;
    tile.picture =
        tile.picture || inner == Tag::img || inner == Tag::svg || inner == Tag::i || view.names[i].has(Name::icon);
    heading = heading || is_heading(inner);
    if (inner != Tag::a) continue;
    auto to = destination_of(view, i);
    if (to.kind == Destination::Kind::other || is_share_link(to.target) || is_social_host(to.target.host()))
      return std::nullopt;
    if (is_picture_file(to.target.path())) return std::nullopt;
    if (link == web::Html::none) {
      link = i;
      tile.entry.to = std::move(to);
    } else if (!(to.target == tile.entry.to.target)) {
      return std::nullopt;
    }
  }
  if (link == web::Html::none || !(tile.picture || heading)) return std::nullopt;
  const auto text = view.text_of(box);
  if (text.size() > 400 || count_words(text) > most_words) return std::nullopt;
  if (has_word(text, "rp") || text.find("\xE2\x82\xAC") != std::string_view::npos)
    return std::nullopt;  // goods, not services
  if (!web::find_dates(text, view.today).empty()) return std::nullopt;
  tile.entry.label = label_of_box(view, box, link);
  if (tile.entry.label.empty() || count_words(tile.entry.label) > most_label_words || says_read_more(tile.entry.label))
    return std::nullopt;
  // A row of logos of others, without a word, is no menu of this site.
  if (!says_something(text) && tile.entry.to.target.host() != view.url.host()) return std::nullopt;
  tile.entry.node = link;
  tile.tag = tag;
  tile.classes = hash_of(view.attribute(box, "class"));
  return tile;
}

}  // namespace

std::vector<MenuEntry> find_tiles(const PageView& view, const std::vector<bool>& taken) {
  std::vector<MenuEntry> entries;
  std::uint32_t done = 0;  // boxes inside an accepted grid are not looked at again
  // Depth at most the parser's; each node is looked at once as a box, and boxes are small, so the work is linear.
  for (std::uint32_t i = 0; i < view.size() && entries.size() < 200; ++i) {
    if (i < done || view.nodes()[i].kind != web::Node::Kind::element || taken[i]) continue;
    if (is_opaque(view.tags[i]) || view.tags[i] == Tag::article) {
      done = view.end(i);
      continue;
    }
    if (view.names[i].any({Name::slider, Name::gallery, Name::pagination, Name::breadcrumb, Name::social, Name::share,
                           Name::tags, Name::related, Name::comment})) {
      done = view.end(i);
      continue;
    }
    if (view.end(i) - i < 7 || view.tags[i] == Tag::a) continue;
    std::vector<Tile> tiles;
    std::uint32_t others = 0, children = 0;
    for (auto child = i + 1; child < view.end(i) && children < 200; child = view.end(child)) {
      if (view.nodes()[child].kind != web::Node::Kind::element) continue;
      ++children;
      if (view.end(child) - child > most_nodes) {
        ++others;
        continue;
      }
      if (auto tile = tile_at(view, child, taken))
        tiles.push_back(*std::move(tile));
      else
        ++others;
    }
    if (tiles.size() < 3 || others > tiles.size()) continue;
    const auto alike = std::count_if(tiles.begin(), tiles.end(), [&](const Tile& tile) {
      return tile.tag == tiles.front().tag && tile.classes == tiles.front().classes &&
             tile.picture == tiles.front().picture;
    });
    if (2 * static_cast<std::size_t>(alike) < tiles.size() + 1) continue;
    for (auto& tile : tiles) entries.push_back(std::move(tile.entry));
    done = view.end(i);
  }
  return entries;
}

}  // namespace matang::facts::page
