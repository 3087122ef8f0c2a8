#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matang/result.hpp"

namespace matang::source {

struct StaticAnswer {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

/// A directory as a web site: what a request for a path gives.
class StaticSite {
 public:
  static Result<StaticSite> load(const std::filesystem::path& directory);
  /// `target` as it stands in the request line: path and query, percent-encoded.
  StaticAnswer answer(std::string_view target) const;

 private:
  StaticAnswer file(const std::filesystem::path& path, int status) const;
  StaticAnswer missing() const;
  void add_headers(std::string_view path, StaticAnswer& answer) const;

  std::filesystem::path root_;
  std::map<std::string, std::pair<std::string, int>, std::less<>> redirects_;
  std::multimap<std::string, std::pair<std::string, std::string>, std::less<>> headers_;
  std::map<std::string, int, std::less<>> statuses_;
};

std::string_view reason_phrase(int status);

}  // namespace matang::source
