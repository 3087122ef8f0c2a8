#include "fuzz.hpp"
#include "matang/web/domain.hpp"
#include "matang/web/url.hpp"

/// First line: a base; the rest: a reference in it.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  const auto [first, rest] = fuzz::split_line(fuzz::text_of(data, size));
  const auto base = web::Url::parse(first);
  const auto url = base ? web::Url::resolve(*base, rest) : web::Url::parse(rest);
  if (!url) return 0;
  const auto again = web::Url::parse(url->text());
  fuzz::promise(again && *again == *url);  // normalising once is enough
  fuzz::promise(!url->is_http() || (!url->host().empty() && url->path().starts_with('/')));
  web::registrable_domain(url->host());
  web::is_private_address(url->host());
  url->readable_path();
  return 0;
}
