#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <variant>

#include "matang/capture/capture.hpp"

namespace matang::source {

/// How addresses outside the site are checked: with as little as possible, a few a host.
class LinkChecker {
 public:
  explicit LinkChecker(std::size_t per_host) : per_host_(per_host) {}
  /// Counts a check of the host; false where its budget, or that of the whole crawl, is spent.
  bool admit(const std::string& host);

 private:
  static constexpr std::size_t most = 20'000;  // our choice
  std::size_t per_host_, total_ = 0;
  std::map<std::string, std::size_t> counts_;
};

/// Whether what HEAD gave must be asked again with GET: servers that do not know HEAD answer with errors or break off.
bool is_head_doubtful(const std::variant<capture::Response, capture::FetchFailure>& outcome);

}  // namespace matang::source
