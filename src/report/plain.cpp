#include "report/plain.hpp"

#include <algorithm>

#include <cstdint>

namespace matang::report {
namespace {

struct Decoded {
  std::uint32_t point = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

/// One code point (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF).
Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1, true};
  const std::size_t need = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  if (first < 0xC2 || first > 0xF4) return {};
  std::uint32_t point = first & (0x3Fu >> need);
  for (std::size_t i = 1; i <= need; ++i) {
    if (at + i >= text.size() || (byte(at + i) & 0xC0) != 0x80) return {};
    point = point << 6 | (byte(at + i) & 0x3Fu);
  }
  const bool overlong = (need == 2 && point < 0x800) || (need == 3 && point < 0x10000);
  if (overlong || (point >= 0xD800 && point <= 0xDFFF) || point > 0x10FFFF) return {};
  return {point, need + 1, true};
}

bool is_blank(std::uint32_t point) {
  return point <= 0x20 || (point >= 0x7F && point <= 0xA0) || point == 0x2028 || point == 0x2029;
}

/// Unicode UAX #9 controls, zero-width characters, soft hyphen, interlinear and tag characters: they show nothing and
/// deceive.
bool is_hidden(std::uint32_t point) {
  return point == 0xAD || point == 0x61C || (point >= 0x200B && point <= 0x200F) ||
         (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF ||
         (point >= 0xFFF9 && point <= 0xFFFB) || (point >= 0xE0000 && point <= 0xE007F);
}

}  // namespace

std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (next.valid && is_blank(next.point)) {
      blank = !out.empty();
    } else if (!next.valid || !is_hidden(next.point)) {
      if (blank) out += ' ';
      blank = false;
      if (next.valid)
        out += text.substr(at, next.bytes);
      else
        out += "\xEF\xBF\xBD";
    }
    at += next.bytes;
  }
  return out;
}

std::string valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (next.valid)
      out += text.substr(at, next.bytes);
    else
      out += "\xEF\xBF\xBD";
    at += next.bytes;
  }
  return out;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::string shortened(std::string_view text, std::size_t characters) {
  if (length(text) <= characters) return std::string(text);
  std::size_t at = 0, count = 0, blank = 0;
  for (; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    if (count + 1 == characters) break;
    if (text[at] == ' ') blank = at;
    ++count;
  }
  if (blank * 3 > at * 2) at = blank;  // a word's end is worth a third of the line at most
  return std::string(text.substr(0, at)) + "…";
}

std::string visible_address(const web::Url& url) {
  std::string text = plain(url.text());
  if (url.is_http()) text.erase(0, text.find("://") + 3);
  if (text.size() > 1 && text.back() == '/' && std::count(text.begin(), text.end(), '/') == 1) text.pop_back();
  return text;
}

}  // namespace matang::report
