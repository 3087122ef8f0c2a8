#include "capture/record_reader.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "capture/warc_format.hpp"
#include "matang/capture/digest.hpp"

namespace matang::capture {
namespace {
constexpr std::size_t max_record_header = 64u << 10;
constexpr std::size_t max_skipped_in_place = std::size_t{1} << 30;  // undone bytes of a record too large to be kept
}  // namespace

std::string_view without_brackets(std::string_view uri) {
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return uri;
}

std::string_view Record::uri() const { return without_brackets(field("WARC-Target-URI")); }

std::optional<std::size_t> parse_number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

RecordReader::Outcome RecordReader::next(Record& record) {
  record = {};
  if (const auto outcome = skip_newlines()) return *outcome;
  if (!stream_.is_gzip())
    record.offset = stream_.offset() - (buffer_.size() - at_);
  else if (at_ == member_text_)
    record.offset = stream_.offset();

  const auto begins = find_header_end();
  if (const auto* failed = std::get_if<Outcome>(&begins)) return *failed;
  const auto [text_end, body_begin] = std::get<HeaderEnd>(begins);
  const std::string_view header(buffer_.data() + at_, text_end - at_);
  const auto first_line = std::min(header.find('\n'), header.size());
  record.fields = parse_fields(header.substr(std::min(first_line + 1, header.size())));
  const auto length = parse_number(record.field("Content-Length"));
  if (!header.starts_with("WARC/") || !length) return find_next_record(1);
  at_ = body_begin;
  if (*length > limit_) return skip_large(*length);
  if (const auto outcome = need(*length)) return *outcome;
  record.block.assign(buffer_, at_, *length);
  at_ += *length;
  // What follows a record tells whether the member's check sum held, so it is read before the record is believed.
  if (const auto outcome = skip_newlines(); outcome && *outcome == Outcome::damage) return Outcome::damage;
  if (buffer_.size() > at_ && !std::string_view(buffer_).substr(at_).starts_with('W')) return find_next_record(0);
  const std::string_view digest = record.field("WARC-Block-Digest");
  if (digest.starts_with("sha256:") && digest.size() == 7 + 64 && digest.substr(7) != sha256_hex(record.block))
    return Outcome::damage;
  return Outcome::record;
}

std::optional<RecordReader::Outcome> RecordReader::more() {
  if (ended_) return *ended_;
  if (at_ > (256u << 10)) {
    buffer_.erase(0, at_);
    member_text_ = member_text_ >= at_ ? member_text_ - at_ : std::string::npos;
    at_ = 0;
  }
  const std::size_t size = buffer_.size();
  const auto before = stream_.offset();
  switch (stream_.fill(buffer_)) {
    case RecordStream::State::more:
      if (stream_.is_gzip() && (stream_.offset() != before || first_)) member_text_ = size;
      first_ = false;
      return std::nullopt;
    case RecordStream::State::gap:
      return forget();
    case RecordStream::State::end:
      ended_ = Outcome::end;
      break;
    case RecordStream::State::truncated:
      ended_ = Outcome::truncated;
      break;
  }
  return ended_;
}

RecordReader::Outcome RecordReader::forget() {
  buffer_.clear();
  at_ = 0;
  member_text_ = std::string::npos;
  first_ = true;
  return Outcome::damage;
}

/// End of data inside a record.
std::optional<RecordReader::Outcome> RecordReader::need(std::size_t bytes) {
  while (buffer_.size() - at_ < bytes)
    if (const auto outcome = more()) return *outcome == Outcome::end ? Outcome::truncated : *outcome;
  return std::nullopt;
}

std::optional<RecordReader::Outcome> RecordReader::skip_newlines() {
  for (;;) {
    while (at_ < buffer_.size() && (buffer_[at_] == '\r' || buffer_[at_] == '\n')) ++at_;
    if (at_ < buffer_.size()) return std::nullopt;
    if (const auto outcome = more()) return outcome;
  }
}

std::variant<RecordReader::HeaderEnd, RecordReader::Outcome> RecordReader::find_header_end() {
  std::size_t from = at_;
  for (;;) {
    const std::size_t lf = buffer_.find("\n\n", from);
    const std::size_t crlf = buffer_.find("\r\n\r\n", from);
    if (lf != std::string::npos || crlf != std::string::npos)
      return crlf < lf ? HeaderEnd{crlf, crlf + 4} : HeaderEnd{lf, lf + 2};
    if (buffer_.size() - at_ > max_record_header) return find_next_record(1);
    const std::size_t keep = buffer_.size() - at_;
    from = buffer_.size() > at_ + 3 ? buffer_.size() - 3 : at_;
    const std::size_t behind = buffer_.size() - from;
    if (const auto outcome = more()) {
      if (*outcome == Outcome::damage) return Outcome::damage;
      return Outcome::truncated;
    }
    from = at_ + keep - behind;
  }
}

/// After a record header that makes no sense: on to the next line that begins a record.
RecordReader::Outcome RecordReader::find_next_record(std::size_t step) {
  at_ = std::min(at_ + step, buffer_.size());
  for (;;) {
    const std::size_t found = buffer_.find("WARC/1.", at_);
    if (found != std::string::npos && (found == 0 || buffer_[found - 1] == '\n' || found == member_text_)) {
      at_ = found;
      return Outcome::damage;
    }
    at_ = found != std::string::npos ? found + 1
                                     : std::max(at_, buffer_.size() - std::min<std::size_t>(buffer_.size(), 8));
    if (found == std::string::npos)
      if (const auto outcome = more()) {
        if (*outcome != Outcome::damage) at_ = buffer_.size();
        return Outcome::damage;
      }
  }
}

RecordReader::Outcome RecordReader::skip_large(std::size_t length) {
  if (stream_.is_gzip() && length > max_skipped_in_place) {
    stream_.skip_member();
    return forget();
  }
  while (length > 0) {
    const std::size_t here = std::min(length, buffer_.size() - at_);
    at_ += here;
    length -= here;
    if (length == 0) break;
    if (const auto outcome = more()) return *outcome == Outcome::end ? Outcome::truncated : *outcome;
  }
  return Outcome::damage;
}

}  // namespace matang::capture
