#include "capture/warc_format.hpp"
#include "matang/capture/digest.hpp"

#include <algorithm>
#include <charconv>

namespace matang::capture {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The next line of `text` from `at`, without its CRLF or LF; moves `at` behind it.
std::string_view next_line(std::string_view text, std::size_t& at) {
  const auto end = std::min(text.find('\n', at), text.size());
  std::string_view line = text.substr(at, end - at);
  at = std::min(end + 1, text.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void add_field(std::string_view line, web::Headers& headers) {
  if ((line.front() == ' ' || line.front() == '\t') && !headers.fields.empty()) {  // RFC 9112 §5.2: obsolete folding
    std::string& value = headers.fields.back().second;
    if (!value.empty()) value += ' ';
    value += trimmed(line);
    return;
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return;
  headers.fields.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
}

}  // namespace

std::string record_id(std::string_view run, std::uint64_t number, std::string_view kind) {
  std::string seed(run);
  seed += '\n';
  seed += std::to_string(number);
  seed += '\n';
  seed += kind;
  std::string hex = sha256_hex(seed).substr(0, 32);
  hex[12] = '8';  // RFC 9562 §5.8: version 8 is the one whose content is ours to define
  hex[16] = "89ab"[hex[16] % 4];
  return "<urn:uuid:" + hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' + hex.substr(16, 4) +
         '-' + hex.substr(20) + '>';
}

web::Headers parse_fields(std::string_view text) {
  web::Headers headers;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = next_line(text, at);
    if (!line.empty()) add_field(line, headers);
  }
  return headers;
}

std::optional<HttpMessage> parse_http_message(std::string_view block) {
  HttpMessage message;
  std::size_t at = 0;
  message.start_line = next_line(block, at);
  while (at < block.size()) {
    const std::string_view line = next_line(block, at);
    if (line.empty()) {
      message.body = block.substr(at);
      return message;
    }
    add_field(line, message.headers);
  }
  // A header section that ends with the block has no body, and some writers then leave the blank line out.
  return message.headers.fields.empty() ? std::nullopt : std::optional(std::move(message));
}

std::optional<Dechunked> dechunk(std::string_view body) {
  Dechunked result;
  bool first = true;
  for (std::size_t at = 0; at < body.size(); first = false) {
    std::string_view line = next_line(body, at);
    line = trimmed(line.substr(0, line.find(';')));
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc{} || end != line.data() + line.size()) {
      if (first) return std::nullopt;
      result.whole = false;
      return result;
    }
    if (size == 0) return result;
    result.body += body.substr(at, size);
    if (size > body.size() - at) break;
    at += size;
    if (body.substr(at).starts_with("\r\n"))
      at += 2;
    else if (body.substr(at).starts_with('\n'))
      at += 1;
  }
  result.whole = false;
  return first ? std::nullopt : std::optional(std::move(result));
}

}  // namespace matang::capture
