#include "fuzz.hpp"
#include "matang/web/robots.hpp"

/// First line: a path that is asked about; the rest: a robots.txt.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  const auto [path, text] = fuzz::split_line(fuzz::text_of(data, size));
  const auto robots = web::Robots::parse(text, "matang");
  robots.allows("/" + std::string(path));
  fuzz::promise(robots.allows("/robots.txt"));  // RFC 9309 §2.2.2
  fuzz::promise(!robots.forbids_everything() || !robots.allows("/"));
  const auto delay = robots.crawl_delay().value_or(std::chrono::milliseconds(0));
  fuzz::promise(delay.count() >= 0 && delay <= std::chrono::seconds(60));
  return 0;
}
