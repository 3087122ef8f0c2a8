#pragma once
#include <cstdint>
#include <optional>
#include <vector>

/// Can a published percentage be true? After the GRIM test of means (Brown and Heathers 2017), for shares: a count
/// divided by a whole number of people cannot give every percentage.
namespace matang::statistics {

/// A percentage as it was printed: 39.5 with one decimal is 395 and 1.
struct PrintedPercent {
  std::int64_t digits = 0;
  int decimals = 0;
  double value() const;
  friend bool operator==(const PrintedPercent&, const PrintedPercent&) = default;
};

struct Counts {
  std::int64_t low = 0, high = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

/// The counts out of `people` that print so. Either way of rounding a half is allowed; cutting digits off is not.
/// Nothing where no count does: the percentage is impossible for so many people.
std::optional<Counts> counts_that_print(PrintedPercent percent, std::int64_t people);

/// The numbers of people from `from` to `to` for which every percentage of the set is possible; at most `at_most` of
/// them.
std::vector<std::int64_t> people_that_fit(const std::vector<PrintedPercent>& set, std::int64_t from, std::int64_t to,
                                          std::size_t at_most = 1000);

/// Whether shares of one whole can add up to it, and how far their printed sum is from 100.
struct ShareSum {
  double sum = 0;        ///< of the printed percentages
  double tolerance = 0;  ///< what rounding alone can explain: half a unit of the last decimal for each category
  bool possible =
      false;  ///< within the tolerance; with the number of people known, also with whole people in every category
};
ShareSum check_sum(const std::vector<PrintedPercent>& shares, std::optional<std::int64_t> people);

}  // namespace matang::statistics
