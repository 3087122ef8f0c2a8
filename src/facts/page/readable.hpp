#pragma once
#include <string>
#include <string_view>

#include "matang/capture/capture.hpp"

namespace matang::facts::page {

/// Whether an answer is a page, by what it says and by its first bytes.
struct Readable {
  bool yes = false;
  bool plain_text = false;
  std::string because;  ///< why not
  std::string media_type;
};
Readable is_readable(const capture::Response& response, std::string_view body);

}  // namespace matang::facts::page
