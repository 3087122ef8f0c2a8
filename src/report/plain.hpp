#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "matang/web/url.hpp"

namespace matang::report {

/// Foreign text as one harmless line: broken UTF-8 becomes U+FFFD, control characters and line ends become blanks,
/// invisible characters that turn or hide text (bidi controls, zero width, BOM, tags) are dropped, runs of blanks are
/// one.
std::string plain(std::string_view text);

/// Broken UTF-8 becomes U+FFFD, and nothing else changes: what JSON needs.
std::string valid_utf8(std::string_view text);

/// At most so many characters; where more, cut before the last blank that fits and ended with "…".
std::string shortened(std::string_view text, std::size_t characters);

/// An address as readers are shown it: without http:// or https://, and without a slash that is all of its path.
std::string visible_address(const web::Url& url);

/// How many characters (code points) a text has.
std::size_t length(std::string_view text);

}  // namespace matang::report
