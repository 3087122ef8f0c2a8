#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace matang::evidence {

/// A ZIP archive in memory, read part by part; libzip's only door.
class ZipReader {
 public:
  /// Nothing where the bytes are no ZIP archive. `bytes` must outlive the reader.
  static std::optional<ZipReader> open(std::string_view bytes);
  /// A part's content; nothing where there is none, where it is damaged or encrypted, or where it unpacks to more than
  /// `most_bytes`.
  std::optional<std::string> read(const std::string& name, std::size_t most_bytes) const;
  bool has(const std::string& name) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  explicit ZipReader(zip* archive) : archive_(archive) {}
  std::unique_ptr<zip, Close> archive_;
};

}  // namespace matang::evidence
