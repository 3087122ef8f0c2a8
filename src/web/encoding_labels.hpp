#pragma once
#include <string_view>

namespace matang::web {

/// An encoding of the Encoding Standard that we can decode.
struct Encoding {
  std::string_view name;   ///< the standard's name, lower case
  const char* iconv_name;  ///< what libc calls the nearest superset
  bool multi_byte;
};

/// By label, white space and case ignored (Encoding Standard §4.2); null for labels the standard does not know.
const Encoding* find_encoding(std::string_view label);

}  // namespace matang::web
