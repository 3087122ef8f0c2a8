#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "capture/stored_response.hpp"
#include "capture/warc_format.hpp"
#include "matang/capture/digest.hpp"
#include "matang/capture/warc.hpp"
#include "matang/web/date.hpp"

namespace matang::capture {
namespace {

/// Field values are one line each; what a server put there must not begin a new one.
std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (c == '\r' || c == '\n' || c == '\0') c = ' ';
  return line;
}

void add(std::string& to, std::string_view name, std::string_view value) {
  to += name;
  to += ": ";
  to += one_line(value);
  to += "\r\n";
}

std::string gzip_member(std::string_view text) {
  constexpr int level = 6;  // our choice: 9 costs three times the time for about one percent
  z_stream z{};
  if (deflateInit2(&z, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  std::string member(deflateBound(&z, text.size()), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  z.avail_in = static_cast<uInt>(text.size());
  z.next_out = reinterpret_cast<Bytef*>(member.data());
  z.avail_out = static_cast<uInt>(member.size());
  const int outcome = deflate(&z, Z_FINISH);
  member.resize(z.total_out);
  deflateEnd(&z);
  if (outcome != Z_STREAM_END) throw std::logic_error("deflateBound was too small");
  return member;
}

struct Record {
  std::string_view type;
  std::string id;
  std::string uri{};  ///< empty: none
  std::string date;
  std::string_view content_type;
  std::string concurrent_to{};
  std::string warcinfo{};
  std::string ip{};
  std::string filename{};
  std::string_view truncated{};
  std::string payload_digest{};
  std::string_view profile{};
  std::string refers_to{};
  std::string refers_to_uri{};
  std::string refers_to_date{};
  std::string carried_from{};  ///< date of the capture the record was copied from
};

/// One record, as a gzip member.
std::string encode(const Record& record, std::string_view block) {
  if (block.size() > std::numeric_limits<std::uint32_t>::max() / 2)
    throw std::length_error("a capture too large for a record");
  std::string text = "WARC/1.1\r\n";
  text.reserve(block.size() + 1024);
  add(text, "WARC-Type", record.type);
  add(text, "WARC-Record-ID", record.id);
  add(text, "WARC-Date", record.date);
  const auto optional = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) add(text, name, value);
  };
  optional("WARC-Target-URI", record.uri);
  optional("WARC-IP-Address", record.ip);
  optional("WARC-Concurrent-To", record.concurrent_to);
  optional("WARC-Warcinfo-ID", record.warcinfo);
  optional("WARC-Filename", record.filename);
  optional("WARC-Truncated", record.truncated);
  optional("WARC-Payload-Digest", record.payload_digest);
  optional("WARC-Profile", record.profile);
  optional("WARC-Refers-To", record.refers_to);
  optional("WARC-Refers-To-Target-URI", record.refers_to_uri);
  optional("WARC-Refers-To-Date", record.refers_to_date);
  optional(carried_field, record.carried_from);
  add(text, "WARC-Block-Digest", "sha256:" + sha256_hex(block));
  add(text, "Content-Type", record.content_type);
  add(text, "Content-Length", std::to_string(block.size()));
  text += "\r\n";
  text += block;
  text += "\r\n\r\n";
  return gzip_member(text);
}

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && strncasecmp(a.data(), b.data(), a.size()) == 0;
}

/// The answer as stored: bodies are kept de-chunked (so that every tool agrees on their digest), so the framing headers
/// must say so. What the server sent stays under X-Crawler-; the added Content-Length is last, where the reader takes
/// it off again.
std::string response_block(const Response& response) {
  std::string block = "HTTP/1.1 " + std::to_string(response.status) + " \r\n";
  const std::string length = std::to_string(response.body.size());
  bool reframed = false;
  for (const auto& [name, value] : response.headers.fields) {
    const bool wrong_framing =
        same_name(name, "Transfer-Encoding") || (same_name(name, "Content-Length") && value != length);
    const bool looks_renamed = name.size() >= original_prefix.size() &&
                               same_name(std::string_view(name).substr(0, original_prefix.size()), original_prefix);
    reframed = reframed || wrong_framing;
    if (wrong_framing || looks_renamed) block += original_prefix;
    add(block, one_line(name), value);
  }
  if (reframed) add(block, "Content-Length", length);
  block += "\r\n";
  block += response.body;
  return block;
}

/// The record of the earlier answer, copied so that this archive stands alone, and the revisit record that refers to it
/// (WARC 1.1 §6.7.3: profile "server-not-modified", the block being the header section of the 304).
std::string encode_revisit(const Capture& capture, const std::string& id, const std::string& warcinfo) {
  const NotModified& kept = *capture.not_modified;
  Response earlier = *capture.response();
  earlier.headers = kept.earlier_headers;
  const std::string uri = capture.requested.text();
  const std::string earlier_date = web::to_iso_instant(kept.earlier_at);
  const std::string digest = "sha256:" + sha256_hex(earlier.body);
  std::string members = encode({.type = "response",
                                .id = kept.earlier_id,
                                .uri = uri,
                                .date = earlier_date,
                                .content_type = http_response_type,
                                .ip = kept.earlier_ip,
                                .truncated = earlier.truncated ? "unspecified" : "",
                                .payload_digest = digest,
                                .carried_from = earlier_date},
                               response_block(earlier));
  Response not_modified;
  not_modified.status = 304;
  not_modified.headers = kept.headers;
  members += encode({.type = "revisit",
                     .id = id,
                     .uri = uri,
                     .date = web::to_iso_instant(capture.captured_at),
                     .content_type = http_response_type,
                     .warcinfo = warcinfo,
                     .ip = capture.ip,
                     .payload_digest = digest,
                     .profile = "http://netpreserve.org/warc/1.1/revisit/server-not-modified",
                     .refers_to = kept.earlier_id,
                     .refers_to_uri = uri,
                     .refers_to_date = earlier_date},
                    response_block(not_modified));
  return members;
}

std::string request_block(const Capture& capture) {
  const web::Url& url = capture.requested;
  std::string block = capture.method + ' ' + std::string(url.path());
  if (!url.query().empty()) block += '?' + std::string(url.query());
  block += " HTTP/1.1\r\n";
  for (const auto& [name, value] : capture.request_headers.fields) add(block, one_line(name), value);
  return block + "\r\n";
}

std::string metadata_block(const Capture& capture) {
  std::string block;
  if (capture.via) add(block, "via", capture.via->text());
  add(block, "hopsFromSeed", std::to_string(capture.depth));
  add(block, "fetchTimeMs", std::to_string(capture.took.count()));
  add(block, "matangNumber", std::to_string(capture.number));
  add(block, "matangPurpose", spelling(capture.purpose));
  add(block, "matangMethod", capture.method);
  if (capture.redirected_from) add(block, "matangRedirectedFrom", capture.redirected_from->text());
  if (capture.certificate_expires)
    add(block, "matangCertificateExpires", web::to_iso_instant(*capture.certificate_expires));
  if (const FetchFailure* failure = capture.failure()) {
    add(block, "matangFailure", spelling(failure->kind));
    add(block, "matangFailureDetail", failure->detail);
  }
  return block;
}

}  // namespace

std::string encode_records(const Capture& capture, std::string_view run) {
  const std::string date = web::to_iso_instant(capture.captured_at);
  const std::string uri = capture.requested.text();
  const std::string warcinfo = record_id(run, 0, "warcinfo");
  const std::string request = record_id(run, capture.number, "request");
  const std::string response_id = record_id(run, capture.number, "response");
  const std::string metadata = record_id(run, capture.number, "metadata");
  const Response* response = capture.response();
  const std::string& main_id = response ? response_id : metadata;

  std::string members;
  if (!capture.request_headers.fields.empty())
    members += encode({.type = "request",
                       .id = request,
                       .uri = uri,
                       .date = date,
                       .content_type = http_request_type,
                       .concurrent_to = main_id,
                       .warcinfo = warcinfo},
                      request_block(capture));
  if (response && capture.not_modified)
    members += encode_revisit(capture, response_id, warcinfo);
  else if (response)
    members += encode({.type = "response",
                       .id = response_id,
                       .uri = uri,
                       .date = date,
                       .content_type = http_response_type,
                       .warcinfo = warcinfo,
                       .ip = capture.ip,
                       .truncated = response->truncated ? "unspecified" : "",
                       .payload_digest = "sha256:" + sha256_hex(response->body)},
                      response_block(*response));
  members += encode({.type = "metadata",
                     .id = metadata,
                     .uri = uri,
                     .date = date,
                     .content_type = fields_type,
                     .concurrent_to = response ? response_id : std::string{},
                     .warcinfo = warcinfo,
                     .ip = response ? std::string{} : capture.ip},
                    metadata_block(capture));
  return members;
}

struct WarcWriter::Impl {
  std::filesystem::path path;
  std::string run;
  int file = -1;

  Impl(std::filesystem::path p, std::string_view r) : path(std::move(p)), run(r) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (file >= 0) ::close(file);
  }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t wrote = ::write(file, bytes.data(), bytes.size());
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote < 0) throw std::system_error(errno, std::generic_category(), path.string());
      bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
  }
};

WarcWriter::WarcWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
WarcWriter::WarcWriter(WarcWriter&&) noexcept = default;
WarcWriter& WarcWriter::operator=(WarcWriter&&) noexcept = default;
WarcWriter::~WarcWriter() = default;
const std::string& WarcWriter::run() const { return impl_->run; }

Result<WarcWriter> WarcWriter::create(const std::filesystem::path& path, std::string_view user_agent,
                                      std::string_view run) {
  auto impl = std::make_unique<Impl>(path, run);
  impl->file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (impl->file < 0)
    return Problem{{path.string(), 0, 0},
                   std::string("the archive cannot be written: ") + std::strerror(errno),
                   "name a place where files may be created"};
  std::string block;
  add(block, "software", "matang");
  add(block, "format", "WARC File Format 1.1");
  add(block, "conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
  add(block, "http-header-user-agent", user_agent);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  try {
    impl->write(encode({.type = "warcinfo",
                        .id = record_id(run, 0, "warcinfo"),
                        .date = web::to_iso_instant(now),
                        .content_type = fields_type,
                        .filename = path.filename().string()},
                       block));
  } catch (const std::system_error& error) {
    return Problem{
        {path.string(), 0, 0}, std::string("the archive cannot be written: ") + error.what(), "check the free space"};
  }
  return WarcWriter(std::move(impl));
}

void WarcWriter::append(std::string_view encoded) { impl_->write(encoded); }

void WarcWriter::finish(const Coverage& coverage) {
  if (impl_->file < 0) return;
  impl_->write(encode({.type = "resource",
                       .id = record_id(impl_->run, 0, "coverage"),
                       .uri = std::string(coverage_uri),
                       .date = web::to_iso_instant(coverage.ended),
                       .content_type = "application/json",
                       .warcinfo = record_id(impl_->run, 0, "warcinfo")},
                      to_json(coverage)));
  const int file = std::exchange(impl_->file, -1);
  if (::close(file) != 0) throw std::system_error(errno, std::generic_category(), impl_->path.string());
}

}  // namespace matang::capture
