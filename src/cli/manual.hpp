#pragma once
#include <string>
#include <string_view>

namespace matang::cli {

/// The manual page ("man", in roff) or a shell's completions ("bash", "zsh", "fish"), made from the option table. Empty
/// for another name.
std::string generated(std::string_view what);

}  // namespace matang::cli
