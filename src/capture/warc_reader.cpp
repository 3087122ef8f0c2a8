#include <algorithm>
#include <cstdint>
#include <cstring>
#include <unordered_map>
#include <unordered_set>

#include "capture/record_reader.hpp"
#include "capture/record_stream.hpp"
#include "capture/stored_response.hpp"
#include "capture/warc_format.hpp"
#include "matang/capture/digest.hpp"
#include "matang/capture/warc.hpp"
#include "matang/web/date.hpp"

namespace matang::capture {
namespace {

constexpr std::size_t max_remembered = 1'000'000;  // responses a revisit may refer to
/// Captures of our own archives whose metadata record is lost keep clear of the numbers the others have.
constexpr std::uint64_t first_lost_number = std::uint64_t{1} << 40;

/// Puts captures together from the records about them.
class Assembler {
 public:
  Assembler(const std::string& path, WarcLimits limits, const std::function<void(Capture&&)>& each,
            WarcSummary& summary)
      : path_(path), limits_(limits), each_(each), summary_(summary) {}

  void take(Record&& record) {
    const std::string_view type = record.field("WARC-Type");
    if (type == "warcinfo") {
      ours_ = ours_ || is_our_warcinfo(record);
    } else if (type == "request") {
      flush();
      request_ = std::move(record);
    } else if (type == "response" || type == "revisit") {
      flush();
      if (is_carried(record))
        remember(record);
      else if (is_http(record.field("Content-Type")))
        take_response(std::move(record), type == "revisit");
    } else if (type == "metadata") {
      take_metadata(record);
    } else if (type == "resource" && record.uri() == coverage_uri) {
      Coverage coverage;
      if (from_json(record.block, coverage))
        summary_.coverage = std::move(coverage);
      else
        ++summary_.damaged;
    }
  }
  void flush() {
    if (pending_) finish_foreign(std::move(*pending_));
    pending_.reset();
  }

 private:
  struct Known {
    std::uint64_t offset;
  };

  static bool is_http(std::string_view content_type) { return content_type.starts_with("application/http"); }

  std::optional<Capture> begin(const Record& record) {
    const auto url = web::Url::parse(record.uri());
    if (!url || !url->is_http()) return std::nullopt;
    Capture capture;
    capture.requested = *url;
    capture.captured_at = web::parse_iso_instant(record.field("WARC-Date")).value_or(std::chrono::sys_seconds{});
    capture.ip = record.field("WARC-IP-Address");
    if (request_ && request_->uri() == record.uri())
      if (const auto message = parse_http_message(request_->block)) {
        capture.request_headers = message->headers;
        capture.method = message->start_line.substr(0, message->start_line.find(' '));
      }
    request_.reset();
    return capture;
  }

  void take_response(Record&& record, bool revisit) {
    auto capture = begin(record);
    auto response = parse_response(record);
    if (!capture || !response) {
      if (!response) ++summary_.damaged;
      return;
    }
    if (ours_) restore_framing(response->headers);
    if (revisit)
      resolve_revisit(record, *response, *capture);
    else
      remember(record);
    capture->outcome = std::move(*response);
    pending_ = std::move(capture);
    pending_id_ = record.field("WARC-Record-ID");
  }

  static std::string event_key(std::string_view uri, std::string_view date) {
    return std::string(date) + ' ' + std::string(uri);
  }

  void remember(const Record& record) {
    if (!record.offset || known_.size() >= max_remembered) return;
    known_.try_emplace(event_key(record.uri(), record.field("WARC-Date")), Known{*record.offset});
    if (is_carried(record)) known_.try_emplace(std::string(record.field("WARC-Record-ID")), Known{*record.offset});
    if (const auto digest = record.field("WARC-Payload-Digest"); !digest.empty())
      known_.try_emplace(std::string(digest), Known{*record.offset});
  }

  std::optional<Record> original_of(const Record& revisit) {
    const std::string_view uri = without_brackets(revisit.field("WARC-Refers-To-Target-URI"));
    for (const std::string& key :
         {std::string(revisit.field("WARC-Refers-To")), event_key(uri, revisit.field("WARC-Refers-To-Date")),
          std::string(revisit.field("WARC-Payload-Digest"))}) {
      const auto found = known_.find(key);
      if (found == known_.end()) continue;
      RecordStream stream;
      if (!stream.open(path_)) return std::nullopt;
      auto original = record_at(stream, found->second.offset, limits_.record_bytes);
      if (!original || original->field("WARC-Type") != "response") return std::nullopt;
      return original;
    }
    return std::nullopt;
  }

  /// A revisit record keeps the headers only; the body stands in the record it refers to.
  void resolve_revisit(const Record& record, Response& response, Capture& capture) {
    response.body.clear();
    response.truncated = true;
    const auto original = original_of(record);
    if (!original) return;
    auto first = parse_response(*original);
    if (!first) return;
    if (ours_) restore_framing(first->headers);
    // server-not-modified: the answer is the earlier one. Some writers use the profile with the status of that one.
    if (response.status == 304 || record.field("WARC-Profile").ends_with("/revisit/server-not-modified")) {
      capture.not_modified =
          NotModified{response.headers, first->headers, std::string(original->field("WARC-Record-ID")),
                      web::parse_iso_instant(original->field("WARC-Date")).value_or(std::chrono::sys_seconds{}),
                      std::string(original->field("WARC-IP-Address"))};
      response = revalidated(std::move(*first), response.headers);
      return;
    }
    for (const auto& field : first->headers.fields)
      if (!response.headers.find(field.first)) response.headers.fields.push_back(field);
    response.truncated = first->truncated;
    response.body = std::move(first->body);
  }

  void take_metadata(const Record& record) {
    if (!record.field("Content-Type").starts_with(fields_type)) return;
    const web::Headers fields = parse_fields(record.block);
    const auto text = [&](std::string_view name) { return fields.find(name).value_or(std::string_view{}); };
    const auto number = parse_number(text("matangNumber"));
    const auto failure = from_spelling<FailureKind>(text("matangFailure"));
    const bool about_pending = pending_ && record.field("WARC-Concurrent-To") == pending_id_;
    if (!about_pending) {
      if (!failure) return;  // of another writer, or its response is lost
      flush();
      auto capture = begin(record);
      if (!capture) return;
      capture->outcome = FetchFailure{*failure, std::string(text("matangFailureDetail"))};
      pending_ = std::move(capture);
    }
    if (!number) return;
    Capture capture = std::move(*pending_);
    pending_.reset();
    capture.number = *number;
    capture.purpose = from_spelling<Purpose>(text("matangPurpose")).value_or(Purpose::page);
    if (!text("matangMethod").empty()) capture.method = text("matangMethod");
    capture.via = web::Url::parse(text("via"));
    capture.redirected_from = web::Url::parse(text("matangRedirectedFrom"));
    capture.depth = static_cast<int>(std::min<std::size_t>(parse_number(text("hopsFromSeed")).value_or(0), 1'000'000));
    capture.took =
        std::chrono::milliseconds{std::min<std::size_t>(parse_number(text("fetchTimeMs")).value_or(0), 1u << 30)};
    if (auto* response = std::get_if<Response>(&capture.outcome); response && !ours_)  // its warcinfo is lost
      restore_framing(response->headers);
    capture.certificate_expires = web::parse_iso_instant(text("matangCertificateExpires"));
    emit(std::move(capture));
  }

  void finish_foreign(Capture&& capture) {
    capture.number = ours_ ? first_lost_number + lost_++ : ++last_number_;
    const std::string_view path = capture.requested.path();
    if (path == "/robots.txt")
      capture.purpose = Purpose::robots;
    else if (path.find("sitemap") != std::string_view::npos && (path.ends_with(".xml") || path.ends_with(".xml.gz")))
      capture.purpose = Purpose::sitemap;
    const auto came = redirects_.find(capture.requested.text());
    if (came != redirects_.end()) {
      capture.redirected_from = came->second;
      redirects_.erase(came);
    }
    const CaptureRecord record = record_of(capture);
    if (record.redirects_to && redirects_.size() < max_remembered)
      redirects_.try_emplace(record.redirects_to->without_fragment().text(), capture.requested);
    emit(std::move(capture));
  }

  void emit(Capture&& capture) {
    if (!numbers_.insert(capture.number).second) {  // a record copied twice, or numbers made up
      ++summary_.damaged;
      return;
    }
    ++summary_.captures;
    each_(std::move(capture));
  }

  const std::string& path_;
  WarcLimits limits_;
  const std::function<void(Capture&&)>& each_;
  WarcSummary& summary_;
  bool ours_ = false;
  std::optional<Record> request_;
  std::optional<Capture> pending_;
  std::string pending_id_;
  std::uint64_t last_number_ = 0, lost_ = 0;
  std::unordered_set<std::uint64_t> numbers_;
  std::unordered_map<std::string, Known> known_;
  std::unordered_map<std::string, web::Url> redirects_;  ///< target → the address that led there
};

}  // namespace

Result<WarcSummary> read_warc(const std::filesystem::path& path, const std::function<void(Capture&&)>& each,
                              WarcLimits limits) {
  const std::string name = path.string();
  RecordStream stream;
  if (!stream.open(name))
    return Problem{{name, 0, 0},
                   std::string("the archive cannot be opened: ") + std::strerror(errno),
                   "name a .warc or .warc.gz file"};
  WarcSummary summary;
  Assembler assembler(name, limits, each, summary);
  RecordReader reader(stream, limits.record_bytes);
  bool any = false;
  for (;;) {
    Record record;
    const auto outcome = reader.next(record);
    if (outcome == RecordReader::Outcome::end) break;
    if (outcome == RecordReader::Outcome::truncated) {
      summary.truncated = true;
      ++summary.damaged;
      break;
    }
    if (outcome == RecordReader::Outcome::damage) {
      ++summary.damaged;
      continue;
    }
    any = true;
    assembler.take(std::move(record));
  }
  assembler.flush();
  if (!any)
    return Problem{{name, 0, 0}, "this is no web archive: no WARC record was found", "name a .warc or .warc.gz file"};
  return summary;
}

}  // namespace matang::capture
