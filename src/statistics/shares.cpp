#include "matang/statistics/shares.hpp"

#include <algorithm>
#include <cmath>

namespace matang::statistics {
namespace {

constexpr int most_decimals = 6;

std::int64_t power_of_ten(int decimals) {
  std::int64_t power = 1;
  for (int i = 0; i < std::clamp(decimals, 0, most_decimals); ++i) power *= 10;
  return power;
}

/// Whole division rounded down and up, for numerators of either sign and a positive divisor.
std::int64_t floor_divided(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }
std::int64_t ceil_divided(std::int64_t a, std::int64_t b) { return a / b + (a % b > 0 ? 1 : 0); }

constexpr std::int64_t most_people = 1'000'000'000;

}  // namespace

double PrintedPercent::value() const {
  return static_cast<double>(digits) / static_cast<double>(power_of_ten(decimals));
}

std::optional<Counts> counts_that_print(PrintedPercent percent, std::int64_t people) {
  const std::int64_t unit = power_of_ten(percent.decimals);
  if (people < 1 || people > most_people || percent.digits < 0 || percent.digits > 100 * unit) return std::nullopt;
  // |100·count/people − digits/unit| ≤ 1/(2·unit), in whole numbers: (2·digits ± 1)·people ≷ 200·unit·count. The
  // largest product, 2·10⁸ · 10⁹, fits.
  const std::int64_t divisor = 200 * unit;
  Counts counts{ceil_divided((2 * percent.digits - 1) * people, divisor),
                floor_divided((2 * percent.digits + 1) * people, divisor)};
  counts.low = std::max<std::int64_t>(counts.low, 0);
  counts.high = std::min(counts.high, people);
  if (counts.low > counts.high) return std::nullopt;
  return counts;
}

std::vector<std::int64_t> people_that_fit(const std::vector<PrintedPercent>& set, std::int64_t from, std::int64_t to,
                                          std::size_t at_most) {
  std::vector<std::int64_t> fitting;
  for (std::int64_t people = std::max<std::int64_t>(from, 1); people <= to && fitting.size() < at_most; ++people)
    if (std::all_of(set.begin(), set.end(),
                    [&](const auto& one) { return counts_that_print(one, people).has_value(); }))
      fitting.push_back(people);
  return fitting;
}

ShareSum check_sum(const std::vector<PrintedPercent>& shares, std::optional<std::int64_t> people) {
  ShareSum result;
  Counts counts;
  bool each_possible = true;
  for (const PrintedPercent& share : shares) {
    result.sum += share.value();
    result.tolerance += 0.5 / static_cast<double>(power_of_ten(share.decimals));
    if (!people) continue;
    const auto own = counts_that_print(share, *people);
    each_possible = each_possible && own;
    if (!own) continue;
    counts.low += own->low;
    counts.high += own->high;
  }
  const double noise = 1e-9;
  result.possible = std::abs(result.sum - 100) <= result.tolerance + noise;
  // With the number of people known, rounding explains less: 31 + 30 + 25 + 13 + 3 of 100 people is 102 people. Where a
  // share is impossible by itself, the sum says nothing more.
  if (people && each_possible) result.possible = counts.low <= *people && *people <= counts.high;
  return result;
}

}  // namespace matang::statistics
