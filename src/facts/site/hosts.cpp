#include "facts/site/hosts.hpp"

#include <algorithm>
#include <array>

#include "matang/web/domain.hpp"

namespace matang::facts {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view without_slash(std::string_view path) {
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  return path;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

/// "/?page_id=7" and "/index.php?menu=harga" choose a page; "/?lang=en" or "/?utm_source=x" do not.
bool selects_a_page(std::string_view query) {
  static constexpr std::array<std::string_view, 17> keys{"p",       "page_id", "page",   "id",  "hal",    "halaman",
                                                         "menu",    "mod",     "module", "m",   "option", "view",
                                                         "content", "show",    "cat",    "act", "r"};
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (std::find(keys.begin(), keys.end(), pair.substr(0, pair.find('='))) != keys.end()) return true;
  }
  return false;
}

}  // namespace

// These are parts of addresses before they are words of a language, so they stand here and not in the lexicon.
bool names_home(std::string_view word) {
  const std::string name = lower(word.substr(0, word.find('.')));
  static constexpr std::array<std::string_view, 11> names{"index",   "id",    "en",    "default", "home",   "homepage",
                                                          "beranda", "utama", "depan", "main",    "welcome"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string host_of(const web::Url& url) {
  std::string_view host = url.host();
  if (host.substr(0, 4) == "www.") host.remove_prefix(4);
  std::string result(host);
  const int port = url.port();
  if (port != 0 && port != 80 && port != 443) result += ':' + std::to_string(port);
  return result;
}

bool is_home_address(const web::Url& url, const web::Url& home) {
  if (!url.is_http() || selects_a_page(url.query())) return false;
  const bool same_host = host_of(url) == host_of(home);
  const std::string_view home_path = without_slash(home.path());
  // A site that begins in a folder is at home in that folder, whatever its index file is called.
  const std::size_t home_slash = home_path.rfind('/');
  const bool home_is_file = home_slash != std::string_view::npos && names_home(home_path.substr(home_slash + 1));
  const std::string_view home_folder = home_is_file ? without_slash(home_path.substr(0, home_slash)) : home_path;
  const auto is_home = [&](std::string_view path) {
    return path.empty() || (same_host && (path == home_path || path == home_folder));
  };
  std::string_view path = without_slash(url.path());
  if (is_home(path)) return true;
  // At most "/index.php/home": a name for the front page deeper down is the front page of a section.
  for (int depth = 0; depth < 2; ++depth) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos || !names_home(path.substr(slash + 1))) return false;
    path = without_slash(path.substr(0, slash));
    if (is_home(path)) return true;
  }
  return false;
}

Government::Government(const web::Url& seed, const web::Url& home) {
  for (const web::Url* url : {&seed, &home})
    if (!url->host().empty()) domains_.push_back(web::registrable_domain(url->host()));
}

bool Government::owns(const web::Url& url) const {
  if (!url.is_http()) return false;
  auto [it, is_new] = known_.try_emplace(std::string(url.host()), false);
  if (is_new) {
    const std::string domain = web::registrable_domain(url.host());
    it->second = std::find(domains_.begin(), domains_.end(), domain) != domains_.end();
  }
  return it->second;
}

bool is_private_target(const web::Url& url) {
  std::string_view host = url.host();
  if (host == "localhost" || ends_with(host, ".localhost") || ends_with(host, ".local"))
    return true;  // RFC 6761 §6.3, RFC 6762
  if (host.size() > 2 && host.front() == '[') host = host.substr(1, host.size() - 2);
  return url.is_http() && web::is_private_address(host);
}

}  // namespace matang::facts
