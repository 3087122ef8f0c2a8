#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matang::web {

/// What a host's robots.txt lets one product token do (RFC 9309).
class Robots {
 public:
  /// Rules for `product` (case-insensitive; groups of the same agent merged, else `*`). At most 500 KiB are read (§2.5).
  static Robots parse(std::string_view text, std::string_view product);
  /// §2.3.1.3: 4xx allows everything. §2.3.1.4: 5xx and unreachable disallow everything.
  static Robots allow_all();
  static Robots disallow_all();

  /// §2.2.2: longest match wins, allow on a tie; `*` and `$` understood; %-encoding compared in normal form.
  /// `path_and_query` begins with '/'. /robots.txt itself is always allowed.
  bool allows(std::string_view path_and_query) const;
  std::optional<std::chrono::milliseconds> crawl_delay() const;  ///< not in the RFC, but widely written; capped at 60 s
  const std::vector<std::string>& sitemaps() const;              ///< as written; of the whole file, not of a group
  bool forbids_everything() const;                               ///< "/" is disallowed and nothing is allowed

 private:
  struct Rule { std::string pattern; bool allow; };
  std::vector<Rule> rules_;
  std::optional<std::chrono::milliseconds> crawl_delay_;
  std::vector<std::string> sitemaps_;
};

}  // namespace matang::web
