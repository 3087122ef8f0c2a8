#include "matang/web/charset.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "encoding_labels.hpp"

namespace matang::web {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// The length of the well-formed UTF-8 sequence at `i`; 0 where there is none, and then `bad` is how many bytes one
/// U+FFFD stands for: the maximal subpart (Encoding Standard §8.1.1, Unicode §3.9).
std::size_t sequence(std::string_view s, std::size_t i, std::size_t& bad) {
  const auto at = [&s](std::size_t k) -> unsigned { return k < s.size() ? static_cast<unsigned char>(s[k]) : 0u; };
  const unsigned first = at(i);
  bad = 1;
  if (first < 0x80) return 1;
  std::size_t length = 0;
  unsigned low = 0x80, high = 0xbf;
  if (first >= 0xc2 && first <= 0xdf) {
    length = 2;
  } else if (first >= 0xe0 && first <= 0xef) {
    length = 3;
    if (first == 0xe0) low = 0xa0;
    if (first == 0xed) high = 0x9f;
  } else if (first >= 0xf0 && first <= 0xf4) {
    length = 4;
    if (first == 0xf0) low = 0x90;
    if (first == 0xf4) high = 0x8f;
  } else {
    return 0;
  }
  for (std::size_t k = 1; k < length; ++k) {
    const unsigned byte = at(i + k);
    if (byte < low || byte > high) return 0;
    low = 0x80;
    high = 0xbf;
    ++bad;
  }
  return length;
}

std::string from_utf8(std::string_view bytes, std::size_t& replaced) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t i = 0, clean = 0, bad = 0;
  const auto flush = [&] { out.append(bytes.substr(clean, i - clean)); };
  while (i < bytes.size()) {
    if (bytes[i] == '\0') {
      flush();
      out.append(replacement);
      clean = ++i;
    } else if (const auto length = sequence(bytes, i, bad)) {
      i += length;
    } else {
      flush();
      out.append(replacement);
      ++replaced;
      i += bad;
      clean = i;
    }
  }
  flush();
  return out;
}

/// How many multi-byte sequences a text has, where all of it is UTF-8 (behind others the last may be cut); nothing
/// where it is not.
std::optional<std::size_t> utf8_sequences(std::string_view bytes) {
  std::size_t count = 0, bad = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto length = sequence(bytes, i, bad);
    if (length == 0) {
      if (i + bad == bytes.size() && bytes.size() - i < 4 && static_cast<unsigned char>(bytes[i]) >= 0xc2 && count > 0)
        break;
      return std::nullopt;
    }
    count += length > 1;
    i += length;
  }
  return count;
}

// The Encoding Standard's windows-1252 index, 0x80 to 0x9F; iconv refuses five of them.
constexpr std::array<std::uint16_t, 32> windows_1252 = {0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021,
                                                        0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0x8d,   0x17d,  0x8f,
                                                        0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                        0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) {
      out.append(replacement);
    } else if (byte < 0x80) {
      out += c;
    } else {
      const unsigned point = byte < 0xa0 ? windows_1252[byte - 0x80] : byte;
      if (point >= 0x800) out += static_cast<char>(0xe0 | point >> 12);
      out += static_cast<char>(point >= 0x800 ? 0x80 | (point >> 6 & 0x3f) : 0xc0 | point >> 6);
      out += static_cast<char>(0x80 | (point & 0x3f));
    }
  }
  return out;
}

/// Nothing where this machine's libc lacks the converter.
std::optional<std::string> by_iconv(std::string_view bytes, const char* name, std::size_t unit, std::size_t& replaced) {
  const iconv_t converter = iconv_open("UTF-8", name);
  // POSIX: iconv_open says "no" with (iconv_t)-1.
  if (converter == reinterpret_cast<iconv_t>(static_cast<std::intptr_t>(-1))) return std::nullopt;
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  char* in = const_cast<char*>(bytes.data());  // iconv does not write through it; only its C interface lacks the const
  std::size_t left = bytes.size();
  std::array<char, 16 * 1024> buffer;
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const auto status = iconv(converter, &in, &left, &to, &room);
    out.append(buffer.data(), buffer.size() - room);
    if (status != static_cast<std::size_t>(-1) || room < 16) continue;
    to = buffer.data();
    room = buffer.size();
    iconv(converter, nullptr, nullptr, &to, &room);
    out.append(buffer.data(), buffer.size() - room);
    out.append(replacement);
    ++replaced;
    const auto step = std::min(left, unit);
    in += step;
    left -= step;
  }
  char* to = buffer.data();
  std::size_t room = buffer.size();
  iconv(converter, nullptr, nullptr, &to, &room);  // some converters hold a letter back, waiting for its accent
  out.append(buffer.data(), buffer.size() - room);
  iconv_close(converter);
  if (out.find('\0') != std::string::npos) {
    std::size_t none = 0;
    out = from_utf8(out, none);
  }
  if (out.compare(0, 3, "\xEF\xBB\xBF") == 0) out.erase(0, 3);
  return out;
}

// --- What the page declares ------------------------------------------------------------------------------------------

/// "…charset = "x"…" inside a content attribute (HTML Standard, "extracting a character encoding from a meta element").
std::string_view charset_in(std::string_view content) {
  for (std::size_t i = 0; i + 7 <= content.size(); ++i) {
    std::size_t k = 0;
    while (k < 7 && lower(content[i + k]) == "charset"[k]) ++k;
    if (k < 7) continue;
    i += 7;
    while (i < content.size() && is_blank(content[i])) ++i;
    if (i >= content.size() || content[i] != '=') continue;
    ++i;
    while (i < content.size() && is_blank(content[i])) ++i;
    if (i >= content.size()) return {};
    const char quote = content[i];
    if (quote == '"' || quote == '\'') {
      const auto end = content.find(quote, i + 1);
      return end == std::string_view::npos ? std::string_view{} : content.substr(i + 1, end - i - 1);
    }
    std::size_t end = i;
    while (end < content.size() && !is_blank(content[end]) && content[end] != ';') ++end;
    return content.substr(i, end - i);
  }
  return {};
}

bool equals(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return lower(a) == b; });
}

/// One attribute of the tag at `i`; false at the tag's end. `i` moves on.
bool take_attribute(std::string_view s, std::size_t& i, std::string_view& name, std::string_view& value) {
  while (i < s.size() && (is_blank(s[i]) || s[i] == '/')) ++i;
  if (i >= s.size() || s[i] == '>') return false;
  auto begin = i++;
  while (i < s.size() && !is_blank(s[i]) && s[i] != '/' && s[i] != '>' && s[i] != '=') ++i;
  name = s.substr(begin, i - begin);
  value = {};
  while (i < s.size() && is_blank(s[i])) ++i;
  if (i >= s.size() || s[i] != '=') return true;
  ++i;
  while (i < s.size() && is_blank(s[i])) ++i;
  if (i < s.size() && (s[i] == '"' || s[i] == '\'')) {
    begin = i + 1;
    const auto end = std::min(s.find(s[i], begin), s.size());
    value = s.substr(begin, end - begin);
    i = std::min(end + 1, s.size());
    return true;
  }
  begin = i;
  while (i < s.size() && !is_blank(s[i]) && s[i] != '>') ++i;
  value = s.substr(begin, i - begin);
  return true;
}

/// HTML Standard §13.2.3.2 "prescan a byte stream", and the XML declaration that feeds, sitemaps and XHTML carry.
const Encoding* declared_inside(std::string_view body) {
  const auto head = body.substr(0, 1024);
  if (head.substr(0, 5) == "<?xml") {
    const auto declaration = head.substr(0, head.find("?>"));
    if (const auto at = declaration.find("encoding"); at != std::string_view::npos) {
      const auto open = declaration.find_first_of("\"'", at);
      const auto close = open == std::string_view::npos ? open : declaration.find(declaration[open], open + 1);
      if (close != std::string_view::npos)
        if (const auto* encoding = find_encoding(declaration.substr(open + 1, close - open - 1))) return encoding;
    }
  }
  for (std::size_t i = 0; i < head.size();) {
    if (head[i] != '<') {
      ++i;
    } else if (head.substr(i, 4) == "<!--") {
      const auto end = head.find("-->", i + 2);
      if (end == std::string_view::npos) return nullptr;
      i = end + 3;
    } else if (equals(head.substr(i + 1, 4), "meta") && i + 5 < head.size() &&
               (is_blank(head[i + 5]) || head[i + 5] == '/')) {
      i += 5;
      std::string_view name, value, charset, content;
      bool content_type = false;
      while (take_attribute(head, i, name, value)) {
        if (equals(name, "charset") && charset.empty()) charset = value;
        if (equals(name, "content") && content.empty()) content = charset_in(value);
        if (equals(name, "http-equiv")) content_type |= equals(value, "content-type");
      }
      if (charset.empty() && content_type) charset = content;
      if (const auto* encoding = charset.empty() ? nullptr : find_encoding(charset)) return encoding;
    } else {
      ++i;
      std::string_view name, value;  // skip a tag as a whole, so that an attribute's "<meta" does not count
      if (i < head.size() && ((lower(head[i]) >= 'a' && lower(head[i]) <= 'z') || head[i] == '/'))
        while (take_attribute(head, i, name, value)) continue;
    }
  }
  return nullptr;
}

bool is_utf16(const Encoding& encoding) { return encoding.name.substr(0, 6) == "utf-16"; }

/// Whether the bytes say UTF-8 where `declared` says something else.
bool plainly_wrong(const Encoding& declared, std::string_view body) {
  if (declared.name == "utf-8" || declared.name == "iso-2022-jp") return false;
  if (is_utf16(declared)) return body.find('\0') == std::string_view::npos && utf8_sequences(body).has_value();
  const auto sequences = utf8_sequences(body);
  // Chance makes a few characters of a double-byte encoding look like UTF-8, hardly ever many (our choice: four).
  return sequences && *sequences >= (declared.multi_byte ? 4u : 1u);
}

}  // namespace

std::string valid_utf8(std::string_view bytes) {
  std::size_t replaced = 0;
  return from_utf8(bytes, replaced);
}

DecodedText decode_text(const Bytes& body, std::string_view header_charset) {
  using Cue = DecodedText::Cue;
  std::string_view bytes = body;
  const auto starts = [&bytes](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
  const Encoding* encoding = nullptr;
  auto cue = Cue::fallback;
  if (starts("\xEF\xBB\xBF")) {
    encoding = find_encoding("utf-8");
    cue = Cue::bom;
    bytes.remove_prefix(3);
  } else if (starts("\xFF\xFE") || starts("\xFE\xFF")) {
    encoding = find_encoding(starts("\xFF\xFE") ? "utf-16le" : "utf-16be");
    cue = Cue::bom;
    bytes.remove_prefix(2);
  } else {
    encoding = find_encoding(header_charset);
    cue = Cue::header;
    if (encoding == nullptr) {
      encoding = declared_inside(bytes);
      cue = Cue::meta;
      // A <meta> that could be read as ASCII does not stand in UTF-16.
      if (encoding != nullptr && is_utf16(*encoding)) encoding = find_encoding("utf-8");
    }
    if (encoding != nullptr && plainly_wrong(*encoding, bytes)) {
      encoding = find_encoding("utf-8");
      cue = Cue::sniffed;
    }
    if (encoding == nullptr) {
      const bool utf8 = utf8_sequences(bytes).has_value();
      encoding = find_encoding(utf8 ? "utf-8" : "windows-1252");
      cue = utf8 ? Cue::sniffed : Cue::fallback;
    }
  }
  DecodedText result{{}, std::string(encoding->name), cue, 0};
  if (encoding->name == "utf-8") {
    result.text = from_utf8(bytes, result.replaced);
  } else if (encoding->name == "windows-1252") {
    result.text = from_windows_1252(bytes);
  } else if (auto text = by_iconv(bytes, encoding->iconv_name, is_utf16(*encoding) ? 2 : 1, result.replaced)) {
    result.text = std::move(*text);
  } else {
    result = {from_windows_1252(bytes), "windows-1252", Cue::fallback, 0};
  }
  return result;
}

}  // namespace matang::web
