#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "capture/record_stream.hpp"
#include "matang/web/headers.hpp"

namespace matang::capture {

/// One WARC record: its header fields and its block.
struct Record {
  web::Headers fields;
  std::string block;
  std::optional<std::uint64_t> offset;  ///< of the record in the file, where it can be read on its own

  std::string_view field(std::string_view name) const { return fields.find(name).value_or(std::string_view{}); }
  std::string_view uri() const;
};

/// WARC/1.0 allowed, and wget writes, angle brackets around addresses.
std::string_view without_brackets(std::string_view uri);

/// The whole text as a decimal number.
std::optional<std::size_t> parse_number(std::string_view text);

/// Cuts the stream into records.
class RecordReader {
 public:
  enum class Outcome {
    record,
    damage,  ///< something was passed over; go on
    end,
    truncated,  ///< the file ends inside a record
  };
  RecordReader(RecordStream& stream, std::size_t limit) : stream_(stream), limit_(limit) {}
  Outcome next(Record& record);

 private:
  struct HeaderEnd {
    std::size_t text_end, body_begin;
  };
  std::optional<Outcome> more();  ///< nothing where bytes came
  Outcome forget();
  std::optional<Outcome> need(std::size_t bytes);
  std::optional<Outcome> skip_newlines();
  std::variant<HeaderEnd, Outcome> find_header_end();
  Outcome find_next_record(std::size_t step);
  Outcome skip_large(std::size_t length);

  RecordStream& stream_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t member_text_ = std::string::npos;  ///< where in buffer_ the member under way begins
  bool first_ = true;
  std::optional<Outcome> ended_;
};

}  // namespace matang::capture
