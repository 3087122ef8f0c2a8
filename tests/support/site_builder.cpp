#include "support/site_builder.hpp"

#include <fstream>

namespace matang::test {

SiteBuilder& SiteBuilder::file(std::string_view path, std::string_view text) {
  write_file(directory_.path() / std::filesystem::path(path).relative_path(), text);
  return *this;
}

SiteBuilder& SiteBuilder::page(std::string_view path, std::initializer_list<std::string_view> links) {
  std::string text = "<!doctype html><title>" + std::string(path) + "</title>\n";
  for (const std::string_view link : links)
    text += "<a href=\"" + std::string(link) + "\">" + std::string(link) + "</a>\n";
  return file(path, text);
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace matang::test
