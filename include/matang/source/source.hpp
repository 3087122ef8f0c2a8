#pragma once
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "matang/capture/capture.hpp"
#include "matang/capture/coverage.hpp"
#include "matang/capture/earlier.hpp"
#include "matang/capture/warc.hpp"
#include "matang/web/url.hpp"

namespace matang::source {

/// Where a page leads, as far as a crawler needs to know.
struct Onward {
  web::Url url;
  bool navigation = false;  ///< a menu leads there: asked for before the others of its depth
  bool resource = false;    ///< an image, script or style of the page: not followed, not checked
};

/// Reads one capture and says where it leads. Called on worker threads, several at once, once a capture; may keep what
/// it learned wherever it likes. The reader knows what a page is; the source does not.
using Reader = std::function<std::vector<Onward>(const capture::Capture&)>;

/// How a host takes the crawl at the moment.
enum class HostMood {
  steady,
  slowed,   ///< asked less often than allowed, since it answered slowly, refused or failed
  waiting,  ///< it asked us to come back later (Retry-After)
  blocked,  ///< its last answers were refusals
  silent    ///< its last requests got no answer
};

/// For a live progress line; called on the thread that called `run`.
struct Progress {
  std::size_t pages_done = 0, pages_queued = 0, links_checked = 0, links_queued = 0, failed = 0;
  std::size_t not_modified = 0;  ///< of pages_done
  std::size_t bytes = 0;
  std::chrono::milliseconds elapsed{0};
  std::chrono::milliseconds time_left{0};  ///< of the time the crawl may take at most
  std::size_t pages_left = 0;              ///< of the pages it may read at most
  std::string current_host;
  HostMood mood = HostMood::steady;   ///< of current_host
  std::chrono::milliseconds wait{0};  ///< where it is `waiting`: how much longer
};
using Watch = std::function<void(const Progress&)>;

/// Anything captures come from: a live site, a directory served to itself, an archive.
class Source {
 public:
  virtual ~Source() = default;
  /// Emits every capture once to `read` and returns the account of it. Blocks until done. Throws only for what ends
  /// the run (disk full).
  virtual capture::Coverage run(const Reader& read) = 0;
};

struct CrawlLimits {
  std::size_t max_pages = 2000;
  int max_depth = 20;
  std::chrono::seconds max_time{3600};
  std::size_t max_bytes = std::size_t{2} << 30;  ///< of the whole crawl
  std::size_t max_body = std::size_t{5} << 20;   ///< of one answer
  std::size_t max_header_bytes = 256u << 10;
  int max_header_lines = 1000;
  int max_redirects = 10;
  std::size_t max_external_per_host = 20;  ///< link checks of one foreign host
};

struct Manners {
  std::string user_agent;  ///< honest, with a contact address
  double rate = 4;         ///< requests a second and host (our choice); 0: unlimited
  int concurrency = 2;     ///< connections a host
  int total_concurrency = 32;
  bool obey_robots = true;
  std::chrono::milliseconds timeout{20'000};
};

struct CrawlOptions {
  web::Url seed;
  std::string scope = "domain";               ///< host | domain | prefix
  std::vector<std::string> include, exclude;  ///< glob patterns over the whole address; `*` matches anything
  bool check_external = true;
  bool allow_private = false;
  CrawlLimits limits;
  Manners manners;
  std::vector<std::pair<std::string, std::string>> extra_headers;
  std::string cookie_file, ca_file;
  std::vector<std::string> resolve;  ///< HOST:PORT:ADDRESS, as curl's --resolve
  /// HOST → "ADDRESS:PORT" actually connected to (a static site served on loopback under its real names).
  std::map<std::string, std::string> connect_to;
  /// Addresses no entry of `connect_to` covers are not asked for but counted `offline`: a sample never touches a
  /// network.
  bool offline = false;
  std::vector<web::Url> also;  ///< looked at as if the front page linked there (a list of agencies)
  int workers = 0;             ///< parsing threads; 0: as many as cores
  /// An earlier capture: pages it holds are asked for with "only if changed". May be null. Shared by the copies of
  /// these options.
  std::shared_ptr<const capture::Earlier> since{};
};

/// A live site. `writer` (may be null) gets each capture's records; `stop` (may be null) ends the crawl early when
/// true.
std::unique_ptr<Source> live_site(CrawlOptions options, capture::WarcWriter* writer, const std::atomic<bool>* stop,
                                  Watch watch);

/// An archive read back. Foreign archives get a Coverage worked out from what they hold.
Result<std::unique_ptr<Source>> archive(const std::string& path, int workers);

/// Serves directories on loopback, by the request's Host, while it lives: what `python3 -m http.server` does, plus
/// names. A directory without index.html is 404, as on nginx. A file `.redirects` (FROM TO [STATUS] a line) and
/// `.headers` (PATH NAME: VALUE a line) of a host's directory let a sample show a redirect or a Last-Modified;
/// `.status` (PATH STATUS) a server error. A file `404.html` answers for what is missing, with 404 — or with 200 where
/// `.status` says so for the path `*`. Files' own Last-Modified is not sent, since checkouts do not keep it.
class StaticServer {
 public:
  /// host → directory. The host "*" answers for every other name.
  static Result<StaticServer> start(std::map<std::string, std::string> hosts);
  int port() const;
  StaticServer(StaticServer&&) noexcept;
  StaticServer& operator=(StaticServer&&) noexcept;
  ~StaticServer();

 private:
  struct Impl;
  explicit StaticServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace matang::source
