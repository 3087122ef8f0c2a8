#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace matang::web {

struct Attribute {
  std::string_view name;   ///< lower case
  std::string_view value;  ///< entities undone; may be empty
};

/// One node of a parsed page. Nodes stand in document order (preorder), so the subtree of node i is [i, node(i).end)
/// and walking a page needs no recursion, however deep a hostile page nests.
struct Node {
  enum class Kind : std::uint8_t { element, text, comment };
  Kind kind;
  std::string_view tag;              ///< lower case element name ("a", "svg"); empty for text and comments
  std::string_view text;             ///< text and comment nodes: the characters, entities undone
  std::uint32_t parent;              ///< Html::none for the root
  std::uint32_t end;                 ///< one past the last node of the subtree
  std::uint32_t line;                ///< 1-based in the decoded text; where the tag or text begins
  std::span<const Attribute> attributes;
};

/// A page as a browser's parser sees it (HTML Standard §13.2, by gumbo). Owns its text; views into it live as long as it.
class Html {
 public:
  static constexpr std::uint32_t none = 0xffffffff;
  struct Limits {
    std::size_t depth = 1000;        ///< elements nested deeper are dropped with their subtree (our choice)
    std::size_t nodes = 2'000'000;
  };
  /// Never fails: any bytes are a page. `text` is UTF-8 (see charset.hpp).
  static Html parse(std::string text, Limits limits);
  static Html parse(std::string text) { return parse(std::move(text), Limits{}); }

  std::span<const Node> nodes() const;
  const Node& node(std::uint32_t i) const { return nodes()[i]; }
  bool truncated() const;            ///< a limit was reached: absence in this page proves nothing

  std::uint32_t first_child(std::uint32_t i) const;   ///< none where there is none
  std::uint32_t next_sibling(std::uint32_t i) const;  ///< none at the last
  std::optional<std::string_view> attribute(std::uint32_t i, std::string_view name) const;
  bool has_class(std::uint32_t i, std::string_view name) const;
  /// Text of a subtree with white space folded as a reader sees it; scripts, styles, templates and noscript left out.
  std::string text_of(std::uint32_t i) const;

  Html(Html&&) noexcept;
  Html& operator=(Html&&) noexcept;
  ~Html();

 private:
  struct Impl;
  explicit Html(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace matang::web
