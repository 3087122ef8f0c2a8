#pragma once
#include <string>
#include <variant>

#include "matang/web/url.hpp"

namespace matang::facts {

/// Looked for in a readable page, and not there: a decided observation.
struct Absent {
  friend bool operator==(const Absent&, const Absent&) = default;
};

/// Could not be observed, and why ("body truncated at 5 MiB"). Never becomes false, 0 or "".
struct Unknown {
  std::string reason;
  friend bool operator==(const Unknown&, const Unknown&) = default;
};

template <class T>
using Observed = std::variant<T, Absent, Unknown>;

/// Where a fact was seen, taken while the page was at hand.
struct Sighting {
  web::Url url;
  std::size_t line = 0;   ///< 1-based in the decoded text; 0: the page as a whole
  std::string excerpt;    ///< at most 200 bytes of UTF-8, white space folded
  friend bool operator==(const Sighting&, const Sighting&) = default;
};

}  // namespace matang::facts
