#include <algorithm>

#include "facts/page/fold.hpp"
#include "facts/page/page_view.hpp"

namespace matang::facts::page {
namespace {

/// Writes the page's text block by block while the tree is walked in document order.
class Writer {
 public:
  explicit Writer(PageView& view) : view_(view) {}

  std::uint32_t offset() const { return static_cast<std::uint32_t>(view_.text.size()); }
  std::uint32_t block() const { return open_ ? current_ : static_cast<std::uint32_t>(view_.blocks.size()); }

  void blank() { gap_ = true; }

  void text(std::string_view text, std::uint32_t node, Block::Kind kind, bool linked) {
    if (trimmed(text).empty()) {
      gap_ = gap_ || !text.empty();
      return;
    }
    if (!open_) begin(node, kind);
    for (std::size_t i = 0; i < text.size();) {
      if (is_blank(text[i])) {
        gap_ = true;
        ++i;
        continue;
      }
      const auto from = i;
      bool solid = false;
      while (i < text.size() && !is_blank(text[i])) {
        solid = solid || is_word_byte(text[i]);
        ++i;
      }
      const bool joins = !gap_ && !line_empty_;  // "<b>A</b>bc" is one word
      if (gap_ && !line_empty_) {
        view_.text += ' ';
        hash_.add(' ');
      }
      gap_ = line_empty_ = false;
      view_.text.append(text, from, i - from);
      for (const char c : text.substr(from, i - from)) hash_.add(lower(c));
      if (solid && !joins) {
        auto& block = view_.blocks[current_];
        ++(linked ? block.link_words : block.words);
        ++view_.words;
      }
    }
  }

  void close() {
    gap_ = false;
    if (!open_) return;
    open_ = false;
    view_.blocks[current_].hash = hash_.value();
    view_.block_text[current_].end = offset();
    view_.text += '\n';
  }

  /// A block without text, beside the open one.
  void mark(Block::Kind kind, std::uint32_t node, std::string_view what) {
    if (view_.blocks.size() >= 4 * max_records) {
      view_.truncated = true;
      return;
    }
    Fnv1a hash;
    hash.add(static_cast<char>(kind));
    hash.add(what);
    view_.blocks.push_back({hash.value(), 0, 0, view_.line(node), kind, view_.places[node]});
    view_.block_text.push_back({offset(), offset()});
  }

 private:
  void begin(std::uint32_t node, Block::Kind kind) {
    open_ = line_empty_ = true;
    gap_ = false;
    hash_ = {};
    current_ = static_cast<std::uint32_t>(view_.blocks.size());
    view_.blocks.push_back({0, 0, 0, view_.line(node), kind, view_.places[node]});
    view_.block_text.push_back({offset(), offset()});
  }

  PageView& view_;
  Fnv1a hash_;
  std::uint32_t current_ = 0;
  bool open_ = false, line_empty_ = true, gap_ = false;
};

Block::Kind kind_of(Tag tag, Block::Kind inherited) {
  if (is_heading(tag)) return Block::Kind::heading;
  if (tag == Tag::li || tag == Tag::dt || tag == Tag::dd) return Block::Kind::list_item;
  if (tag == Tag::tr) return Block::Kind::table_row;
  if (tag == Tag::p || tag == Tag::table || is_list(tag)) return Block::Kind::text;
  return inherited;
}

// The address of an image as all pages of a site would name it; lazy loaders keep the real one in data-src.
std::string media_address(const PageView& view, std::uint32_t node) {
  auto src = view.attribute(node, "data-src");
  if (src.empty()) src = view.attribute(node, "src");
  if (src.empty()) return {};
  if (starts_with_ignoring_case(src, "data:")) return std::string(src.substr(0, 256));
  const auto resolved = web::Url::resolve(view.base, src);
  return resolved ? resolved->text() : std::string(src);
}

bool is_field(const PageView& view, std::uint32_t node) {
  const auto tag = view.tags[node];
  if (tag == Tag::select || tag == Tag::textarea) return true;
  return tag == Tag::input && !equals_ignoring_case(view.attribute(node, "type"), "hidden");
}

}  // namespace

void build_blocks(PageView& view) {
  struct Open {
    std::uint32_t end;
    Block::Kind kind;
    bool block, link;
  };
  const auto nodes = view.nodes();
  view.text_at.resize(nodes.size() + 1);
  view.block_of.resize(nodes.size());
  Writer writer(view);
  std::vector<Open> open;  // ancestors that change what text means; bounded by the parser's depth
  std::uint32_t opaque_until = 0;
  const auto leave = [&](std::uint32_t at) {
    while (!open.empty() && open.back().end <= at) {
      if (open.back().block) writer.close();
      open.pop_back();
    }
  };
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    leave(i);
    const auto tag = view.tags[i];
    if (i >= opaque_until && is_block(tag)) writer.close();
    view.text_at[i] = writer.offset();
    view.block_of[i] = writer.block();
    if (i < opaque_until) continue;
    const auto kind = open.empty() ? Block::Kind::text : open.back().kind;
    const bool linked = !open.empty() && open.back().link;
    if (nodes[i].kind == web::Node::Kind::text) {
      writer.text(nodes[i].text, i, kind, linked);
      continue;
    }
    if (nodes[i].kind == web::Node::Kind::comment) continue;
    if (tag == Tag::br || tag == Tag::td || tag == Tag::th || tag == Tag::option) writer.blank();
    if (tag == Tag::img) {
      if (const auto address = media_address(view, i); !address.empty()) writer.mark(Block::Kind::media, i, address);
    } else if (tag == Tag::video || tag == Tag::audio || tag == Tag::object || tag == Tag::embed) {
      auto source = view.attribute(i, "src");
      writer.mark(Block::Kind::media, i, source.empty() ? view.attribute(i, "data") : source);
    } else if (tag == Tag::iframe || tag == Tag::frame) {
      writer.mark(Block::Kind::frame, i, view.attribute(i, "src"));
    } else if (is_field(view, i)) {
      writer.mark(Block::Kind::form_field, i, view.attribute(i, "name"));
    }
    if (is_opaque(tag)) {
      opaque_until = nodes[i].end;
      continue;
    }
    if (nodes[i].end > i + 1 && (is_block(tag) || tag == Tag::a))
      open.push_back({nodes[i].end, kind_of(tag, kind), is_block(tag), linked || tag == Tag::a});
    if (tag == Tag::td || tag == Tag::th) writer.blank();
  }
  leave(static_cast<std::uint32_t>(nodes.size()));
  writer.close();
  view.text_at[nodes.size()] = writer.offset();
}

}  // namespace matang::facts::page
