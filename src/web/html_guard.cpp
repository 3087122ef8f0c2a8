#include "html_guard.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace matang::web {
namespace {

constexpr std::size_t max_attributes = 256;      // our choice; gumbo compares each with all before it
constexpr std::size_t max_open_formatting = 64;  // our choice; each is opened again in every later paragraph

template <std::size_t N>
using Names = std::array<std::string_view, N>;
template <std::size_t N>
bool has(const Names<N>& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

constexpr Names<18> void_tags = {"area", "base",  "basefont", "bgsound", "br",   "col",   "embed",  "frame", "hr",
                                 "img",  "input", "keygen",   "link",    "meta", "param", "source", "track", "wbr"};
constexpr Names<14> formatting = {"a",    "b", "big",   "code",   "em",     "font", "i",
                                  "nobr", "s", "small", "strike", "strong", "tt",   "u"};
constexpr Names<9> raw_text = {"iframe", "noembed",  "noframes", "plaintext", "script",
                               "style",  "textarea", "title",    "xmp"};
/// End tags do not reach past these ("has an element in scope", HTML Standard §13.2.4.2).
constexpr Names<25> barriers = {"annotation-xml",
                                "applet",
                                "button",
                                "caption",
                                "desc",
                                "foreignobject",
                                "html",
                                "marquee",
                                "math",
                                "mi",
                                "mn",
                                "mo",
                                "ms",
                                "mtext",
                                "object",
                                "select",
                                "svg",
                                "table",
                                "tbody",
                                "td",
                                "template",
                                "tfoot",
                                "th",
                                "thead",
                                "tr"};
/// Blocks whose start closes an open <p>.
constexpr Names<37> close_p = {
    "address", "article", "aside",    "blockquote", "center",  "dd",     "details", "dialog", "dir",  "div",
    "dl",      "dt",      "fieldset", "figcaption", "figure",  "footer", "form",    "h1",     "h2",   "h3",
    "h4",      "h5",      "h6",       "header",     "hgroup",  "li",     "listing", "main",   "menu", "nav",
    "ol",      "p",       "pre",      "section",    "summary", "table",  "ul"};
/// Special (§13.2.4.2) without closing a <p>: inline end tags do not reach past these either.
constexpr Names<3> special_besides = {"frameset", "noscript", "search"};
constexpr Names<9> table_parts = {"caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"};
constexpr Names<46> breakout = {  // HTML elements that end foreign content (§13.2.6.5)
    "b",      "big",     "blockquote", "body", "br",    "center", "code", "dd",  "div",  "dl", "dt",    "em",
    "embed",  "font",    "h1",         "h2",   "h3",    "h4",     "h5",   "h6",  "head", "hr", "i",     "img",
    "li",     "listing", "menu",       "meta", "nobr",  "ol",     "p",    "pre", "ruby", "s",  "small", "span",
    "strike", "strong",  "sub",        "sup",  "table", "tt",     "u",    "ul",  "var",  "xmp"};

/// One open element as the parser would hold it.
struct Open {
  std::uint64_t name;  // hash
  std::uint64_t attributes = 0;
  bool is_formatting = false, is_barrier = false, is_block = false, is_list = false, is_open_to_items = false;
};

std::uint64_t hash(std::string_view text) { return std::hash<std::string_view>{}(text); }

class Stack {
 public:
  std::size_t size() const { return open_.size(); }
  std::size_t formatting_open() const { return formatting_; }
  bool contains(std::string_view name) const { return count(hash(name)) > 0; }

  void push(std::string_view name, std::uint64_t attributes) {
    const Open o{hash(name),
                 attributes,
                 has(formatting, name),
                 has(barriers, name),
                 has(close_p, name) || has(special_besides, name),
                 name == "ul" || name == "ol",
                 name == "address" || name == "div" || name == "p"};
    if (o.is_formatting) {
      ++formatting_;
      // The "Noah's Ark clause" (§13.2.4.3): of three alike the earliest is given up.
      int alike = 0;
      for (std::size_t i = open_.size(); i-- > 0;) {
        if (!open_[i].is_formatting || open_[i].name != o.name || open_[i].attributes != attributes || ++alike < 3)
          continue;
        erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
        break;
      }
    }
    ++counts_[o.name % counts_.size()];
    open_.push_back(o);
  }

  /// Closes up to and with the nearest `name`; false where a barrier, or a block for inline names, stands before it.
  bool close(std::string_view name, bool through_barriers = false) {
    const auto wanted = hash(name);
    if (count(wanted) == 0) return false;
    const bool inline_name = !has(close_p, name) && !has(barriers, name);
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].name == wanted) {
        if (open_[i].is_formatting) {
          // The adoption agency (§13.2.6.4.7) takes out the one; blocks inside it stay open.
          erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
          shrink(i, open_[i].is_barrier);
        }
        return true;
      }
      if (open_[i].is_barrier && !through_barriers) return false;
      if (open_[i].is_block && inline_name && !has(formatting, name)) return false;
    }
    return false;
  }

  /// What a start tag <li>, <dd> or <dt> closes: the nearest such, unless a special element other than <address>, <div>
  /// and <p> stands before it (§13.2.6.4.7): a list inside an item stays inside.
  void close_item(std::string_view name, std::string_view other) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].name == hash(name) || open_[i].name == hash(other)) return shrink(i, false);
      if ((open_[i].is_block || open_[i].is_barrier) && !open_[i].is_open_to_items) return;
    }
  }
  /// What </li> closes: the nearest <li> in list item scope (§13.2.4.2).
  void end_item() {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].name == hash("li")) return shrink(i, false);
      if (open_[i].is_list || open_[i].is_barrier) return;
    }
  }
  /// </form> takes out the form alone; what was opened inside stays open (§13.2.6.4.7).
  void end_form() {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].name == hash("form")) return void(erase(open_.begin() + static_cast<std::ptrdiff_t>(i)));
      if (open_[i].is_barrier) return;
    }
  }
  void close_if_last(std::string_view name) {
    if (!open_.empty() && open_.back().name == hash(name)) shrink(open_.size() - 1, false);
  }

  /// Whether the nearest element of `names` comes before the nearest table; which one.
  template <std::size_t N>
  std::string_view nearest(const Names<N>& names) const {
    const auto table = hash("table");
    for (auto it = open_.rbegin(); it != open_.rend() && it->name != table; ++it)
      for (const auto name : names)
        if (it->name == hash(name)) return name;
    return {};
  }

 private:
  std::uint32_t count(std::uint64_t name) const { return counts_[name % counts_.size()]; }
  std::vector<Open>::iterator erase(std::vector<Open>::iterator it) {
    if (it->is_formatting) --formatting_;
    --counts_[it->name % counts_.size()];
    return open_.erase(it);
  }
  /// Closes all from `from` on. Formatting elements left open come back in what follows, so they stay counted, unless a
  /// cell or the like ends them (§13.2.4.3, "clear up to the last marker").
  void shrink(std::size_t from, bool clears_formatting) {
    auto kept = open_.begin() + static_cast<std::ptrdiff_t>(from);
    for (auto it = kept; it != open_.end(); ++it) {
      if (it->is_formatting && !clears_formatting) {
        *kept++ = *it;
      } else {
        formatting_ -= it->is_formatting;
        --counts_[it->name % counts_.size()];
      }
    }
    open_.erase(kept, open_.end());
  }

  std::vector<Open> open_;
  std::size_t formatting_ = 0;
  // Open elements a name, collisions counted together: zero means "surely none", which is all that is asked.
  std::array<std::uint32_t, 1024> counts_{};
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_alpha(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

struct Tag {
  std::string name;
  std::size_t begin = 0, end = 0;  // of the whole tag
  std::size_t surplus = 0;         // where attributes beyond the limit begin; 0: none
  std::uint64_t attributes = 0;    // hash of their text
  bool closing = false, self_closing = false;
};

/// The tag at `i` ("<x" or "</x"), by the tokenizer's rules (§13.2.5.6 to .40).
Tag read_tag(std::string_view s, std::size_t i) {
  Tag tag;
  tag.begin = i++;
  tag.closing = s[i] == '/';
  if (tag.closing) ++i;
  for (; i < s.size() && !is_blank(s[i]) && s[i] != '/' && s[i] != '>'; ++i)
    if (tag.name.size() < 64) tag.name += lower(s[i]);
  const auto first = i;
  std::size_t count = 0;
  while (i < s.size() && s[i] != '>') {
    if (is_blank(s[i]) || s[i] == '/') {
      tag.self_closing = s[i] == '/';
      ++i;
      continue;
    }
    tag.self_closing = false;
    if (++count == max_attributes + 1) tag.surplus = i;
    ++i;  // a '=' in front belongs to the name
    while (i < s.size() && !is_blank(s[i]) && s[i] != '/' && s[i] != '>' && s[i] != '=') ++i;
    auto k = i;
    while (k < s.size() && is_blank(s[k])) ++k;
    if (k >= s.size() || s[k] != '=') continue;
    i = k + 1;
    while (i < s.size() && is_blank(s[i])) ++i;
    if (i < s.size() && (s[i] == '"' || s[i] == '\'')) {
      const auto close = s.find(s[i], i + 1);
      i = close == std::string_view::npos ? s.size() : close + 1;
    } else {
      while (i < s.size() && !is_blank(s[i]) && s[i] != '>') ++i;
    }
  }
  tag.attributes = count == 0 ? 0 : hash(s.substr(first, std::min<std::size_t>(i - first, 4096)));
  tag.end = std::min(i + 1, s.size());
  return tag;
}

std::size_t past(std::string_view s, std::string_view mark, std::size_t from) {
  const auto at = s.find(mark, std::min(from, s.size()));
  return at == std::string_view::npos ? s.size() : at + mark.size();
}

/// Where the raw text of <script> and the like ends: at its end tag.
std::size_t raw_end(std::string_view s, std::string_view name, std::size_t from) {
  for (auto at = s.find("</", from); at != std::string_view::npos; at = s.find("</", at + 2)) {
    std::size_t k = 0;
    while (k < name.size() && at + 2 + k < s.size() && lower(s[at + 2 + k]) == name[k]) ++k;
    if (k == name.size() && (at + 2 + k >= s.size() || !is_alpha(s[at + 2 + k]))) return at;
  }
  return s.size();
}

/// Follows one start tag. False where it must go.
bool start(Stack& stack, const Tag& tag, std::size_t max_depth) {
  const std::string_view name = tag.name;
  const bool foreign = stack.contains("svg") || stack.contains("math");
  if (foreign) {
    const bool integration = stack.contains("foreignobject") || stack.contains("desc") ||
                             stack.contains("annotation-xml") || stack.contains("mi") || stack.contains("mo") ||
                             stack.contains("mn") || stack.contains("ms") || stack.contains("mtext");
    if (tag.self_closing && !integration && !has(breakout, name)) return true;
    if (!integration && has(breakout, name) && !stack.close("svg")) stack.close("math");
  }
  if (has(void_tags, name) || name == "html" || name == "body" || name == "head") {
    if (name == "hr") stack.close("p");
    return true;
  }
  if (has(close_p, name)) stack.close("p");
  if (name == "button" || name == "a" || name == "nobr") stack.close(name);
  if (name == "li") stack.close_item("li", "li");
  if (name == "option" || name == "optgroup") stack.close_if_last("option");
  if (name == "optgroup") stack.close_if_last("optgroup");
  if (name == "dd" || name == "dt") {
    stack.close_item("dd", "dt");
  }
  if (name == "rt" || name == "rp") {
    if (!stack.close("rt")) stack.close("rp");
  }
  if (has(table_parts, name)) {
    if (!stack.contains("table") && !stack.contains("template")) return true;  // ignored by the parser
    if (name == "td" || name == "th") {
      if (const auto open = stack.nearest(Names<3>{"caption", "td", "th"}); !open.empty()) stack.close(open, true);
    } else if (name == "tr") {
      if (const auto open = stack.nearest(Names<2>{"caption", "tr"}); !open.empty()) stack.close(open, true);
    } else if (const auto open = stack.nearest(Names<5>{"caption", "colgroup", "tbody", "tfoot", "thead"});
               !open.empty()) {
      stack.close(open, true);
    } else if (const auto row = stack.nearest(Names<1>{"tr"}); !row.empty()) {
      stack.close(row, true);
    }
  }
  if (stack.size() >= max_depth) return false;
  if (has(formatting, name) && stack.formatting_open() >= max_open_formatting) return false;
  stack.push(name, tag.attributes);
  return true;
}

void end(Stack& stack, std::string_view name) {
  if (name == "table") {
    stack.close(name, true);
  } else if (name == "li") {
    stack.end_item();
  } else if (name == "form") {
    stack.end_form();
  } else if (has(table_parts, name)) {
    if (stack.nearest(Names<1>{name}) == name) stack.close(name, true);
  } else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
    for (const std::string_view heading : {"h1", "h2", "h3", "h4", "h5", "h6"})
      if (stack.close(heading)) break;
  } else {
    stack.close(name);
  }
}

}  // namespace

bool guard_html(std::string& text, std::size_t max_depth) {
  const std::string_view s = text;
  Stack stack;
  std::string out;  // only begun when something must go
  std::size_t copied = 0;
  bool cut = false;
  const auto drop = [&](std::size_t from, std::size_t to) {
    cut = true;
    out.append(s.substr(copied, from - copied));
    out.append(static_cast<std::size_t>(std::count(s.begin() + static_cast<std::ptrdiff_t>(from),
                                                   s.begin() + static_cast<std::ptrdiff_t>(to), '\n')),
               '\n');
    copied = to;
  };
  for (std::size_t i = s.find('<'); i != std::string_view::npos && i + 1 < s.size(); i = s.find('<', i)) {
    const char next = s[i + 1];
    if (next == '!') {
      if (s.substr(i, 4) == "<!--") {
        const auto rest = s.substr(i + 4, 2);
        const auto close = past(s, "-->", i + 4);
        // "--!>" ends a comment too; looked for no further than the other end, or many comments would cost their
        // square.
        i = rest.substr(0, 1) == ">" ? i + 5 : rest == "->" ? i + 6 : past(s.substr(0, close), "--!>", i + 4);
      } else {
        i = past(s, ">", i);
      }
    } else if (next == '?') {
      i = past(s, ">", i);
    } else if (is_alpha(next) || (next == '/' && i + 2 < s.size() && is_alpha(s[i + 2]))) {
      const auto tag = read_tag(s, i);
      i = tag.end;
      if (tag.closing) {
        if (tag.surplus > 0) drop(tag.surplus, tag.end - 1);
        end(stack, tag.name);
        continue;
      }
      if (!start(stack, tag, max_depth)) {
        drop(tag.begin, tag.end);
      } else if (tag.surplus > 0) {
        drop(tag.surplus, std::max(tag.surplus, tag.end - 1));
      }
      const bool foreign = stack.contains("svg") || stack.contains("math");
      if (has(raw_text, tag.name) && !foreign) {
        i = raw_end(s, tag.name, tag.end);
        if (tag.name == "plaintext") break;
      }
    } else if (next == '/' && i + 2 < s.size() && s[i + 2] != '>') {
      i = past(s, ">", i);
    } else {
      ++i;
    }
  }
  if (!cut) return false;
  out.append(s.substr(copied));
  text = std::move(out);
  return true;
}

}  // namespace matang::web
