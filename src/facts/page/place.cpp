#include <algorithm>
#include <optional>

#include "facts/page/fold.hpp"
#include "facts/page/page_view.hpp"

namespace matang::facts::page {
namespace {

/// What stands around a node.
struct Region {
  std::uint32_t end = 0;
  Place place = Place::main;
  bool main = false;     ///< inside <main>
  bool article = false;  ///< inside <article> or <blockquote>
};

bool can_hold_a_region(Tag tag) {
  switch (tag) {
    case Tag::div:
    case Tag::section:
    case Tag::table:
    case Tag::tbody:
    case Tag::tr:
    case Tag::td:
    case Tag::ul:
    case Tag::header:
    case Tag::footer:
    case Tag::nav:
    case Tag::aside:
    case Tag::main:
    case Tag::center:
    case Tag::none:
      return true;
    default:
      return false;
  }
}

/// What an element by itself says about where it stands.
std::optional<Place> own_place(const PageView& view, std::uint32_t node, const Region& region) {
  const auto around = region.place;
  const auto tag = view.tags[node];
  const auto role = view.attribute(node, "role");
  if (tag == Tag::main || role == "main") return Place::main;
  if (tag == Tag::aside || role == "complementary") return around == Place::footer ? around : Place::aside;
  if (role == "contentinfo") return Place::footer;
  if (role == "banner") return Place::header;
  // HTML Standard §4.3.8, §4.3.9: inside an article or <main> these belong to it, not to the page.
  const bool own_page = !region.article && !region.main;
  if (tag == Tag::header && own_page) return around == Place::footer ? around : Place::header;
  if (tag == Tag::footer && own_page) return Place::footer;
  if (!can_hold_a_region(tag)) return std::nullopt;
  const auto names = view.names[node];
  if (names.empty() || region.article) return std::nullopt;
  if (names.any({Name::part, Name::news, Name::slider, Name::comment})) return std::nullopt;
  if (names.has(Name::footer) && !names.any({Name::header, Name::content})) return Place::footer;
  if (around == Place::footer || around == Place::header) return std::nullopt;
  if (names.has(Name::header) && !region.main && !names.any({Name::title, Name::content})) return Place::header;
  if (names.has(Name::sidebar) && !names.has(Name::content)) return Place::aside;
  return std::nullopt;
}

// A theme that wraps the whole page in "header" or "sidebar-right" says nothing about its parts.
bool is_too_wide(const PageView& view, std::uint32_t node, Place place) {
  if (place == Place::main) return false;
  const auto share = place == Place::aside ? 0.5 : 0.65;  // our choice
  const auto size = view.size();
  return size > 60 && static_cast<double>(view.end(node) - node) > share * static_cast<double>(size);
}

bool says_copyright(std::string_view text) {
  return contains_ignoring_case(text, "copyright") || contains_ignoring_case(text, "hak cipta") ||
         text.find("\xC2\xA9") != std::string_view::npos || contains_ignoring_case(text, "all rights reserved");
}

/// Old pages mark nothing. Their last container that says "copyright" is the footer; what comes before the first
/// heading or long text, in the first third, is the header; a column of links beside a wider column is an aside.
void guess_regions(PageView& view) {
  const auto nodes = view.nodes();
  const auto size = view.size();
  const auto is_marked = [&](Place place) {
    return std::find(view.places.begin(), view.places.end(), place) != view.places.end();
  };
  const auto fill = [&](std::uint32_t from, std::uint32_t to, Place place) {
    for (auto i = from; i < to; ++i)
      if (view.places[i] == Place::main) view.places[i] = place;
  };
  if (!is_marked(Place::footer)) {
    for (std::uint32_t i = size; i-- > size - size / 4;) {
      if (nodes[i].kind != web::Node::Kind::text || !says_copyright(nodes[i].text)) continue;
      std::uint32_t region = i;
      for (auto up = nodes[i].parent; up != web::Html::none; up = nodes[up].parent) {
        if (view.tags[up] == Tag::body || 4 * up < 3 * size || nodes[up].end - up > size / 4) break;
        region = up;
      }
      fill(region, nodes[region].end, Place::footer);
      break;
    }
  }
  if (!is_marked(Place::header)) {
    std::uint32_t body = 0;
    while (body < size && view.tags[body] != Tag::body) ++body;
    constexpr std::size_t long_text = 120;  // our choice: bytes of a paragraph rather than a slogan
    auto until = body;
    for (auto i = body; i < size; ++i) {
      if (view.tags[i] == Tag::script || view.tags[i] == Tag::style) {
        i = nodes[i].end - 1;
        continue;
      }
      const auto tag = view.tags[i];
      if ((nodes[i].kind == web::Node::Kind::text && trimmed(nodes[i].text).size() > long_text) || tag == Tag::h2 ||
          tag == Tag::h3 || tag == Tag::article || tag == Tag::iframe ||
          view.names[i].any({Name::content, Name::slider})) {
        until = i;
        break;
      }
      if (i > body + (size - body) / 2) break;
    }
    fill(body, until, Place::header);
  }
}

}  // namespace

void find_places(PageView& view) {
  const auto nodes = view.nodes();
  view.places.resize(nodes.size(), Place::main);
  std::vector<Region> open;
  bool content_seen = false;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    while (!open.empty() && open.back().end <= i) open.pop_back();
    const auto around = open.empty() ? Region{} : open.back();
    view.places[i] = around.place;
    if (nodes[i].kind != web::Node::Kind::element) {
      content_seen =
          content_seen || (around.place == Place::main && nodes[i].kind == web::Node::Kind::text &&
                           nodes[i].text.size() > 200 && view.tags[nodes[i].parent] != Tag::script &&
                           view.tags[nodes[i].parent] != Tag::style && view.tags[nodes[i].parent] != Tag::none);
      continue;
    }
    auto inside = around;
    if (const auto own = own_place(view, i, around); own && !is_too_wide(view, i, *own)) {
      inside.place = *own;
    }
    const auto tag = view.tags[i];
    if (around.place == Place::main && inside.place == Place::main && !around.main && !around.article) {
      // A menu above all content heads the page, whatever it stands in.
      const bool menu = tag == Tag::nav || view.attribute(i, "role") == "navigation" ||
                        (view.names[i].has(Name::menu) && can_hold_a_region(tag));
      if (menu && !content_seen && !is_too_wide(view, i, Place::header)) inside.place = Place::header;
      content_seen = content_seen || (is_heading(tag) && tag != Tag::h1) || tag == Tag::article;
    }
    inside.main = inside.main || tag == Tag::main;
    inside.article = inside.article || tag == Tag::article || tag == Tag::blockquote;
    view.places[i] = inside.place;
    if (inside.place != around.place || inside.article != around.article || inside.main != around.main) {
      inside.end = nodes[i].end;
      open.push_back(inside);
    }
  }
  guess_regions(view);
}

}  // namespace matang::facts::page
