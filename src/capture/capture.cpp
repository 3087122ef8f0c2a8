#include "matang/capture/capture.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "capture/digest.hpp"

namespace matang::capture {
namespace {

bool contains_folded(std::string_view text, std::string_view lower_case_word) {
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  return std::search(text.begin(), text.end(), lower_case_word.begin(), lower_case_word.end(), same) != text.end();
}

bool is_bot_wall(const web::Headers& headers) {
  if (headers.find("x-sucuri-id") || headers.find("x-sucuri-block")) return true;
  const auto server = headers.find("server");
  return server && (contains_folded(*server, "cloudflare") || contains_folded(*server, "ddos-guard") ||
                    contains_folded(*server, "sucuri"));
}

}  // namespace

bool is_transient(FailureKind kind) {
  return kind == FailureKind::timed_out || kind == FailureKind::refused || kind == FailureKind::disconnected;
}

bool is_refusal(const Response& response) {
  switch (response.status) {
    case 401:
    case 403:
    case 407:
    case 429:
    case 451:
      return true;
    case 503:
      if (is_bot_wall(response.headers)) return true;
      break;
    default:
      break;
  }
  // Cloudflare marks the page that asks for a proof of being human, whatever its status.
  const auto mitigated = response.headers.find("cf-mitigated");
  return mitigated && contains_folded(*mitigated, "challenge");
}

CaptureRecord record_of(const Capture& capture) {
  CaptureRecord record;
  record.number = capture.number;
  record.purpose = capture.purpose;
  record.requested = capture.requested;
  record.redirected_from = capture.redirected_from;
  record.depth = capture.depth;
  record.captured_at = capture.captured_at;
  record.took = capture.took;
  if (const FetchFailure* failure = capture.failure()) {
    record.failure = *failure;
    return record;
  }
  const Response& response = *capture.response();
  record.status = response.status;
  record.headers = response.headers;
  record.body_bytes = response.body.size();
  record.truncated = response.truncated;
  if (!response.body.empty()) record.sha256 = sha256_hex(response.body);
  record.refused = is_refusal(response);
  if (response.status >= 300 && response.status < 400)
    if (const auto location = response.headers.find("location"))
      record.redirects_to = web::Url::resolve(capture.requested, *location);
  return record;
}

}  // namespace matang::capture
