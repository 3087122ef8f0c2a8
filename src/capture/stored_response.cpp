#include "capture/stored_response.hpp"

#include <strings.h>

#include <utility>

#include "capture/warc_format.hpp"

namespace matang::capture {

std::optional<Response> parse_response(const Record& record) {
  const auto message = parse_http_message(record.block);
  if (!message || !message->start_line.starts_with("HTTP/")) return std::nullopt;
  const std::string_view line = message->start_line;
  const auto blank = line.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto status = parse_number(line.substr(blank + 1, 3));
  if (!status || *status < 100 || *status > 999) return std::nullopt;
  Response response;
  response.status = static_cast<int>(*status);
  response.headers = message->headers;
  response.truncated = record.fields.find("WARC-Truncated").has_value();
  std::string_view body = message->body;
  // Some writers put one blank line too many behind the headers; the length gives it away.
  const auto length = response.headers.find("Content-Length");
  if (length && body.starts_with("\r\n") && parse_number(*length) == body.size() - 2) body.remove_prefix(2);
  const auto coding = response.headers.find("Transfer-Encoding");
  auto plain = coding && coding->find("chunked") != std::string_view::npos ? dechunk(body) : std::nullopt;
  if (plain) {
    response.truncated = response.truncated || !plain->whole;
    response.body = std::move(plain->body);
  } else {
    response.body = body;
  }
  return response;
}

/// The Content-Length that the writer added is last, where it is taken off again.
void restore_framing(web::Headers& headers) {
  bool reframed = false;
  for (auto& [name, value] : headers.fields) {
    if (name.size() < original_prefix.size() ||
        strncasecmp(name.data(), original_prefix.data(), original_prefix.size()) != 0)
      continue;
    name.erase(0, original_prefix.size());
    reframed = reframed || strcasecmp(name.c_str(), "Transfer-Encoding") == 0 ||
               strcasecmp(name.c_str(), "Content-Length") == 0;
  }
  if (reframed && strcasecmp(headers.fields.back().first.c_str(), "Content-Length") == 0) headers.fields.pop_back();
}

bool is_our_warcinfo(const Record& record) {
  const web::Headers info = parse_fields(record.block);
  const auto software = info.find("software");
  return software && software->starts_with("matang");
}

std::optional<Record> record_at(RecordStream& stream, std::uint64_t offset, std::size_t limit) {
  stream.seek(offset);
  Record record;
  RecordReader reader(stream, limit);
  if (reader.next(record) != RecordReader::Outcome::record) return std::nullopt;
  return record;
}

}  // namespace matang::capture
