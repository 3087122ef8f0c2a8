#include "source/live/curl_outcome.hpp"

#include <curl/curl.h>

namespace matang::source {
namespace {

// X509_V_ERR_* of OpenSSL, and curl's own check of the name, which leaves 1 (or 0).
std::string certificate_fault(long verify) {
  switch (verify) {
    case 9:
      return "certificate not yet valid";
    case 10:
      return "certificate expired";
    case 18:
      return "certificate is self-signed";
    case 19:
      return "certificate of an unknown authority";
    case 2:
    case 20:
    case 21:
      return "certificate chain incomplete";
    case 0:
    case 1:
      return "certificate is for another name";
    case 23:
      return "certificate revoked";
    case 66:
      return "certificate key too weak";
    default:
      return "certificate not accepted (OpenSSL reason " + std::to_string(verify) + ")";
  }
}

}  // namespace

capture::FetchFailure failure_of(int code, long verify) {
  using capture::FailureKind;
  constexpr int too_large = 100;  // CURLE_TOO_LARGE, which 7.88 does not name
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {FailureKind::name_not_resolved, "the name has no address"};
    case CURLE_COULDNT_CONNECT:
      return {FailureKind::refused, "the connection was refused"};
    case CURLE_OPERATION_TIMEDOUT:
      return {FailureKind::timed_out, "no answer in time"};
    case CURLE_PEER_FAILED_VERIFICATION:
      return {FailureKind::tls, certificate_fault(verify)};
    case CURLE_SSL_CONNECT_ERROR:
      return {FailureKind::tls, "no common TLS version or cipher, or no TLS at all"};
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_USE_SSL_FAILED:
      return {FailureKind::tls, "TLS failed"};
    case CURLE_GOT_NOTHING:
      return {FailureKind::disconnected, "closed without an answer"};
    case CURLE_PARTIAL_FILE:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
      return {FailureKind::disconnected, "the connection broke"};
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
      return {FailureKind::malformed, "the answer is no HTTP"};
    case CURLE_OUT_OF_MEMORY:
    case too_large:
      return {FailureKind::malformed, "the headers are too large"};
    default:
      return {FailureKind::malformed, "the answer breaks the rules of HTTP"};
  }
}

}  // namespace matang::source
