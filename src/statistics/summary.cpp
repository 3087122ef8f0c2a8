#include "matang/statistics/summary.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace matang::statistics {

std::optional<double> mean(const std::vector<double>& values) {
  if (values.empty()) return std::nullopt;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<double> median(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::optional<double> sample_variance(const std::vector<double>& values) {
  if (values.size() < 2) return std::nullopt;
  const double centre = *mean(values);
  // Squares of distances, not the difference of two large sums: that one loses the digits it is after.
  double squares = 0;
  for (const double value : values) squares += (value - centre) * (value - centre);
  return squares / static_cast<double>(values.size() - 1);
}

double round_half_up(double value, int decimals) {
  const double unit = std::pow(10.0, decimals);
  const double noise = 1e-9;
  return std::floor(value * unit + 0.5 + noise) / unit;
}

}  // namespace matang::statistics
