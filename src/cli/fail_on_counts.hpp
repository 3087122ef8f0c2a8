#pragma once
#include <limits>
#include <string>
#include <string_view>

#include "matang/assess/assessment.hpp"

namespace matang::cli {

inline constexpr double without_end = std::numeric_limits<double>::infinity();

/// A value as far as it is known.
struct Range {
  double low = -without_end, high = without_end;
};

/// What a counting condition of --fail-on counts: certain ones as `range.low`, and at most how many there can be.
struct Counted {
  Range range{0, 0};
  std::size_t ignored = 0, unchecked = 0;
  std::string example;
};
/// `subject`: the name of a ConditionSubject that counts. What the ignore file names is counted apart.
Counted count(std::string_view subject, const assess::Assessment& assessment);

/// A table of the assessment; null where it has none of that name.
const facts::Table* table_of(const assess::Assessment& assessment, std::string_view name);

}  // namespace matang::cli
