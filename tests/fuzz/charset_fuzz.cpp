#include "fuzz.hpp"
#include "matang/web/charset.hpp"
#include "matang/web/headers.hpp"

/// First line: a Content-Type; the rest: a body.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  const auto [type, body] = fuzz::split_line(fuzz::text_of(data, size));
  const auto decoded = web::decode_text(web::Bytes(body), web::parse_media_type(type).charset);
  fuzz::promise(web::valid_utf8(decoded.text) == decoded.text);
  fuzz::promise(decoded.text.find('\0') == std::string::npos);
  fuzz::promise(!decoded.encoding.empty());
  return 0;
}
