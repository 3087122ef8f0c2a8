#pragma once
#include <cstddef>
#include <optional>
#include <vector>

namespace matang::statistics {

struct Reliability {
  double alpha = 0;       ///< at most 1; below 0 where items contradict one another
  std::size_t cases = 0;  ///< respondents that answered every item: only they count
};

/// Cronbach's alpha (Cronbach 1951) of items meant to measure one thing: `rows` are respondents, each with a value an
/// item, negatively worded items already turned. Rows with a missing value are left out. Nothing for fewer than two
/// items or two complete rows, or where the sums do not vary.
std::optional<Reliability> cronbach_alpha(const std::vector<std::vector<std::optional<double>>>& rows);

}  // namespace matang::statistics
