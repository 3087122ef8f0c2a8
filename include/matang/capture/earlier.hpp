#pragma once
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "matang/capture/capture.hpp"
#include "matang/result.hpp"

namespace matang::capture {

/// What an earlier capture holds of each address that may be asked for again with "only if changed": where an answer
/// 200 came with an ETag or Last-Modified. Bodies stay in the file.
class Earlier {
 public:
  /// Reads the archive once. Damaged records are left out and counted. A Problem where it is no archive at all.
  static Result<Earlier> open(const std::filesystem::path& path);

  /// What the server said of the last answer the archive has of an address.
  struct Entry {
    std::string etag, last_modified;  ///< one may be empty; fit to be sent as header values
    std::string content_type;
    std::size_t body_bytes = 0;
    bool truncated = false;
  };
  /// Null where the address itself (no other spelling of it) has no such answer.
  const Entry* find(const web::Url& url) const;

  /// The answer the archive has of an address, and what a revisit record must say of it.
  struct Kept {
    Response response;
    std::string record_id;
    std::chrono::sys_seconds at{};
    std::string ip;
  };
  /// Reads it from the file; nothing where it cannot be read any more. Not for several threads at once.
  std::optional<Kept> read(const web::Url& url) const;

  std::size_t size() const;     ///< addresses that can be asked for this way
  std::size_t damaged() const;  ///< records that could not be read

  Earlier(Earlier&&) noexcept;
  Earlier& operator=(Earlier&&) noexcept;
  ~Earlier();

 private:
  struct Impl;
  explicit Earlier(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace matang::capture
