#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/page/names.hpp"
#include "facts/page/tag.hpp"
#include "matang/facts/page_facts.hpp"
#include "matang/lexicon/lexicon.hpp"
#include "matang/web/html.hpp"

namespace matang::facts::page {

/// At most this many records of a kind are kept of one page (our choice); reaching it marks the page truncated.
inline constexpr std::size_t max_records = 20'000;

/// Bytes of the page's text.
struct TextSpan {
  std::uint32_t begin = 0, end = 0;
};

/// One parsed page as the themes read it: the tree, and beside it, filled in one pass, what each node is and where it
/// stands. All arrays have one entry a node. Lives only while its page is read.
struct PageView {
  const web::Html& html;
  const lexicon::Lexicon& lexicon;
  web::Url url;     ///< requested
  web::Url base;    ///< what references resolve against
  web::Date today;  ///< of the capture
  bool front;       ///< can be taken for a front page, by depth and address

  std::vector<Tag> tags;
  std::vector<Names> names;
  std::vector<Place> places;
  std::vector<std::uint32_t> text_at;   ///< where in `text` the node's begins; one entry more at the end
  std::vector<std::uint32_t> block_of;  ///< the block it stands in, or the next one
  std::string text;                     ///< what a reader reads: blocks end in '\n', blanks folded
  std::vector<Block> blocks;
  std::vector<TextSpan> block_text;  ///< one a block
  std::unordered_map<std::string_view, std::uint32_t> ids;
  std::uint32_t words = 0;
  bool truncated = false;

  std::span<const web::Node> nodes() const { return html.nodes(); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(tags.size()); }
  std::uint32_t end(std::uint32_t node) const { return html.node(node).end; }
  std::uint32_t parent(std::uint32_t node) const { return html.node(node).parent; }
  std::uint32_t line(std::uint32_t node) const { return html.node(node).line; }
  std::string_view attribute(std::uint32_t node, std::string_view name) const {
    return html.attribute(node, name).value_or(std::string_view{});
  }
  bool has_attribute(std::uint32_t node, std::string_view name) const { return html.attribute(node, name).has_value(); }
  /// The text of a subtree, without blanks at its ends. Costs nothing.
  std::string_view text_of(std::uint32_t node) const;
  std::string_view text_of_block(std::uint32_t block) const;
  /// The block a byte of `text` stands in.
  std::uint32_t block_at(std::size_t text_offset) const;
  std::uint32_t block_index(std::uint32_t node) const;
  bool has_id(std::string_view id) const { return ids.count(id) > 0; }
};

/// Fills the arrays. `html` and `lexicon` must outlive the view.
PageView view_page(const web::Html& html, const lexicon::Lexicon& lexicon, web::Url url, web::Date today, bool front);

// Steps of view_page, each in its own file.
web::Url base_of(const PageView& view);
void index_nodes(PageView& view);  ///< tags, names, ids
void find_places(PageView& view);
void build_blocks(PageView& view);  ///< text, text_at, block_of, blocks

}  // namespace matang::facts::page
