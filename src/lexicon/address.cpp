#include "address.hpp"

#include <algorithm>
#include <array>

#include "matang/web/pattern.hpp"

namespace matang::lexicon {
namespace {

constexpr std::size_t longest_path = 2048;  // our choice: what an address is about stands at its front

/// Lower case, one spelling for the word separators.
std::string plain(std::string_view path) {
  std::string text(path.substr(0, longest_path));
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_' || c == '+' || c == ' ') c = '-';
  }
  return text;
}

/// index.php?page=berita is how many small systems spell /berita.
bool is_route_key(std::string_view key) {
  static constexpr std::array<std::string_view, 16> keys{"page",   "p",     "hal",  "halaman", "menu",    "mod",
                                                         "module", "modul", "view", "act",     "content", "konten",
                                                         "route",  "r",     "mnu",  "kategori"};
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// "berita.html" is the segment "berita"; "v1.2" stays.
std::string_view without_extension(std::string_view segment) {
  static constexpr std::array<std::string_view, 10> extensions{".html", ".htm",   ".php",   ".aspx", ".asp",
                                                               ".jsp",  ".xhtml", ".shtml", ".cfm",  ".do"};
  for (const std::string_view extension : extensions)
    if (segment.size() > extension.size() && segment.substr(segment.size() - extension.size()) == extension)
      return segment.substr(0, segment.size() - extension.size());
  return segment;
}

}  // namespace

void AddressPatterns::add_host(std::string_view pattern, ConceptIndex index) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos)
    hosts_[std::string(pattern)].push_back(index);
  else if (star + 1 == pattern.size() && pattern.find('.') + 2 == pattern.size())
    first_labels_[std::string(pattern.substr(0, pattern.find('.')))].push_back(index);
  else
    host_globs_.push_back({std::string(pattern), index});
}

void AddressPatterns::add_path(std::string_view pattern, ConceptIndex index) {
  std::string text = plain(pattern);
  if (text.find('*') == std::string::npos && text.find('/', 1) == std::string::npos)
    segments_[text.substr(1)].push_back(index);
  else
    path_globs_.push_back({std::move(text), index});
}

std::vector<ConceptIndex> AddressPatterns::match(std::string_view host, std::string_view readable_path,
                                                 std::string_view query) const {
  Indexes found;
  match_host(host, found);
  std::string path = plain(readable_path);
  query = query.substr(0, longest_path);
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || !is_route_key(pair.substr(0, equals))) continue;
    path += "/" + plain(pair.substr(equals + 1));
  }
  match_path(path, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void AddressPatterns::match_host(std::string_view host, Indexes& found) const {
  const auto add = [&](const auto& map, std::string_view key) {
    if (const auto at = map.find(key); at != map.end()) found.insert(found.end(), at->second.begin(), at->second.end());
  };
  if (host.substr(0, 4) == "www.") host.remove_prefix(4);
  host = host.substr(0, 253);  // RFC 1035 §2.3.4
  for (std::string_view rest = host; !rest.empty();) {
    add(hosts_, rest);
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  if (const std::size_t dot = host.find('.'); dot != std::string_view::npos) add(first_labels_, host.substr(0, dot));
  for (const Glob& glob : host_globs_)
    if (web::fits_pattern(glob.pattern, host)) found.push_back(glob.index);
}

void AddressPatterns::match_path(std::string_view path, Indexes& found) const {
  // Each segment is written without its extension first, so that globs of several segments see the same.
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    path.remove_prefix(path.front() == '/' ? 1U : 0U);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    if (!segment.empty()) segments.push_back(without_extension(segment));
  }
  for (const std::string_view segment : segments)
    if (const auto at = segments_.find(segment); at != segments_.end())
      found.insert(found.end(), at->second.begin(), at->second.end());
  for (const Glob& glob : path_globs_) {
    const auto parts = static_cast<std::size_t>(std::count(glob.pattern.begin(), glob.pattern.end(), '/'));
    for (std::size_t first = 0; first + parts <= segments.size(); ++first) {
      std::string_view rest = std::string_view(glob.pattern).substr(1);
      bool all = true;
      for (std::size_t i = 0; all && i < parts; ++i) {
        const std::string_view part = rest.substr(0, rest.find('/'));
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
        all = web::fits_pattern(part, segments[first + i]);
      }
      if (!all) continue;
      found.push_back(glob.index);
      break;
    }
  }
}

}  // namespace matang::lexicon
