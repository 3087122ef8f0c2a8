#include "facts/site/titles.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace matang::facts {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Parts of "Berita - Pemerintah Kota X | Portal", the separators standing between blanks.
std::vector<std::string_view> parts_of(std::string_view title) {
  static constexpr std::array<std::string_view, 9> separators{" - ", " | ",  " – ", " — ", " » ",
                                                              " › ", " :: ", " · ", " • "};
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < title.size(); ++at) {
    if (title[at] != ' ') continue;
    for (const std::string_view separator : separators) {
      if (title.compare(at, separator.size(), separator) != 0) continue;
      parts.push_back(trimmed(title.substr(begin, at - begin)));
      begin = at + separator.size();
      at = begin - 1;
      break;
    }
  }
  parts.push_back(trimmed(title.substr(begin)));
  return parts;
}

}  // namespace

std::string settle_titles(SiteHost& host) {
  std::map<std::string_view, std::size_t> counts;
  std::size_t titled = 0;
  for (const SitePage* page : host.pages) {
    const auto* title = std::get_if<std::string>(&page->facts->title);
    if (!title) continue;
    ++titled;
    std::vector<std::string_view> parts = parts_of(*title);
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    for (const std::string_view part : parts) ++counts[part];
  }
  // Our choice: on two of five titles, and three at least. Two pages that share their whole title tell nothing.
  const auto is_shared = [&](std::string_view part) { return counts[part] >= 3 && counts[part] * 10 > titled * 4; };
  std::string_view name;
  for (const auto& [part, count] : counts)
    if (!part.empty() && is_shared(part) && (name.empty() || count > counts[name])) name = part;
  std::string result(name);
  for (SitePage* page : host.pages) {
    const auto* title = std::get_if<std::string>(&page->facts->title);
    if (!title) continue;
    std::string own;
    for (const std::string_view part : parts_of(*title)) {
      if (is_shared(part)) continue;
      if (!own.empty()) own += " - ";
      own += part;
    }
    page->title = std::move(own);
  }
  return result;
}

}  // namespace matang::facts
