#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "matang/web/url.hpp"

namespace matang::facts {

/// A host as the site stage counts hosts: without "www.", with the port where it is not the scheme's own.
std::string host_of(const web::Url& url);

/// Whether an address is the front page of its host: "/", "/index.php", "/beranda", or the path the audit began with.
bool is_home_address(const web::Url& url, const web::Url& home);

/// Whether a word is one by which sites name their front page, in addresses and in menus: "index", "home", "beranda".
bool names_home(std::string_view word);

/// Which hosts belong to the audited government: those of the registrable domain of the address the audit began with,
/// and of the address that answered it.
class Government {
 public:
  Government(const web::Url& seed, const web::Url& home);
  bool owns(const web::Url& url) const;

 private:
  std::vector<std::string> domains_;
  mutable std::unordered_map<std::string, bool> known_;  ///< the public suffix list is asked once a host
};

/// Whether a visitor of the public site cannot reach the address because it names the visitor's own machine or network:
/// what a developer left behind.
bool is_private_target(const web::Url& url);

}  // namespace matang::facts
