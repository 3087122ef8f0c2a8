#pragma once
#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "matang/source/source.hpp"
#include "matang/web/content_coding.hpp"

namespace matang::source {

/// What a crawl gave to its reader, by number.
struct Crawled {
  capture::Coverage coverage;
  std::map<std::uint64_t, capture::Capture> captures;

  /// The last capture of an address; null where there is none.
  const capture::Capture* of(std::string_view url) const {
    const capture::Capture* found = nullptr;
    for (const auto& [number, capture] : captures)
      if (capture.requested.text() == url) found = &capture;
    return found;
  }
  int status(std::string_view url) const {
    const capture::Capture* capture = of(url);
    return capture && capture->response() ? capture->response()->status : 0;
  }
  std::string failure(std::string_view url) const {
    const capture::Capture* capture = of(url);
    return capture && capture->failure() ? std::string(spelling(capture->failure()->kind)) : "";
  }
  std::string unvisited(std::string_view url) const {
    for (const auto& u : coverage.unvisited)
      if (u.url.text() == url) return std::string(spelling(u.why));
    return "";
  }
  std::size_t count(capture::Purpose purpose) const {
    return static_cast<std::size_t>(
        std::count_if(captures.begin(), captures.end(), [&](const auto& c) { return c.second.purpose == purpose; }));
  }
  bool adds_up() const {
    return coverage.seen == coverage.captured + coverage.failed + coverage.excluded + coverage.unvisited.size();
  }
};

/// A reader that finds `href="..."` and keeps everything; an anchor with class=nav is navigation.
inline Reader keep_in(Crawled& crawled, std::mutex& mutex) {
  return [&](const capture::Capture& capture) {
    std::vector<Onward> onward;
    if (const auto* response = capture.response(); response && capture.purpose == capture::Purpose::page) {
      const auto coding = response->headers.find("content-encoding").value_or("");
      const std::string body = web::decode_content(response->body, coding, std::size_t{8} << 20).bytes;
      for (auto at = body.find("href=\""); at != std::string::npos; at = body.find("href=\"", at + 1)) {
        const auto end = body.find('"', at + 6);
        if (end == std::string::npos) break;
        const auto url = web::Url::resolve(capture.requested, body.substr(at + 6, end - at - 6));
        const bool navigation = body.compare(end + 1, 10, " class=nav") == 0;
        if (url) onward.push_back({*url, navigation, false});
      }
    }
    std::lock_guard lock(mutex);
    crawled.captures.emplace(capture.number, capture);
    return onward;
  };
}

inline Crawled crawl(const CrawlOptions& options, capture::WarcWriter* writer = nullptr,
                     const std::atomic<bool>* stop = nullptr, Watch watch = {}) {
  Crawled crawled;
  std::mutex mutex;
  auto coverage = live_site(options, writer, stop, std::move(watch))->run(keep_in(crawled, mutex));
  crawled.coverage = std::move(coverage);
  return crawled;
}

inline CrawlOptions options_for(std::string_view seed) {
  CrawlOptions options;
  options.seed = *web::Url::parse(seed);
  options.allow_private = true;
  options.manners.user_agent = "matang-test/1 (+mailto:uji@example.org)";
  options.manners.rate = 0;
  options.manners.concurrency = 8;
  options.manners.timeout = std::chrono::milliseconds{2000};
  options.workers = 2;
  return options;
}

}  // namespace matang::source
