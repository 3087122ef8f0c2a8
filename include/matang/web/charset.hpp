#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace matang::web {

using Bytes = std::string;  ///< undecoded octets; text is UTF-8 `std::string` only after `decode_text`

struct DecodedText {
  std::string text;           ///< valid UTF-8, byte order mark removed, NUL replaced by U+FFFD
  std::string encoding;       ///< WHATWG label that was used: "utf-8", "windows-1252", "gb18030" …
  enum class Cue { bom, header, meta, sniffed, fallback } cue;
  std::size_t replaced = 0;   ///< malformed sequences replaced by U+FFFD
};

/// The character encoding of a page and its text: BOM, then the Content-Type's charset, then <meta> in the first 1024
/// bytes, then UTF-8 where the bytes are valid UTF-8, else windows-1252 (HTML Standard §13.2.3; labels by the Encoding
/// Standard, so "iso-8859-1" is windows-1252). A declared encoding that is plainly wrong (says windows-1252, is valid
/// multi-byte UTF-8) yields to the bytes and says `sniffed`.
DecodedText decode_text(const Bytes& body, std::string_view header_charset);

/// Invalid sequences replaced by U+FFFD; for header values, file names and other short foreign text.
std::string valid_utf8(std::string_view bytes);

}  // namespace matang::web
