#include "fuzz.hpp"
#include "matang/web/sitemap.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  const auto sitemap = web::parse_sitemap(fuzz::text_of(data, size), 100);
  fuzz::promise(sitemap.pages.size() <= 100 && sitemap.sitemaps.size() <= 100);
  for (const auto& page : sitemap.pages) fuzz::promise(!page.lastmod || page.lastmod->ok());
  return 0;
}
