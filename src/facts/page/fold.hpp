#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Text made comparable: how the themes look at characters. ASCII letters only change case; other UTF-8 stays as it is.
namespace matang::facts::page {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
/// A letter or digit; every byte of a character beyond ASCII counts as one.
constexpr bool is_word_byte(char c) { return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string_view trimmed(std::string_view text);
std::string lowered(std::string_view text);
/// Lower case, runs of white space (no-break space too) as one blank, none at the ends.
std::string folded(std::string_view text);
/// White space as in `folded`, case kept; at most `max_bytes`, cut between characters.
std::string one_line(std::string_view text, std::size_t max_bytes = 200);

bool equals_ignoring_case(std::string_view a, std::string_view b);
bool contains_ignoring_case(std::string_view text, std::string_view lower_needle);
bool starts_with_ignoring_case(std::string_view text, std::string_view lower_prefix);
bool ends_with_ignoring_case(std::string_view text, std::string_view lower_suffix);
/// `needle` (lower case) stands in `text` as whole words.
bool has_word(std::string_view text, std::string_view lower_needle);
std::size_t count_words(std::string_view text);
/// Has a letter, a digit or a character of a script beyond Latin punctuation and symbols: more than an arrow or a "☰".
bool says_something(std::string_view text);

/// FNV-1a, 64 bit (Fowler, Noll, Vo 1991): the same on every machine.
class Fnv1a {
 public:
  void add(char c) { value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL; }
  void add(std::string_view text) {
    for (const char c : text) add(c);
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

}  // namespace matang::facts::page
