#pragma once
#include <curl/curl.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "source/live/fetcher.hpp"

namespace matang::source {

struct EasyDeleter {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;

struct ListDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListDeleter>;
void append(List& list, const std::string& line);

/// A request under way: what has come of its answer, and how much may still come.
struct Transfer {
  FetchRequest request;
  List own_headers;  ///< where the request has header lines of its own; outlives `easy`
  Easy easy;
  capture::Response response;
  std::size_t header_bytes = 0;
  int header_lines = 0;
  bool headers_done = false;
  bool header_overflow = false;
  bool body_cut = false;
  bool forbidden = false;  ///< a private address was met and refused
  bool private_allowed = false;
  std::size_t body_limit = 0;
  const CrawlLimits* limits = nullptr;
  std::chrono::sys_seconds at{};
};

// What libcurl calls while the answer comes; `user` is the Transfer.
std::size_t on_header(char* data, std::size_t unit, std::size_t size, void* user);
std::size_t on_body(char* data, std::size_t unit, std::size_t size, void* user);
/// Refuses private addresses, however the name was resolved, unless they are allowed.
curl_socket_t open_socket(void* user, curlsocktype purpose, curl_sockaddr* address);

/// Pages, feeds, sitemaps and plain text are read whole; of everything else the head tells enough.
bool is_read_whole(std::optional<std::string_view> content_type);

/// Without white space around.
std::string_view trimmed(std::string_view text);

}  // namespace matang::source
