#include "matang/capture/capture.hpp"
#include "matang/capture/digest.hpp"

#include <strings.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

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

Response revalidated(Response earlier, const web::Headers& not_modified) {
  static constexpr std::array<std::string_view, 11> kept_back{"content-length",
                                                              "content-encoding",
                                                              "content-type",
                                                              "content-range",
                                                              "transfer-encoding",
                                                              "connection",
                                                              "keep-alive",
                                                              "proxy-connection",
                                                              "te",
                                                              "trailer",
                                                              "upgrade"};
  const auto same = [](std::string_view a, std::string_view b) {
    return a.size() == b.size() && strncasecmp(a.data(), b.data(), a.size()) == 0;
  };
  auto& fields = earlier.headers.fields;
  std::vector<std::pair<std::string, std::string>> renewed;
  for (const auto& field : not_modified.fields)
    if (std::none_of(kept_back.begin(), kept_back.end(),
                     [&](std::string_view name) { return same(name, field.first); }))
      renewed.push_back(field);
  const auto is_renewed = [&](const auto& field) {
    return std::any_of(renewed.begin(), renewed.end(), [&](const auto& one) { return same(one.first, field.first); });
  };
  fields.erase(std::remove_if(fields.begin(), fields.end(), is_renewed), fields.end());
  fields.insert(fields.end(), renewed.begin(), renewed.end());
  return earlier;
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
  if (response.status >= 300 && response.status < 400 && response.status != 304)
    if (const auto location = response.headers.find("location"))
      record.redirects_to = web::Url::resolve(capture.requested, *location);
  return record;
}

}  // namespace matang::capture
