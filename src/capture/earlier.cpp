#include "matang/capture/earlier.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <unordered_map>

#include "capture/record_reader.hpp"
#include "capture/record_stream.hpp"
#include "capture/stored_response.hpp"
#include "capture/warc_format.hpp"
#include "matang/web/date.hpp"

namespace matang::capture {
namespace {

constexpr std::size_t max_record = std::size_t{64} << 20;
constexpr std::size_t max_addresses = 1'000'000;

/// RFC 9110 §8.8.3: visible characters, quoted, perhaps weak. What some servers send without quotes goes back as it
/// came.
bool is_fit_etag(std::string_view text) {
  constexpr std::size_t longest = 512;  // our choice; the ones seen have up to 100 bytes
  return !text.empty() && text.size() <= longest &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c != 0x7f; });
}

bool is_fit_date(std::string_view text) {
  return text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7f; }) &&
         web::parse_http_date(text).has_value();
}

}  // namespace

struct Earlier::Impl {
  struct Place {
    Entry entry;
    std::uint64_t offset = 0;  ///< of the record that has the body
    bool ours = false;
  };
  struct Body {  ///< a response record a later revisit record may refer to
    Place place;
    std::string url;
  };

  RecordStream stream;
  std::unordered_map<std::string, Place> places;  ///< by address without fragment
  std::unordered_map<std::string, Body> carried;  ///< by record id; only while the archive is read
  std::size_t damaged = 0;
  bool ours = false;
  std::string head_of;                                   ///< the address a HEAD request was just seen for
  std::optional<std::pair<std::string, Place>> pending;  ///< waits for a metadata record that may take it back

  void settle() {
    if (pending && places.size() < max_addresses)
      places.insert_or_assign(std::move(pending->first), std::move(pending->second));
    pending.reset();
  }

  static std::optional<std::string> address_of(const Record& record) {
    const auto url = web::Url::parse(record.uri());
    if (!url || !url->is_http()) return std::nullopt;
    return url->without_fragment().text();
  }

  static void set_validators(Entry& entry, const web::Headers& headers) {
    const auto etag = headers.find("ETag"), modified = headers.find("Last-Modified");
    entry.etag = etag && is_fit_etag(*etag) ? std::string(*etag) : std::string();
    entry.last_modified = modified && is_fit_date(*modified) ? std::string(*modified) : std::string();
  }

  void take(const Record& record) {
    const std::string_view type = record.field("WARC-Type");
    if (type == "warcinfo") {
      ours = ours || is_our_warcinfo(record);
      return;
    }
    if (type == "metadata") {  // ours names the method, also where no request record was kept
      if (pending && parse_fields(record.block).find("matangMethod") == "HEAD") pending.reset();
      return;
    }
    settle();
    if (type == "request") {
      head_of = record.block.starts_with("HEAD ") ? std::string(record.uri()) : std::string();
      return;
    }
    if (type != "response" && type != "revisit") return;
    if (!record.field("Content-Type").starts_with("application/http")) return;
    const bool asked_by_head = !head_of.empty() && head_of == record.uri();
    if (!is_carried(record)) head_of.clear();
    const auto address = address_of(record);
    auto response = parse_response(record);
    if (!address || !response || asked_by_head) return;
    if (ours) restore_framing(response->headers);
    if (type == "revisit") {
      take_revisit(record, *address, *response);
      return;
    }
    if (response->status != 200 || !record.offset) {
      places.erase(*address);  // the last answer counts
      return;
    }
    Place place;
    place.offset = *record.offset;
    place.ours = ours;
    place.entry.content_type = response->headers.find("Content-Type").value_or("");
    place.entry.body_bytes = response->body.size();
    place.entry.truncated = response->truncated;
    set_validators(place.entry, response->headers);
    if (is_carried(record))
      carried.insert_or_assign(std::string(record.field("WARC-Record-ID")), Body{std::move(place), *address});
    else if (!place.entry.etag.empty() || !place.entry.last_modified.empty())
      pending.emplace(*address, std::move(place));
    else
      places.erase(*address);
  }

  /// An archive that was itself made with an earlier one: the body stands in the record copied from there.
  void take_revisit(const Record& record, const std::string& address, const Response& not_modified) {
    const auto found = carried.find(std::string(record.field("WARC-Refers-To")));
    if (found == carried.end() || found->second.url != address) {
      places.erase(address);
      return;
    }
    Place place = std::move(found->second.place);
    carried.erase(found);
    Entry renewed;
    set_validators(renewed, not_modified.headers);
    if (!renewed.etag.empty()) place.entry.etag = renewed.etag;
    if (!renewed.last_modified.empty()) place.entry.last_modified = renewed.last_modified;
    if (!place.entry.etag.empty() || !place.entry.last_modified.empty()) pending.emplace(address, std::move(place));
  }
};

Earlier::Earlier(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Earlier::Earlier(Earlier&&) noexcept = default;
Earlier& Earlier::operator=(Earlier&&) noexcept = default;
Earlier::~Earlier() = default;
std::size_t Earlier::size() const { return impl_->places.size(); }
std::size_t Earlier::damaged() const { return impl_->damaged; }

Result<Earlier> Earlier::open(const std::filesystem::path& path) {
  auto impl = std::make_unique<Impl>();
  if (!impl->stream.open(path.string()))
    return Problem{{path.string(), 0, 0},
                   std::string("the earlier capture cannot be opened: ") + std::strerror(errno),
                   "name the .warc.gz of an earlier crawl, or leave it out"};
  bool any = false;
  for (RecordReader reader(impl->stream, max_record);;) {
    Record record;
    const auto outcome = reader.next(record);
    if (outcome == RecordReader::Outcome::end) break;
    if (outcome == RecordReader::Outcome::record) {
      any = true;
      impl->take(record);
      continue;
    }
    ++impl->damaged;
    if (outcome == RecordReader::Outcome::truncated) break;
  }
  impl->settle();
  impl->carried.clear();
  if (!any)
    return Problem{{path.string(), 0, 0},
                   "this is no web archive: no WARC record was found",
                   "name the .warc.gz of an earlier crawl, or leave it out"};
  return Earlier(std::move(impl));
}

const Earlier::Entry* Earlier::find(const web::Url& url) const {
  const auto found = impl_->places.find(url.without_fragment().text());
  return found == impl_->places.end() ? nullptr : &found->second.entry;
}

std::optional<Earlier::Kept> Earlier::read(const web::Url& url) const {
  const auto found = impl_->places.find(url.without_fragment().text());
  if (found == impl_->places.end()) return std::nullopt;
  const auto record = record_at(impl_->stream, found->second.offset, max_record);
  // The file may have been replaced under our hands: only the very answer will do.
  if (!record || record->field("WARC-Type") != "response" || Impl::address_of(*record) != found->first)
    return std::nullopt;
  auto response = parse_response(*record);
  if (record->field("WARC-Record-ID").empty()) return std::nullopt;
  if (!response || response->status != 200 || response->body.size() != found->second.entry.body_bytes)
    return std::nullopt;
  if (found->second.ours) restore_framing(response->headers);
  Kept kept;
  kept.response = std::move(*response);
  kept.record_id = record->field("WARC-Record-ID");
  kept.at = web::parse_iso_instant(record->field("WARC-Date")).value_or(std::chrono::sys_seconds{});
  kept.ip = record->field("WARC-IP-Address");
  return kept;
}

}  // namespace matang::capture
