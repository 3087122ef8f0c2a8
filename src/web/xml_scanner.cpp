#include "matang/web/xml_scanner.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace matang::web {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

void append_utf8(std::string& out, std::uint32_t c) {
  if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) c = 0xfffd;
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr std::array<std::uint32_t, 4> lead = {0, 0xc0, 0xe0, 0xf0};
  out += static_cast<char>(lead[static_cast<std::size_t>(more)] | c >> (6 * more));
  for (int k = more - 1; k >= 0; --k) out += static_cast<char>(0x80 | (c >> (6 * k) & 0x3f));
}

struct Named {
  std::string_view name;
  std::uint32_t character;
};
constexpr std::array named = {
    Named{"amp", '&'},       Named{"lt", '<'},       Named{"gt", '>'},       Named{"quot", '"'},
    Named{"apos", '\''},     Named{"nbsp", 0xa0},    Named{"ndash", 0x2013}, Named{"mdash", 0x2014},
    Named{"lsquo", 0x2018},  Named{"rsquo", 0x2019}, Named{"ldquo", 0x201c}, Named{"rdquo", 0x201d},
    Named{"hellip", 0x2026}, Named{"bull", 0x2022},  Named{"eacute", 0xe9},  Named{"copy", 0xa9},
    Named{"reg", 0xae},      Named{"deg", 0xb0},     Named{"laquo", 0xab},   Named{"raquo", 0xbb}};

bool append_entity(std::string& out, std::string_view name) {
  if (name.size() >= 2 && name[0] == '#') {
    const bool hex = name[1] == 'x' || name[1] == 'X';
    const auto digits = name.substr(hex ? 2 : 1);
    if (digits.empty()) return false;
    std::uint32_t value = 0;
    for (const char c : digits) {
      const char l = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
      std::uint32_t digit = 0;
      if (l >= '0' && l <= '9') {
        digit = static_cast<std::uint32_t>(l - '0');
      } else if (hex && l >= 'a' && l <= 'f') {
        digit = static_cast<std::uint32_t>(l - 'a' + 10);
      } else {
        return false;
      }
      value = std::min<std::uint32_t>(value * (hex ? 16u : 10u) + digit, 0x110000);
    }
    append_utf8(out, value);
    return true;
  }
  for (const auto& n : named) {
    if (n.name != name) continue;
    append_utf8(out, n.character);
    return true;
  }
  return false;
}

}  // namespace

std::string undo_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '&') {
      const auto semicolon = text.substr(i + 1, 12).find(';');
      if (semicolon != std::string_view::npos && append_entity(out, text.substr(i + 1, semicolon))) {
        i += semicolon + 1;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }
std::string_view name_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

XmlScanner::Event XmlScanner::next() {
  if (pending_close_) {
    pending_close_ = false;
    return Event::close;
  }
  const auto skip_past = [this](std::string_view mark, std::size_t from) {
    const auto at = rest_.find(mark, from);
    rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + mark.size());
  };
  while (!rest_.empty()) {
    if (rest_.front() != '<') {
      const auto end = std::min(rest_.find('<'), rest_.size());
      text_ = undo_entities(rest_.substr(0, end));
      rest_.remove_prefix(end);
      return Event::text;
    }
    if (rest_.substr(0, 4) == "<!--") {
      skip_past("-->", 4);
    } else if (rest_.substr(0, 9) == "<![CDATA[") {
      const auto end = std::min(rest_.find("]]>", 9), rest_.size());
      text_ = rest_.substr(9, end - 9);
      rest_.remove_prefix(std::min(end + 3, rest_.size()));
      return Event::text;
    } else if (rest_.substr(0, 2) == "<?") {
      skip_past("?>", 2);
    } else if (rest_.substr(0, 2) == "<!") {
      // A document type may hold declarations in brackets; none of them is used.
      const auto open = rest_.substr(0, rest_.find('>')).find('[');
      if (open != std::string_view::npos) skip_past("]", open);
      skip_past(">", 0);
    } else {
      std::size_t i = 1;
      const bool closing = i < rest_.size() && rest_[i] == '/';
      if (closing) ++i;
      const auto begin = i;
      while (i < rest_.size() && !is_blank(rest_[i]) && rest_[i] != '>' && rest_[i] != '/' && rest_[i] != '<') ++i;
      name_ = rest_.substr(begin, i - begin);
      const auto attributes = i;
      char quote = '\0';
      // A '<' ends a tag somebody forgot to close, so that one slip does not swallow the rest.
      for (; i < rest_.size(); ++i) {
        const char c = rest_[i];
        if (quote != '\0') {
          if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '>' || c == '<') {
          break;
        }
      }
      attributes_ = rest_.substr(attributes, i - attributes);
      const bool empty = !attributes_.empty() && attributes_.back() == '/';
      rest_.remove_prefix(i < rest_.size() && rest_[i] == '>' ? i + 1 : i);
      if (name_.empty()) {
        text_ = "<";
        return Event::text;
      }
      if (closing) return Event::close;
      pending_close_ = empty;
      return Event::open;
    }
  }
  return Event::end;
}

std::string XmlScanner::attribute(std::string_view name) const {
  for (std::size_t at = attributes_.find(name); at != std::string_view::npos; at = attributes_.find(name, at + 1)) {
    auto i = at + name.size();
    if (at > 0 && !is_blank(attributes_[at - 1])) continue;
    while (i < attributes_.size() && is_blank(attributes_[i])) ++i;
    if (i >= attributes_.size() || attributes_[i] != '=') continue;
    ++i;
    while (i < attributes_.size() && is_blank(attributes_[i])) ++i;
    if (i >= attributes_.size() || (attributes_[i] != '"' && attributes_[i] != '\'')) return {};
    const auto end = std::min(attributes_.find(attributes_[i], i + 1), attributes_.size());
    return undo_entities(attributes_.substr(i + 1, end - i - 1));
  }
  return {};
}

}  // namespace matang::web
