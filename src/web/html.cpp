#include "matang/web/html.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <new>

#include "html_guard.hpp"

namespace matang::web {
namespace {

/// Memory for one gumbo tree, given back as a whole: gumbo's own clean-up calls itself once a level and overflows the
/// stack on deep pages. Freed blocks are kept by size and used again.
class Arena {
 public:
  explicit Arena(std::size_t budget) : budget_(budget) {}
  ~Arena() {
    for (void* chunk : chunks_) std::free(chunk);
  }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// Null when the budget is spent.
  void* take(std::size_t size) {
    std::size_t kind = 5;
    while ((std::size_t{1} << kind) < size + header) ++kind;
    if (Free* block = free_[kind]) {
      free_[kind] = block->next;
      return reinterpret_cast<char*>(block) + header;
    }
    const std::size_t bytes = std::size_t{1} << kind;
    if (bytes > left_) {
      const std::size_t chunk = std::max(bytes, chunk_size);
      if (used_ + chunk > budget_) return nullptr;
      used_ += chunk;
      char* fresh = static_cast<char*>(std::malloc(chunk));
      if (fresh == nullptr) return nullptr;
      chunks_.push_back(fresh);
      next_ = fresh;
      left_ = chunk;
    }
    char* block = next_;
    next_ += bytes;
    left_ -= bytes;
    std::memcpy(block, &kind, sizeof kind);
    return block + header;
  }
  void give(void* memory) {
    if (memory == nullptr) return;
    char* block = static_cast<char*>(memory) - header;
    std::size_t kind = 0;
    std::memcpy(&kind, block, sizeof kind);
    auto* entry = reinterpret_cast<Free*>(block);
    entry->next = free_[kind];
    free_[kind] = entry;
  }

  std::jmp_buf give_up;

 private:
  struct Free {
    std::size_t kind;
    Free* next;
  };
  static constexpr std::size_t header = 16;  // keeps malloc's alignment
  static constexpr std::size_t chunk_size = std::size_t{256} << 10;
  std::size_t budget_, used_ = 0, left_ = 0;
  char* next_ = nullptr;
  std::vector<void*> chunks_;
  std::array<Free*, 64> free_{};
};

void* arena_take(void* arena, std::size_t size) {
  void* memory = static_cast<Arena*>(arena)->take(size);
  // Gumbo does not check for null. Only its own C frames are left here; all they hold lies in the arena.
  if (memory == nullptr) std::longjmp(static_cast<Arena*>(arena)->give_up, 1);
  return memory;
}
void arena_give(void* arena, void* memory) { static_cast<Arena*>(arena)->give(memory); }

/// Null when the arena's budget is spent. Holds nothing that would need destroying, since longjmp passes through it.
const GumboOutput* parse_in(Arena& arena, const GumboOptions& options, const char* text, std::size_t size) {
  if (setjmp(arena.give_up) != 0) return nullptr;
  return gumbo_parse_with_options(&options, text, size);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool has_upper(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

const GumboVector* children_of(const GumboNode* node) {
  switch (node->type) {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      return &node->v.element.children;
    case GUMBO_NODE_DOCUMENT:
      return &node->v.document.children;
    default:
      return nullptr;
  }
}

}  // namespace

struct Html::Impl {
  std::string text;
  std::unique_ptr<Arena> arena;
  std::deque<std::string> names;  // lower-cased names gumbo has in mixed case only
  std::vector<Attribute> attributes;
  std::vector<Node> nodes;
  bool truncated = false;

  std::string_view lowered(std::string_view name) {
    if (!has_upper(name)) return name;
    auto& copy = names.emplace_back(name);
    std::transform(copy.begin(), copy.end(), copy.begin(), lower);
    return copy;
  }

  std::string_view tag_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return lowered(gumbo_normalized_tagname(element.tag));
    GumboStringPiece piece = element.original_tag;
    if (piece.data == nullptr || piece.length == 0) return {};
    gumbo_tag_from_original_text(&piece);
    return lowered({piece.data, piece.length});
  }

  std::size_t add_attributes(const GumboElement& element) {
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* a = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      // Foreign attributes come without their prefix: "href" for xlink:href.
      const bool prefixed = a->attr_namespace != GUMBO_ATTR_NAMESPACE_NONE && a->original_name.length > 0;
      attributes.push_back({lowered(prefixed ? std::string_view(a->original_name.data, a->original_name.length)
                                             : std::string_view(a->name)),
                            a->value});
    }
    return element.attributes.length;
  }

  /// Appends one node without its children. `attribute_counts` stands in for the spans, set when nothing moves any
  /// more.
  void add(const GumboNode* node, std::uint32_t parent, std::vector<std::uint32_t>& attribute_counts) {
    Node out{};
    out.parent = parent;
    out.end = static_cast<std::uint32_t>(nodes.size()) + 1;
    std::size_t count = 0;
    if (const auto* children = children_of(node); children != nullptr) {
      out.kind = Node::Kind::element;
      out.tag = tag_of(node->v.element);
      out.line = node->v.element.start_pos.line;
      count = add_attributes(node->v.element);
    } else {
      out.kind = node->type == GUMBO_NODE_COMMENT ? Node::Kind::comment : Node::Kind::text;
      out.text = node->v.text.text;
      out.line = node->v.text.start_pos.line;
    }
    // Elements the parser made up have no place of their own.
    if (out.line == 0) out.line = parent == none ? 1 : nodes[parent].line;
    attribute_counts.push_back(static_cast<std::uint32_t>(count));
    nodes.push_back(out);
  }

  void flatten(const GumboOutput& output, const Limits& limits) {
    std::vector<std::uint32_t> counts;
    struct Level {
      const GumboVector* children;
      unsigned next;
      std::uint32_t node;
    };
    std::vector<Level> stack;
    // The document itself is no node; comments beside <html> are shown as its children, so that there is one root.
    const GumboVector* top = children_of(output.document);
    add(output.root, none, counts);
    const auto add_comments = [&](bool before) {
      bool passed = false;
      for (unsigned i = 0; i < top->length; ++i) {
        const auto* node = static_cast<const GumboNode*>(top->data[i]);
        passed |= node == output.root;
        if (node->type == GUMBO_NODE_COMMENT && passed != before && nodes.size() < limits.nodes) add(node, 0, counts);
      }
    };
    add_comments(true);
    stack.push_back({children_of(output.root), 0, 0});
    while (!stack.empty()) {
      auto& level = stack.back();
      if (level.next == level.children->length) {
        nodes[level.node].end = static_cast<std::uint32_t>(nodes.size());
        stack.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(level.children->data[level.next++]);
      const auto* below = children_of(child);
      if (nodes.size() >= limits.nodes || (below != nullptr && stack.size() >= limits.depth)) {
        truncated = true;
        continue;
      }
      const auto index = static_cast<std::uint32_t>(nodes.size());
      add(child, level.node, counts);
      if (below != nullptr && below->length > 0) stack.push_back({below, 0, index});
    }
    add_comments(false);
    nodes[0].end = static_cast<std::uint32_t>(nodes.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      nodes[i].attributes = std::span<const Attribute>(attributes).subspan(at, counts[i]);
      at += counts[i];
    }
  }
};

Html Html::parse(std::string text, Limits limits) {
  auto impl = std::make_unique<Impl>();
  limits.depth = std::max<std::size_t>(limits.depth, 2);
  limits.nodes = std::clamp<std::size_t>(limits.nodes, 3, none - 1);
  impl->text = std::move(text);
  impl->truncated = guard_html(impl->text, limits.depth + 16);

  GumboOptions options = kGumboDefaultOptions;
  options.allocator = arena_take;
  options.deallocator = arena_give;
  options.max_errors = 0;
  std::size_t size = impl->text.size();
  const GumboOutput* output = nullptr;
  while (output == nullptr) {
    // Formatting left open is opened again in every later paragraph, so a small page can ask for a huge tree. Ordinary
    // pages need 15 to 30 bytes a byte; 5 MiB full of "<b>" needs about 150 (our choice: more than that is cut).
    impl->arena = std::make_unique<Arena>((std::size_t{16} << 20) + 200 * size);
    options.userdata = impl->arena.get();
    output = parse_in(*impl->arena, options, impl->text.data(), size);
    if (output == nullptr) {
      impl->truncated = true;
      size /= 2;
    }
  }
  impl->flatten(*output, limits);
  return Html(std::move(impl));
}

std::span<const Node> Html::nodes() const { return impl_->nodes; }
bool Html::truncated() const { return impl_->truncated; }

std::uint32_t Html::first_child(std::uint32_t i) const { return node(i).end > i + 1 ? i + 1 : none; }

std::uint32_t Html::next_sibling(std::uint32_t i) const {
  const auto& n = node(i);
  return n.parent != none && n.end < node(n.parent).end ? n.end : none;
}

std::optional<std::string_view> Html::attribute(std::uint32_t i, std::string_view name) const {
  for (const auto& a : node(i).attributes)
    if (a.name == name) return a.value;
  return std::nullopt;
}

bool Html::has_class(std::uint32_t i, std::string_view name) const {
  const auto classes = attribute(i, "class");
  constexpr std::string_view blanks = " \t\n\f\r";
  if (!classes || name.empty() || name.find_first_of(blanks) != std::string_view::npos) return false;
  for (std::size_t at = classes->find(name); at != std::string_view::npos; at = classes->find(name, at + 1)) {
    const auto end = at + name.size();
    if ((at == 0 || blanks.find((*classes)[at - 1]) != std::string_view::npos) &&
        (end == classes->size() || blanks.find((*classes)[end]) != std::string_view::npos))
      return true;
  }
  return false;
}

namespace {

template <std::size_t N>
bool is_one_of(std::string_view tag, const std::array<std::string_view, N>& sorted) {
  return std::binary_search(sorted.begin(), sorted.end(), tag);
}

constexpr std::array<std::string_view, 4> unread = {"noscript", "script", "style", "template"};
/// Elements that run inside a line: their edges separate no words.
constexpr std::array<std::string_view, 32> inline_tags = {
    "a",    "abbr",  "acronym", "b",      "bdi",    "bdo", "big",   "cite", "code", "data", "del",
    "dfn",  "em",    "font",    "i",      "ins",    "kbd", "label", "mark", "nobr", "q",    "s",
    "samp", "small", "span",    "strike", "strong", "sub", "sup",   "tt",   "u",    "var"};

/// Appends text with white space folded; `gap` says that a blank is due before the next character.
void append_folded(std::string& out, std::string_view text, bool& gap) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const auto rest = text.substr(i, 3);
    std::size_t blank = 0, nothing = 0;
    if (c <= 0x20) {
      blank = 1;
    } else if (c == 0xc2) {
      if (rest.substr(0, 2) == "\xC2\xA0") blank = 2;    // no-break space
      if (rest.substr(0, 2) == "\xC2\xAD") nothing = 2;  // soft hyphen
    } else if (c == 0xe2) {
      const auto last = rest.size() == 3 ? static_cast<unsigned char>(rest[2]) : 0u;
      if (rest.substr(0, 2) == "\xE2\x80") {
        if ((last >= 0x80 && last <= 0x8a) || last == 0xa8 || last == 0xa9 || last == 0xaf) blank = 3;  // U+2000…
        if (last >= 0x8b && last <= 0x8f) nothing = 3;  // zero width, direction marks
      }
    } else if (c == 0xe3 && rest == "\xE3\x80\x80") {
      blank = 3;
    } else if (c == 0xef && rest == "\xEF\xBB\xBF") {
      nothing = 3;
    }
    if (blank > 0) {
      gap = true;
      i += blank - 1;
    } else if (nothing > 0) {
      i += nothing - 1;
    } else {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      out += text[i];
    }
  }
}

}  // namespace

std::string Html::text_of(std::uint32_t i) const {
  std::string out;
  bool gap = false;
  const auto all = nodes();
  std::vector<std::uint32_t> block_ends;  // where a block element closes, a blank is due
  for (std::uint32_t k = i; k < all[i].end;) {
    const auto& n = all[k];
    while (!block_ends.empty() && block_ends.back() <= k) {
      gap = true;
      block_ends.pop_back();
    }
    if (n.kind == Node::Kind::text) append_folded(out, n.text, gap);
    if (n.kind == Node::Kind::element) {
      if (is_one_of(n.tag, unread)) {
        k = n.end;
        continue;
      }
      if (!is_one_of(n.tag, inline_tags)) {
        gap = true;
        block_ends.push_back(n.end);
      }
    }
    ++k;
  }
  return out;
}

Html::Html(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Html::Html(Html&&) noexcept = default;
Html& Html::operator=(Html&&) noexcept = default;
Html::~Html() = default;

}  // namespace matang::web
