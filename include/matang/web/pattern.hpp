#pragma once
#include <string_view>

namespace matang::web {

/// Whether a text fits a pattern in which `*` stands for any text, the empty one too; all other characters stand for
/// themselves. Goes back to the last star only, so that a hostile pattern costs length × length at most.
bool fits_pattern(std::string_view pattern, std::string_view text);

}  // namespace matang::web
