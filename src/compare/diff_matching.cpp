#include <algorithm>
#include <array>

#include "compare/diff_parts.hpp"

namespace matang::compare {
namespace {

/// Words that menus put before or after their subject. Ours, from the portals of the studies.
constexpr std::array<std::string_view, 22> fillers{
    "informasi", "info",   "layanan", "pelayanan", "data", "daftar",     "halaman", "tentang",
    "menu",      "portal", "online",  "daring",    "dan",  "di",         "kota",    "kabupaten",
    "provinsi",  "kami",   "the",     "of",        "and",  "information"};

bool is_letter_or_digit(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
}

}  // namespace

std::string label_key(std::string_view label) {
  std::string key;
  bool blank = false;
  for (char c : label) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (!is_letter_or_digit(c)) {
      blank = !key.empty();
      continue;
    }
    if (blank) key += ' ';
    blank = false;
    key += c;
  }
  return key;
}

std::string words_key(std::string_view label) {
  const std::string key = label_key(label);
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    std::string word = key.substr(begin, end - begin);
    begin = end + 1;
    if (std::find(fillers.begin(), fillers.end(), word) == fillers.end()) words.push_back(std::move(word));
  }
  std::sort(words.begin(), words.end());
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
  return joined;
}

void Matching::match(MatchedBy how, const Key& before, const Key& after, bool only_unique) {
  struct Sides {
    std::vector<std::size_t> before, after;
  };
  std::map<std::string, Sides> by_key;
  for (std::size_t i = 0; i < before_free_.size(); ++i)
    if (before_free_[i])
      if (std::string key = before(i); !key.empty()) by_key[std::move(key)].before.push_back(i);
  if (by_key.empty()) return;
  for (std::size_t i = 0; i < after_free_.size(); ++i)
    if (after_free_[i])
      if (const std::string key = after(i); !key.empty())
        if (const auto found = by_key.find(key); found != by_key.end()) found->second.after.push_back(i);
  for (const auto& [key, sides] : by_key) {
    if (only_unique && (sides.before.size() != 1 || sides.after.size() != 1)) continue;
    for (std::size_t i = 0; i < std::min(sides.before.size(), sides.after.size()); ++i)
      pair(sides.before[i], sides.after[i], how, key);
  }
}

void Matching::pair(std::size_t before, std::size_t after, MatchedBy how, const std::string& key) {
  if (!before_free_[before] || !after_free_[after]) return;
  pairs_.push_back({before, after, how, key});
  before_free_[before] = false;
  after_free_[after] = false;
}

}  // namespace matang::compare
