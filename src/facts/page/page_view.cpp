#include "facts/page/page_view.hpp"

#include <algorithm>

#include "facts/page/fold.hpp"

namespace matang::facts::page {

std::string_view PageView::text_of(std::uint32_t node) const {
  const auto from = text_at[node];
  return trimmed(std::string_view(text).substr(from, text_at[end(node)] - from));
}

std::string_view PageView::text_of_block(std::uint32_t block) const {
  if (block >= block_text.size()) return {};
  const auto [from, to] = block_text[block];
  return trimmed(std::string_view(text).substr(from, to - from));
}

std::uint32_t PageView::block_at(std::size_t text_offset) const {
  const auto after = std::upper_bound(block_text.begin(), block_text.end(), text_offset,
                                      [](std::size_t offset, const TextSpan& span) { return offset < span.begin; });
  auto block = after == block_text.begin() ? 0 : static_cast<std::uint32_t>(after - block_text.begin() - 1);
  // Images and fields stand among the words of the block around them and have none themselves.
  while (block > 0 && block_text[block].begin == block_text[block].end) --block;
  return block;
}

std::uint32_t PageView::block_index(std::uint32_t node) const {
  const auto last = blocks.empty() ? 0 : static_cast<std::uint32_t>(blocks.size() - 1);
  return std::min(block_of[node], last);
}

web::Url base_of(const PageView& view) {
  // HTML Standard §4.2.3: the first base element with an href counts.
  for (std::uint32_t i = 0; i < view.size(); ++i) {
    if (view.tags[i] != Tag::base) continue;
    const auto href = view.html.attribute(i, "href");
    if (!href) continue;
    if (auto base = web::Url::resolve(view.url, *href); base && base->is_http()) return *std::move(base);
    break;
  }
  return view.url;
}

void index_nodes(PageView& view) {
  const auto nodes = view.nodes();
  view.tags.resize(nodes.size(), Tag::none);
  view.names.resize(nodes.size());
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].kind != web::Node::Kind::element) continue;
    view.tags[i] = tag_of(nodes[i].tag);
    // WordPress hangs the page's whole history on <body>; that says nothing of a part of the page.
    const bool root = view.tags[i] == Tag::body || view.tags[i] == Tag::html;
    for (const auto& attribute : nodes[i].attributes)
      if (attribute.name == "id" || (attribute.name == "name" && view.tags[i] == Tag::a))
        view.ids.emplace(attribute.value, i);
    if (!root) view.names[i] = names_of(nodes[i]);
  }
}

PageView view_page(const web::Html& html, const lexicon::Lexicon& lexicon, web::Url url, web::Date today, bool front) {
  PageView view{html, lexicon, std::move(url),  {}, today, front, {}, {}, {}, {}, {}, {}, {}, {},
                {},   0,       html.truncated()};
  index_nodes(view);
  view.base = base_of(view);
  find_places(view);
  build_blocks(view);
  return view;
}

}  // namespace matang::facts::page
