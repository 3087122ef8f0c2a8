#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "matang/web/charset.hpp"

namespace matang::web {

/// What undoing a Content-Encoding gave (RFC 9110 §8.4).
struct DecodedBody {
  enum class Outcome {
    complete,      ///< whole
    truncated,     ///< the coded data ended early; `bytes` holds what came
    damaged,       ///< the coded data is broken; `bytes` holds what came before
    limited,       ///< `max_bytes` reached; `bytes` holds that much
    not_coded,     ///< labelled as coded but is plain: `bytes` is the body as sent
    unsupported,   ///< a coding we do not know; `bytes` is the body as sent
  };
  Bytes bytes;
  Outcome outcome = Outcome::complete;
};

/// Undoes `content_encoding` (gzip, x-gzip, deflate in both readings, identity; lists from right to left).
DecodedBody decode_content(const Bytes& body, std::string_view content_encoding, std::size_t max_bytes);

}  // namespace matang::web
