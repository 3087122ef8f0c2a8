#include "fuzz.hpp"
#include "matang/web/content_coding.hpp"

/// First line: a Content-Encoding; the rest: a body.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  using Outcome = web::DecodedBody::Outcome;
  constexpr std::size_t limit = 64u << 10;
  const auto [coding, rest] = fuzz::split_line(fuzz::text_of(data, size));
  const web::Bytes body(rest);
  const auto decoded = web::decode_content(body, coding, limit);
  fuzz::promise(decoded.bytes.size() <= limit);
  const bool listed = coding.find(',') != std::string_view::npos;  // then one layer may be coded and the next plain
  if (decoded.outcome == Outcome::unsupported || (decoded.outcome == Outcome::not_coded && !listed))
    fuzz::promise(decoded.bytes == body.substr(0, limit));
  return 0;
}
