#pragma once
#include <string>
#include <string_view>

namespace matang::survey {

/// A cell as one harmless line of UTF-8: blanks of every kind (also line ends and no-break spaces) are one blank,
/// invisible characters are dropped, none at the ends.
std::string cleaned(std::string_view cell);

/// What a cell says, whatever its case and punctuation: ASCII letters in lower case, everything that is neither letter
/// nor digit one blank. "5 - Sangat Setuju." is "5 sangat setuju".
std::string folded(std::string_view cell);

/// At most so many bytes, cut between characters and ended with "…".
std::string shortened(std::string_view text, std::size_t bytes);

}  // namespace matang::survey
