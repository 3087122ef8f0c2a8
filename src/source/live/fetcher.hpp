#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "matang/capture/capture.hpp"
#include "matang/source/source.hpp"

namespace matang::source {

/// One HTTP request to be made. Redirects are not followed here.
struct FetchRequest {
  std::uint64_t id = 0;
  web::Url url;
  bool head = false;
  bool inside = true;        ///< of the site: cookies and --header fields are sent
  bool probe_http2 = false;  ///< offer h2 by ALPN; only `Fetched::http2` is of interest
  std::size_t max_body = 0;
  std::size_t max_other_body = 0;   ///< of an answer that is no page, feed or text
  std::string etag, last_modified;  ///< sent as If-None-Match and If-Modified-Since; empty: not sent
};

/// What came of it.
struct Fetched {
  std::uint64_t id = 0;
  std::variant<capture::Response, capture::FetchFailure> outcome;
  std::chrono::sys_seconds at{};
  std::chrono::milliseconds took{0};
  std::string ip;
  std::size_t bytes = 0;  ///< received, headers included
  web::Headers request_headers;
  bool http2 = false;
  /// Of the server's certificate, where this request opened the connection and the certificate was accepted.
  std::optional<std::chrono::sys_seconds> certificate_expires;
};

/// HTTP by libcurl's multi interface, all on the thread that calls. Every handle of curl lives here.
class Fetcher {
 public:
  explicit Fetcher(const CrawlOptions& options);
  void start(FetchRequest request);
  std::size_t running() const;
  /// Moves the transfers on; waits up to `wait` where nothing happens. What is finished is added to `done`.
  void run(std::chrono::milliseconds wait, std::vector<Fetched>& done);
  /// Ends every transfer under way as `interrupted`.
  void abort(std::vector<Fetched>& done);
  /// Ends the wait of `run`; may be called from any thread.
  void wake();

  Fetcher(Fetcher&&) = delete;
  ~Fetcher();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace matang::source
