#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace matang::lexicon {

/// What one character beyond ASCII is to the matcher.
struct Folded {
  enum class Kind : std::uint8_t {
    letters,    ///< stands for `text`
    itself,     ///< a letter of another script: its own bytes
    separator,  ///< punctuation, white space, a broken byte
    nothing     ///< a combining mark, a soft hyphen, a zero-width character
  };
  Kind kind = Kind::separator;
  std::size_t length = 1;      ///< bytes of the original
  std::array<char, 2> text{};  ///< lower-case ASCII; the second may be 0
};

/// The character beyond ASCII at the head of `text` (not empty). Latin letters lose their diacritics; full-width and
/// mathematical letters, a favourite of spam, become plain ones (as in Unicode's NFKC).
Folded fold_character(std::string_view text);

/// Of an ASCII byte: the lower-case letter or digit, 0 for a separator.
constexpr std::array<char, 128> ascii_fold = [] {
  std::array<char, 128> table{};
  for (char c = 'a'; c <= 'z'; ++c)
    table[static_cast<std::size_t>(c)] = table[static_cast<std::size_t>(c - 'a' + 'A')] = c;
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
  return table;
}();

/// Reads a text as words of folded characters, in one pass and without memory of its own:
/// `sink.begin_word(offset)`, `sink.character(c)` …, `sink.end_word(offset)`, offsets in bytes of `text`.
template <class Sink>
void read_words(std::string_view text, Sink& sink) {
  bool in_word = false;
  const auto put = [&](std::size_t offset, char c) {
    if (!in_word) {
      in_word = true;
      sink.begin_word(offset);
    }
    sink.character(c);
  };
  const auto separate = [&](std::size_t offset) {
    if (in_word) sink.end_word(offset);
    in_word = false;
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      if (const char folded = ascii_fold[byte]; folded != 0)
        put(i, folded);
      else
        separate(i);
      ++i;
      continue;
    }
    const Folded folded = fold_character(text.substr(i));
    switch (folded.kind) {
      case Folded::Kind::letters:
        put(i, folded.text[0]);
        if (folded.text[1] != 0) put(i, folded.text[1]);
        break;
      case Folded::Kind::itself:
        for (const char c : text.substr(i, folded.length)) put(i, c);
        break;
      case Folded::Kind::separator:
        separate(i);
        break;
      case Folded::Kind::nothing:
        break;
    }
    i += folded.length;
  }
  separate(text.size());
}

/// The words of a text as the matcher sees them, with single blanks between them.
std::string normalise(std::string_view text);

}  // namespace matang::lexicon
