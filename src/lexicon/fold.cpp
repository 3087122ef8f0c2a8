#include "fold.hpp"

namespace matang::lexicon {
namespace {

struct Decoded {
  std::uint32_t point = 0;
  std::size_t length = 0;  ///< 0: broken
};

Decoded decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead >= 0xF0 && lead < 0xF5   ? 4
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                                                           : 0;
  if (length == 0 || text.size() < length) return {};
  std::uint32_t point = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) return {};
    point = point << 6 | (byte & 0x3FU);
  }
  return {point, length};
}

// Base letters of U+00C0–U+00FF and U+0100–U+017F. '.' marks letters of two (below) and signs that are no letters.
constexpr std::string_view latin_1 =
    "aaaaaa.ceeeeiiii"
    "dnooooo.ouuuuyt."
    "aaaaaa.ceeeeiiii"
    "dnooooo.ouuuuyty";
constexpr std::string_view latin_extended_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll"
    "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 64 && latin_extended_a.size() == 128);

bool between(std::uint32_t point, std::uint32_t low, std::uint32_t high) { return point >= low && point <= high; }

}  // namespace

Folded fold_character(std::string_view text) {
  const auto [point, length] = decode(text);
  if (length == 0) return {};
  const auto letters = [&, size = length](char first, char second = 0) {
    return Folded{Folded::Kind::letters, size, {first, second}};
  };
  const auto as = [&, size = length](Folded::Kind kind) { return Folded{kind, size, {}}; };

  switch (point) {
    case 0xAA:
      return letters('a');
    case 0xAD:
      return as(Folded::Kind::nothing);
    case 0xBA:
      return letters('o');
    case 0xC6:
    case 0xE6:
      return letters('a', 'e');
    case 0xD7:
    case 0xF7:
      return as(Folded::Kind::separator);
    case 0xDE:
    case 0xFE:
      return letters('t', 'h');
    case 0xDF:
      return letters('s', 's');
    case 0x132:
    case 0x133:
      return letters('i', 'j');
    case 0x152:
    case 0x153:
      return letters('o', 'e');
    case 0xFEFF:
      return as(Folded::Kind::nothing);
    default:
      break;
  }
  if (point < 0xC0) return as(Folded::Kind::separator);
  if (point <= 0xFF) return letters(latin_1[point - 0xC0]);
  if (point <= 0x17F) return letters(latin_extended_a[point - 0x100]);
  if (between(point, 0x300, 0x36F)) return as(Folded::Kind::nothing);  // combining marks
  if (between(point, 0x1E00, 0x1EFF)) {                                // Vietnamese and others: only the common rows
    if (between(point, 0x1EA0, 0x1EB7)) return letters('a');
    if (between(point, 0x1EB8, 0x1EC7)) return letters('e');
    if (between(point, 0x1EC8, 0x1ECB)) return letters('i');
    if (between(point, 0x1ECC, 0x1EE3)) return letters('o');
    if (between(point, 0x1EE4, 0x1EF1)) return letters('u');
    if (between(point, 0x1EF2, 0x1EF9)) return letters('y');
    return as(Folded::Kind::itself);
  }
  if (between(point, 0x200B, 0x200D) || point == 0x2060 || between(point, 0xFE00, 0xFE0F))
    return as(Folded::Kind::nothing);
  if (between(point, 0x2000, 0x2BFF) || between(point, 0x3000, 0x303F)) return as(Folded::Kind::separator);
  if (between(point, 0xFF10, 0xFF19)) return letters(static_cast<char>('0' + (point - 0xFF10)));
  if (between(point, 0xFF21, 0xFF3A)) return letters(static_cast<char>('a' + (point - 0xFF21)));
  if (between(point, 0xFF41, 0xFF5A)) return letters(static_cast<char>('a' + (point - 0xFF41)));
  if (between(point, 0xFF00, 0xFF65)) return as(Folded::Kind::separator);
  // Thirteen alphabets of 26 capitals and 26 small letters, then digits (Unicode block Mathematical Alphanumeric
  // Symbols).
  if (between(point, 0x1D400, 0x1D6A3)) return letters(static_cast<char>('a' + (point - 0x1D400) % 26));
  if (between(point, 0x1D7CE, 0x1D7FF)) return letters(static_cast<char>('0' + (point - 0x1D7CE) % 10));
  if (between(point, 0xE000, 0xF8FF) || between(point, 0x1F000, 0x1FAFF))
    return as(Folded::Kind::separator);  // icons, emoji
  return as(Folded::Kind::itself);
}

std::string normalise(std::string_view text) {
  struct {
    std::string words;
    void begin_word(std::size_t) {
      if (!words.empty()) words += ' ';
    }
    void character(char c) { words += c; }
    void end_word(std::size_t) {}
  } sink;
  read_words(text, sink);
  return sink.words;
}

}  // namespace matang::lexicon
