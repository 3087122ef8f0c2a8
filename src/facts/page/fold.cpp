#include "facts/page/fold.hpp"

#include <algorithm>

namespace matang::facts::page {
namespace {

// White space a reader cannot tell from a blank: ASCII, U+00A0, and zero-width U+200B and U+FEFF. Bytes taken, or 0.
std::size_t blank_at(std::string_view text, std::size_t i) {
  if (is_blank(text[i])) return 1;
  if (text[i] == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') return 2;
  if (text.compare(i, 3, "\xE2\x80\x8B") == 0 || text.compare(i, 3, "\xEF\xBB\xBF") == 0) return 3;
  return 0;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto blank = blank_at(text, begin);
    if (blank == 0) break;
    begin += blank;
  }
  std::size_t end = text.size();
  while (end > begin) {
    if (is_blank(text[end - 1]))
      --end;
    else if (end - begin >= 2 && text.compare(end - 2, 2, "\xC2\xA0") == 0)
      end -= 2;
    else if (end - begin >= 3 && text.compare(end - 3, 3, "\xE2\x80\x8B") == 0)
      end -= 3;
    else
      break;
  }
  return text.substr(begin, end - begin);
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

std::string folded(std::string_view text) { return lowered(one_line(text, text.size())); }

std::string one_line(std::string_view text, std::size_t max_bytes) {
  std::string out;
  out.reserve(std::min(text.size(), max_bytes));
  bool gap = false;
  for (std::size_t i = 0; i < text.size() && out.size() <= max_bytes;) {
    if (const auto blank = blank_at(text, i); blank > 0) {
      gap = !out.empty();
      i += blank;
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += text[i++];
  }
  if (out.size() > max_bytes) {
    std::size_t cut = max_bytes;
    while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0) == 0x80) --cut;
    out.resize(cut);
    while (!out.empty() && out.back() == ' ') out.pop_back();
  }
  return out;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool contains_ignoring_case(std::string_view text, std::string_view needle) {
  return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                     [](char x, char y) { return lower(x) == y; }) != text.end();
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

bool ends_with_ignoring_case(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && equals_ignoring_case(text.substr(text.size() - suffix.size()), suffix);
}

bool has_word(std::string_view text, std::string_view needle) {
  auto from = text.begin();
  for (;;) {
    const auto at =
        std::search(from, text.end(), needle.begin(), needle.end(), [](char x, char y) { return lower(x) == y; });
    if (at == text.end()) return false;
    const auto after = at + static_cast<std::ptrdiff_t>(needle.size());
    if ((at == text.begin() || !is_word_byte(*(at - 1))) && (after == text.end() || !is_word_byte(*after))) return true;
    from = at + 1;
  }
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false, solid = false;
  for (const char c : text) {
    if (is_blank(c)) {
      words += inside && solid;
      inside = solid = false;
    } else {
      inside = true;
      solid = solid || is_word_byte(c);
    }
  }
  return words + (inside && solid);
}

bool says_something(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (is_letter(text[i]) || is_digit(text[i])) return true;
    // U+2000–U+2FFF (punctuation, arrows, shapes), U+E000–U+F8FF (icon fonts) and U+1F000 up (emoji) say nothing.
    if (byte >= 0xC3 && byte != 0xE2 && byte != 0xEE && byte != 0xEF && byte < 0xF0) return true;
    if (byte >= 0xC2) {
      while (i + 1 < text.size() && (static_cast<unsigned char>(text[i + 1]) & 0xC0) == 0x80) ++i;
    }
  }
  return false;
}

}  // namespace matang::facts::page
