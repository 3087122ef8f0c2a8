#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "matang/spelling.hpp"
#include "matang/web/charset.hpp"
#include "matang/web/headers.hpp"
#include "matang/web/url.hpp"

namespace matang::capture {

/// Why an address gave no HTTP answer. Closed: match on it, never on `detail`.
enum class FailureKind {
  name_not_resolved,
  refused,
  timed_out,
  tls,
  disconnected,
  malformed,
  too_many_redirects,
  redirect_loop,
  address_forbidden,  ///< a private address, or a scheme other than http(s), which we do not open
  interrupted         ///< we stopped (Ctrl-C, time limit) while it was under way
};
bool is_transient(FailureKind kind);  ///< worth a second try: timed_out, refused, disconnected

struct FetchFailure {
  FailureKind kind;
  std::string detail;  ///< for people: "certificate expired on 2022-12-01"
  friend bool operator==(const FetchFailure&, const FetchFailure&) = default;
};

struct Response {
  int status = 0;
  web::Headers headers;
  web::Bytes body;         ///< de-chunked, Content-Encoding still on: what the archive keeps
  bool truncated = false;  ///< cut by our limits or by the connection's end
  friend bool operator==(const Response&, const Response&) = default;
};

/// Why the address was asked for.
enum class Purpose {
  page,        ///< to be read: pages, and documents as far as their head tells
  link_check,  ///< only whether it answers; body dropped
  probe,       ///< an address that can't exist, to learn how the host says "not found"
  robots,
  sitemap,
  feed
};

/// The server answered 304: what an earlier capture holds is still what it has (RFC 9110 §15.4.5). The capture's
/// Response is then the whole answer, the earlier one with its headers brought up to date; this is what it was put
/// together from.
struct NotModified {
  web::Headers headers;          ///< of the 304 itself
  web::Headers earlier_headers;  ///< of the answer that brought the body
  std::string earlier_id;        ///< its WARC-Record-ID
  std::chrono::sys_seconds earlier_at{};
  std::string earlier_ip;
  friend bool operator==(const NotModified&, const NotModified&) = default;
};

/// The answer that a 304 stands for: the earlier one, with its header fields replaced by those of the 304 as RFC 9111
/// §3.2 has it (all but those that describe the body and its framing).
Response revalidated(Response earlier, const web::Headers& not_modified);

/// One attempt to obtain one URL. Redirects are captures of their own: the one that answers 3xx, then the next.
struct Capture {
  std::uint64_t number = 0;  ///< position in the crawl, from 1; unique in an archive
  Purpose purpose = Purpose::page;
  std::string method = "GET";
  web::Url requested;
  std::optional<web::Url> redirected_from;  ///< the hop before, where this was reached by following Location
  std::optional<web::Url> via;              ///< the page that led here
  int depth = 0;                            ///< clicks from the front page; redirects do not add
  std::chrono::sys_seconds captured_at{};   ///< UTC, when the request was sent
  std::chrono::milliseconds took{0};
  std::string ip;                                ///< that answered; empty where none did
  std::variant<Response, FetchFailure> outcome;  ///< failing is an outcome like any other
  web::Headers request_headers{};                ///< as sent, but for cookies and credentials; empty where unknown
  std::optional<NotModified> not_modified{};     ///< where the server only said that nothing has changed
  /// When the certificate of the host it came from runs out; nothing without a TLS certificate that was accepted.
  std::optional<std::chrono::sys_seconds> certificate_expires{};

  const Response* response() const { return std::get_if<Response>(&outcome); }
  const FetchFailure* failure() const { return std::get_if<FetchFailure>(&outcome); }
  friend bool operator==(const Capture&, const Capture&) = default;
};

/// What stays of a capture when its body has gone to the archive.
struct CaptureRecord {
  std::uint64_t number = 0;
  Purpose purpose = Purpose::page;
  web::Url requested;
  std::optional<web::Url> redirected_from;
  std::optional<web::Url> redirects_to;  ///< Location resolved, for 3xx
  int depth = 0;
  std::chrono::sys_seconds captured_at{};
  std::chrono::milliseconds took{0};
  int status = 0;  ///< 0 where it failed
  std::optional<FetchFailure> failure;
  web::Headers headers;
  std::size_t body_bytes = 0;  ///< as sent
  bool truncated = false;
  std::string sha256;    ///< of the body as kept; lower-case hex; empty without a body
  bool refused = false;  ///< 401, 403, 429, bot challenge: the site refused us, no proof of a fault
  friend bool operator==(const CaptureRecord&, const CaptureRecord&) = default;
};
CaptureRecord record_of(const Capture& capture);

/// 401, 403, 407, 429, 451, `cf-mitigated: challenge`, and 503 from a bot wall (cloudflare/ddos-guard/sucuri headers).
bool is_refusal(const Response& response);

}  // namespace matang::capture

namespace matang {
template <>
inline constexpr auto spellings<capture::FailureKind> = std::array<std::string_view, 10>{
    "name_not_resolved",  "refused",       "timed_out",         "tls",        "disconnected", "malformed",
    "too_many_redirects", "redirect_loop", "address_forbidden", "interrupted"};
template <>
inline constexpr auto spellings<capture::Purpose> =
    std::array<std::string_view, 6>{"page", "link_check", "probe", "robots", "sitemap", "feed"};
}  // namespace matang
