#include <algorithm>

#include "facts/page/destination.hpp"
#include "facts/page/fold.hpp"
#include "facts/page/themes.hpp"
#include "matang/web/charset.hpp"

namespace matang::facts::page {
namespace {

/// Frames lead somewhere too: old sites keep the whole page in them, new ones the content of others.
bool is_frame(Tag tag) { return tag == Tag::iframe || tag == Tag::frame; }

LinkSeen frame_link(const PageView& view, std::uint32_t node) {
  LinkSeen link;
  auto src = trimmed(view.attribute(node, "src"));
  if (src.empty() || src == "about:blank") src = trimmed(view.attribute(node, "data-src"));
  link.href = std::string(src);
  if (auto url = web::Url::resolve(view.base, src); url && url->is_http() && !src.empty())
    link.target = *std::move(url);
  link.text = one_line(view.attribute(node, "title"));
  return link;
}

LinkSeen scripted_link(const PageView& view, std::uint32_t node, std::string_view address) {
  LinkSeen link;
  link.href = std::string(address);
  if (auto url = web::Url::resolve(view.base, address); url && url->is_http()) link.target = *std::move(url);
  link.text = label_of(view, node);
  return link;
}

}  // namespace

Links find_links(const PageView& view, const Menus& menus) {
  Links links;
  const auto keep = [&](LinkSeen link, std::uint32_t node) {
    if (links.seen.size() >= max_records) {
      links.truncated = true;
      return;
    }
    constexpr std::size_t longest_href = 4000;  // our choice; servers refuse longer ones
    if (link.href.size() > longest_href)
      link.href = web::valid_utf8(std::string_view(link.href).substr(0, longest_href));
    link.place = view.places[node];
    link.in_menu = menus.nodes[node];
    link.line = view.line(node);
    link.block = view.block_index(node);
    links.seen.push_back(std::move(link));
  };
  for (std::uint32_t i = 0; i < view.size() && !links.truncated; ++i) {
    const auto tag = view.tags[i];
    if (tag == Tag::a || tag == Tag::area) {
      const auto href = view.html.attribute(i, "href");
      if (!href && !view.has_attribute(i, "onclick")) continue;
      auto to = destination_of(view, i);
      if (!href && to.kind != Destination::Kind::page) continue;
      LinkSeen link;
      link.href = std::move(to.href);
      link.target = std::move(to.target);
      link.text = label_of(view, i);
      keep(std::move(link), i);
    } else if (is_frame(tag)) {
      if (auto link = frame_link(view, i); !link.target.empty()) keep(std::move(link), i);
    } else if (view.nodes()[i].kind == web::Node::Kind::element && tag != Tag::script) {
      const auto address = address_in_script(view.attribute(i, "onclick"));
      if (address.empty() || address[0] == '#') continue;
      if (auto link = scripted_link(view, i, address); !link.target.empty()) keep(std::move(link), i);
    }
  }
  return links;
}

}  // namespace matang::facts::page
