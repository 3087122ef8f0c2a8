#include "survey/cell_text.hpp"

#include "matang/web/charset.hpp"

namespace matang::survey {
namespace {

unsigned char byte(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

/// Bytes of a blank that begins at `at`: ASCII controls and space, U+00A0, U+2000…U+200A, U+2028, U+2029, U+202F,
/// U+3000.
std::size_t blank_at(std::string_view text, std::size_t at) {
  const unsigned char a = byte(text, at), b = byte(text, at + 1), c = byte(text, at + 2);
  if (a <= 0x20 || a == 0x7F) return 1;
  if (a == 0xC2 && b >= 0x80 && b <= 0xA0) return 2;
  if (a == 0xE2 && b == 0x80 && (c <= 0x8A || c == 0xA8 || c == 0xA9 || c == 0xAF)) return 3;
  if (a == 0xE3 && b == 0x80 && c == 0x80) return 3;
  return 0;
}

/// Bytes of a character that shows nothing and may turn text around: soft hyphen, zero width, bidirectional controls
/// (UAX #9), byte order mark, tags.
std::size_t hidden_at(std::string_view text, std::size_t at) {
  const unsigned char a = byte(text, at), b = byte(text, at + 1), c = byte(text, at + 2);
  if (a == 0xC2 && b == 0xAD) return 2;
  if (a == 0xD8 && b == 0x9C) return 2;
  if (a == 0xE2 && b == 0x80 && ((c >= 0x8B && c <= 0x8F) || (c >= 0xAA && c <= 0xAE))) return 3;
  if (a == 0xE2 && b == 0x81 && c >= 0xA0 && c <= 0xAF) return 3;
  if (a == 0xEF && b == 0xBB && c == 0xBF) return 3;
  if (a == 0xF3 && b == 0xA0 && (c == 0x80 || c == 0x81)) return 4;
  return 0;
}

bool is_letter_or_digit(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

/// Punctuation outside ASCII that people paste: dashes, quotes, ellipsis (U+2010…U+2026), U+00B7, bullets.
bool is_typographic(std::string_view text, std::size_t at) {
  return byte(text, at) == 0xE2 && byte(text, at + 1) == 0x80 && byte(text, at + 2) >= 0x90 &&
         byte(text, at + 2) <= 0xA6;
}

}  // namespace

std::string cleaned(std::string_view cell) {
  const std::string text = web::valid_utf8(cell);
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t bytes = blank_at(text, at); bytes != 0) {
      blank = !out.empty();
      at += bytes;
    } else if (const std::size_t hidden = hidden_at(text, at); hidden != 0) {
      at += hidden;
    } else {
      if (blank) out += ' ';
      blank = false;
      out += text[at++];
      while (at < text.size() && (byte(text, at) & 0xC0) == 0x80) out += text[at++];
    }
  }
  return out;
}

std::string folded(std::string_view cell) {
  const std::string text = cleaned(cell);
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (is_typographic(text, at)) {
      blank = !out.empty();
      at += 2;
    } else if (is_letter_or_digit(c)) {
      if (blank) out += ' ';
      blank = false;
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    } else {
      blank = !out.empty();
    }
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  std::size_t end = bytes;
  while (end > 0 && (byte(text, end) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace matang::survey
