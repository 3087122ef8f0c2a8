#pragma once
#include <string>
#include <string_view>

namespace matang::capture {

/// SHA-256 of the bytes, in lower-case hex.
std::string sha256_hex(std::string_view bytes);

}  // namespace matang::capture
