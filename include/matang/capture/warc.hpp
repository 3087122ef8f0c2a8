#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "matang/capture/capture.hpp"
#include "matang/capture/coverage.hpp"
#include "matang/result.hpp"

namespace matang::capture {

/// The WARC records (ISO 28500:2017, WARC/1.1) of one capture, each its own gzip member, ready to be appended to a file.
/// Pure and thread-safe, so that workers compress while one thread writes. Record ids are derived from `run` and the capture's
/// number, so the same capture gives the same bytes. A capture without an HTTP answer is a `metadata` record.
std::string encode_records(const Capture& capture, std::string_view run);

/// Appends to `path` (.warc.gz): a warcinfo record first, a coverage record (`urn:matang:coverage`, JSON) last.
/// Each append is flushed, so that a crash loses at most the record under way.
class WarcWriter {
 public:
  static Result<WarcWriter> create(const std::filesystem::path& path, std::string_view user_agent, std::string_view run);
  void append(std::string_view encoded);            ///< throws std::system_error where the disk refuses
  void finish(const Coverage& coverage);            ///< writes the coverage record and closes; once
  const std::string& run() const;
  WarcWriter(WarcWriter&&) noexcept;
  WarcWriter& operator=(WarcWriter&&) noexcept;
  ~WarcWriter();

 private:
  struct Impl;
  explicit WarcWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// What an archive held besides its captures.
struct WarcSummary {
  std::optional<Coverage> coverage;   ///< where matang wrote the archive to its end
  std::size_t captures = 0;
  std::size_t damaged = 0;            ///< gaps skipped: records cut or broken
  bool truncated = false;             ///< the file ends inside a record
};

struct WarcLimits { std::size_t record_bytes = 64u << 20; };

/// Reads .warc and .warc.gz (one member a record or the whole file in one; chunked or de-chunked bodies; revisit records
/// resolved) and hands each capture over in file order. Damage is skipped and counted. A Problem only where the file cannot be
/// opened or is no WARC at all.
Result<WarcSummary> read_warc(const std::filesystem::path& path, const std::function<void(Capture&&)>& each,
                              WarcLimits limits = {});

}  // namespace matang::capture
