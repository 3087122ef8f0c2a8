#pragma once
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "matang/spelling.hpp"
#include "matang/web/date.hpp"
#include "matang/web/url.hpp"

namespace matang::capture {

/// Why an address that was seen was not asked for.
enum class Unvisited {
  robots,
  limit_pages,
  limit_depth,
  limit_time,
  limit_bytes,
  interrupted,
  trap,
  excluded_pattern,
  offline
};

/// An address of the site that was seen and not captured, and where the crawl met it.
struct UnvisitedUrl {
  web::Url url;
  Unvisited why;
  web::Url via;  ///< the first page that links to it; empty where only a sitemap or robots.txt names it
  int depth = 0;
  bool navigation = false;  ///< a menu leads to it
  friend bool operator==(const UnvisitedUrl&, const UnvisitedUrl&) = default;
};

/// What the crawl learned of one host besides its pages.
struct HostRecord {
  std::string host;  ///< with port where not the scheme's default
  std::string ip;
  int robots_status = 0;  ///< of robots.txt; 0 unreachable or not asked
  bool robots_forbids_all = false;
  bool robots_ignored = false;  ///< --ignore-robots: the report must say so
  std::string http2;            ///< "yes", "no", "unknown": whether ALPN offers h2
  std::string tls;              ///< "ok", "none", or what is wrong with the certificate
  std::size_t requests = 0;
  std::size_t bytes = 0;
  std::chrono::milliseconds slowest{0};
  std::optional<web::Date> tls_expires;  ///< last day (UTC) of the certificate; nothing where none was accepted
  std::size_t not_modified = 0;          ///< of the requests, answered with 304: nothing new since the earlier capture
  friend bool operator==(const HostRecord&, const HostRecord&) = default;
};

/// The crawl's account of itself. URLs seen = captured + failed + excluded + unvisited; every report prints the sum.
struct Coverage {
  web::Url seed;
  std::string scope = "domain";  ///< host, domain or prefix
  std::string user_agent;
  std::chrono::sys_seconds started{}, ended{};
  std::size_t seen = 0;      ///< distinct addresses met
  std::size_t captured = 0;  ///< answered (any status), pages and link checks
  std::size_t failed = 0;    ///< no HTTP answer
  std::size_t excluded = 0;  ///< out of scope and not link-checked (scheme, pattern, --no-check-external)
  std::size_t requests = 0;
  std::size_t bytes = 0;         ///< received, headers included; with requests and ended − started the crawl's cost
  std::size_t not_modified = 0;  ///< of the requests, answered with 304: nothing new since the earlier capture
  bool interrupted = false;      ///< Ctrl-C: what was seen is still assessed
  std::vector<UnvisitedUrl> unvisited;  ///< sorted by address
  std::vector<HostRecord> hosts;        ///< sorted by host
  std::size_t damaged_records = 0;      ///< of an archive read back
  friend bool operator==(const Coverage&, const Coverage&) = default;
};

/// JSON text of a Coverage and back; it is what a capture file keeps so that scoring it again gives the same bytes.
std::string to_json(const Coverage& coverage);
/// False where `json` is not such a text (foreign or damaged archive).
bool from_json(std::string_view json, Coverage& coverage);

}  // namespace matang::capture

namespace matang {
template <>
inline constexpr auto spellings<capture::Unvisited> =
    std::array<std::string_view, 9>{"robots",      "limit_pages", "limit_depth",      "limit_time", "limit_bytes",
                                    "interrupted", "trap",        "excluded_pattern", "offline"};
}  // namespace matang
