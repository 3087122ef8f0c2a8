#include "fuzz.hpp"
#include "matang/web/sitemap.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  const auto feed = web::parse_feed(fuzz::text_of(data, size), 100);
  if (!feed) return 0;
  fuzz::promise(feed->items.size() <= 100);
  for (const auto& item : feed->items)
    fuzz::promise((!item.published || item.published->ok()) && (!item.updated || item.updated->ok()));
  return 0;
}
