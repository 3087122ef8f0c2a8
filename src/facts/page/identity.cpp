#include <algorithm>

#include "facts/page/fold.hpp"
#include "facts/page/themes.hpp"

namespace matang::facts::page {
namespace {

constexpr std::size_t longest_title = 300;

Observed<std::string> text_or_absent(const PageView& view, std::string_view text, std::size_t longest) {
  auto line = one_line(text, longest);
  if (!line.empty()) return line;
  if (view.truncated) return Unknown{"the page was cut before its end"};
  return Absent{};
}

std::string_view raw_text(const PageView& view, std::uint32_t node) {
  const auto child = node + 1;
  if (child >= view.end(node) || view.nodes()[child].kind != web::Node::Kind::text) return {};
  return view.nodes()[child].text;
}

// "0; url=/beranda", "3;URL='home.html'": HTML Standard §4.2.5.3, read leniently.
std::string_view refresh_target(std::string_view content) {
  auto at = content.find_first_of(";,");
  if (at == std::string_view::npos) return {};
  auto rest = trimmed(content.substr(at + 1));
  if (starts_with_ignoring_case(rest, "url")) {
    rest = trimmed(rest.substr(3));
    if (rest.empty() || rest[0] != '=') return {};
    rest = trimmed(rest.substr(1));
  }
  if (!rest.empty() && (rest[0] == '\'' || rest[0] == '"')) {
    const auto close = rest.find(rest[0], 1);
    rest = rest.substr(1, close == std::string_view::npos ? close : close - 1);
  }
  return rest;
}

void read_meta(const PageView& view, std::uint32_t node, Identity& identity, std::string_view& description) {
  const auto content = view.attribute(node, "content");
  const auto name = view.attribute(node, "name");
  if (equals_ignoring_case(name, "description")) {
    if (!trimmed(content).empty()) description = content;
  } else if (equals_ignoring_case(name, "generator")) {
    if (identity.generator.empty()) identity.generator = one_line(content);
  } else if (equals_ignoring_case(name, "viewport")) {
    // "with=device-width" is a slip browsers do not forgive, but it still states a scale.
    identity.viewport = identity.viewport || contains_ignoring_case(content, "width=") ||
                        contains_ignoring_case(content, "initial-scale");
  } else if (equals_ignoring_case(view.attribute(node, "property"), "og:description")) {
    if (description.empty()) description = content;
  } else if (equals_ignoring_case(view.attribute(node, "http-equiv"), "refresh") && !identity.meta_refresh) {
    const auto target = refresh_target(content);
    if (target.empty()) return;
    if (auto url = web::Url::resolve(view.base, target); url && url->is_http()) identity.meta_refresh = *std::move(url);
  }
}

void read_link(const PageView& view, std::uint32_t node, Identity& identity) {
  const auto rel = view.attribute(node, "rel");
  const auto href = view.html.attribute(node, "href");
  if (!href || trimmed(*href).empty()) return;
  if (equals_ignoring_case(rel, "canonical") && !identity.canonical) {
    if (auto url = web::Url::resolve(view.base, *href); url && url->is_http()) identity.canonical = *std::move(url);
  } else if (has_word(rel, "alternate") && identity.feeds.size() < 50) {
    const auto type = view.attribute(node, "type");
    if (!contains_ignoring_case(type, "rss") && !contains_ignoring_case(type, "atom")) return;
    if (auto url = web::Url::resolve(view.base, *href); url && url->is_http())
      identity.feeds.push_back(*std::move(url));
  }
}

}  // namespace

Identity find_identity(const PageView& view) {
  Identity identity{Absent{}, Absent{}, Absent{}, {}, {}, {}, {}, false, {}};
  std::string_view title, description, lang;
  bool titled = false;
  std::uint32_t svg_until = 0;
  for (std::uint32_t i = 0; i < view.size(); ++i) {
    switch (view.tags[i]) {
      case Tag::html:
        lang = view.attribute(i, "lang");
        if (lang.empty()) lang = view.attribute(i, "xml:lang");
        break;
      case Tag::svg:
        svg_until = view.end(i);
        break;
      case Tag::title:
        if (!titled && i >= svg_until) {
          title = raw_text(view, i);
          titled = !trimmed(title).empty();
        }
        break;
      case Tag::meta:
        read_meta(view, i, identity, description);
        break;
      case Tag::link:
        read_link(view, i, identity);
        break;
      default:
        break;
    }
  }
  identity.title = text_or_absent(view, title, longest_title);
  identity.description = text_or_absent(view, description, 500);
  // RFC 5646 §2.1: the primary subtag ends at the first hyphen; "id_ID" is a common slip.
  auto primary = trimmed(lang);
  primary = primary.substr(0, primary.find_first_of("-_ "));
  const bool subtag =
      primary.size() >= 2 && primary.size() <= 8 && std::all_of(primary.begin(), primary.end(), is_letter);
  identity.language = text_or_absent(view, subtag ? lowered(primary) : std::string(), 8);
  identity.detected_language = detect_language(view.text);
  return identity;
}

}  // namespace matang::facts::page
