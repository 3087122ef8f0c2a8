#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "matang/capture/capture.hpp"
#include "matang/web/headers.hpp"

namespace matang::capture {

inline constexpr std::string_view coverage_uri = "urn:matang:coverage";
inline constexpr std::string_view http_response_type = "application/http;msgtype=response";
inline constexpr std::string_view http_request_type = "application/http;msgtype=request";
inline constexpr std::string_view fields_type = "application/warc-fields";
/// Put before the name of a header that no longer describes the body as stored, as Common Crawl does.
inline constexpr std::string_view original_prefix = "X-Crawler-";

/// A record id (`<urn:uuid:...>`) that depends on the run, the capture and the kind of record alone.
std::string record_id(std::string_view run, std::uint64_t number, std::string_view kind);

/// An HTTP message as a record's block holds it.
struct HttpMessage {
  std::string start_line;
  web::Headers headers;
  std::string_view body;  ///< into the block
};
/// CRLF or LF, folded lines joined; nothing where the block has no header section.
std::optional<HttpMessage> parse_http_message(std::string_view block);

/// The lines of a warc-fields block or record header, folded lines joined.
web::Headers parse_fields(std::string_view text);

/// The body without its chunk framing; nothing where it has none (RFC 9112 §7.1). `whole` is false where it was cut.
struct Dechunked {
  std::string body;
  bool whole = true;
};
std::optional<Dechunked> dechunk(std::string_view body);

}  // namespace matang::capture
