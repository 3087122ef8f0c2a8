#include "source/live/link_checker.hpp"

namespace matang::source {

bool LinkChecker::admit(const std::string& host) {
  if (total_ >= most || counts_[host] >= per_host_) return false;
  ++counts_[host];
  ++total_;
  return true;
}

bool is_head_doubtful(const std::variant<capture::Response, capture::FetchFailure>& outcome) {
  if (const auto* response = std::get_if<capture::Response>(&outcome))
    return response->status >= 400 && response->status != 429;
  const auto kind = std::get<capture::FetchFailure>(outcome).kind;
  return kind == capture::FailureKind::disconnected || kind == capture::FailureKind::malformed;
}

}  // namespace matang::source
