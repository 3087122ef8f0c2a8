#include "facts/page/themes.hpp"

namespace matang::facts::page {

Dates find_dates(const PageView&) { return {}; }

}  // namespace matang::facts::page
