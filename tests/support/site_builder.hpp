#pragma once
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>

#include "support/command.hpp"

namespace matang::test {

/// A small site on disk, written file by file.
class SiteBuilder {
 public:
  /// Writes `text` at `path` below the site, making directories as needed.
  SiteBuilder& file(std::string_view path, std::string_view text);
  /// A page whose body holds a link for each address.
  SiteBuilder& page(std::string_view path, std::initializer_list<std::string_view> links);
  std::string root() const { return directory_.path().string(); }

 private:
  TemporaryDirectory directory_;
};

void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace matang::test
