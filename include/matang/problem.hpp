#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace matang {

/// Where in a file of the user something stands. 1-based; line 0 means the file as a whole.
struct Location {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  friend bool operator==(const Location&, const Location&) = default;
};

/// One fault in what the user gave us. `what` says what is wrong, `hint` what would be right ("did you mean
/// 'purpose'?"); both are sentences a clerk can act on, without a final full stop.
struct Problem {
  Location where;
  std::string what;
  std::string hint;
  friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

/// `FILE:LINE:COLUMN: what; hint`, the contract's form. Line and column are left out where they are not known.
std::string to_text(const Problem& problem);

}  // namespace matang
