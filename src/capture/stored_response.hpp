#pragma once
#include <optional>
#include <string_view>

#include "capture/record_reader.hpp"
#include "matang/capture/capture.hpp"

namespace matang::capture {

/// Named field of a response record that was copied from an earlier archive, so that the revisit record behind it can
/// be resolved in the archive it stands in. It is no capture of its own.
inline constexpr std::string_view carried_field = "X-Matang-Carried-From";

inline bool is_carried(const Record& record) { return record.fields.find(carried_field).has_value(); }

/// The HTTP answer in a response or revisit record, bodies de-chunked; nothing where the block is none.
std::optional<Response> parse_response(const Record& record);

/// Undoes what our writer did to the headers that speak of framing.
void restore_framing(web::Headers& headers);

/// Whether a warcinfo record says that we wrote the archive.
bool is_our_warcinfo(const Record& record);

/// The record at an offset of the stream, where there is a whole one.
std::optional<Record> record_at(RecordStream& stream, std::uint64_t offset, std::size_t limit);

}  // namespace matang::capture
