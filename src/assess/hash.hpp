#pragma once
#include <string>
#include <string_view>

namespace matang::assess {

/// FNV-1a, 64 bits, as 16 hexadecimal digits: the same on every machine and run, so that findings can be followed over
/// years.
std::string stable_id(std::string_view kind, std::string_view subject);

}  // namespace matang::assess
