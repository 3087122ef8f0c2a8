#pragma once
#include <string_view>

namespace matang::web {

/// 1 to 12 for a month's name or usual short form in Indonesian or English (and in a few neighbouring languages whose
/// names cannot be taken for other words), any case; 0 for everything else.
int month_number(std::string_view word);

}  // namespace matang::web
