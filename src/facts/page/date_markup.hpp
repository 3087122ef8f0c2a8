#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "facts/page/page_view.hpp"

namespace matang::facts::page {

/// Dates a page states for machines: JSON-LD, meta elements, microdata, <time>; in document order within a cue.
std::vector<DateSeen> dates_in_markup(const PageView& view);

/// A date as machines write it: ISO 8601 also without hyphens, else the first one in the text.
std::optional<web::Date> date_value(std::string_view text, web::Date today);

}  // namespace matang::facts::page
