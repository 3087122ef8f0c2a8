#include <algorithm>
#include <array>
#include <string_view>

#include "facts/page/fold.hpp"
#include "facts/page/themes.hpp"

namespace matang::facts::page {
namespace {

// The commonest function words of each language that the other does not have.
constexpr auto indonesian = std::to_array<std::string_view>(
    {"adalah", "agar",    "akan",   "atas",  "atau",  "bagi",  "bahwa",   "belum",    "dalam", "dan",
     "dapat",  "dari",    "dengan", "di",    "hanya", "harus", "ini",     "itu",      "juga",  "kami",
     "karena", "ke",      "kepada", "kita",  "lebih", "maka",  "melalui", "oleh",     "pada",  "para",
     "saat",   "sebagai", "secara", "serta", "sudah", "telah", "tentang", "tersebut", "untuk", "yang"});
constexpr auto english = std::to_array<std::string_view>(
    {"about", "all",   "an",   "and", "are", "as", "at",   "be",    "been", "but",  "by",  "can", "for", "from",
     "has",   "have",  "if",   "in",  "is",  "it", "its",  "more",  "not",  "of",   "on",  "or",  "our", "that",
     "the",   "their", "this", "to",  "was", "we", "were", "which", "will", "with", "you", "your"});

static_assert(std::is_sorted(indonesian.begin(), indonesian.end()) && std::is_sorted(english.begin(), english.end()));

}  // namespace

std::string detect_language(std::string_view text) {
  text = text.substr(0, 40'000);  // our choice: enough to be sure, whatever the page's length
  std::size_t id = 0, en = 0, words = 0;
  char word[16];
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && !is_word_byte(text[i])) ++i;
    std::size_t length = 0;
    while (i < text.size() && is_word_byte(text[i])) {
      if (length < sizeof word) word[length] = lower(text[i]);
      ++length;
      ++i;
    }
    if (length == 0) break;
    ++words;
    if (length > sizeof word) continue;
    const std::string_view key(word, length);
    id += std::binary_search(indonesian.begin(), indonesian.end(), key);
    en += std::binary_search(english.begin(), english.end(), key);
  }
  // Our choices: fewer signs than these are a menu in some language, not a text in one.
  const auto most = std::max(id, en), least = std::min(id, en);
  if (most < 4 || 25 * most < words || 3 * least > 2 * most) return {};
  return id > en ? "id" : "en";
}

}  // namespace matang::facts::page
