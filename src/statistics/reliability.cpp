#include "matang/statistics/reliability.hpp"

#include <algorithm>

#include "matang/statistics/summary.hpp"

namespace matang::statistics {

std::optional<Reliability> cronbach_alpha(const std::vector<std::vector<std::optional<double>>>& rows) {
  if (rows.empty() || rows.front().size() < 2) return std::nullopt;
  const std::size_t items = rows.front().size();
  std::vector<std::vector<double>> columns(items);
  std::vector<double> sums;
  for (const auto& row : rows) {
    if (row.size() != items ||
        !std::all_of(row.begin(), row.end(), [](const auto& value) { return value.has_value(); }))
      continue;
    double sum = 0;
    for (std::size_t i = 0; i < items; ++i) {
      columns[i].push_back(*row[i]);
      sum += *row[i];
    }
    sums.push_back(sum);
  }
  const auto total = sample_variance(sums);
  if (!total || *total <= 0) return std::nullopt;
  double parts = 0;
  for (const auto& column : columns) parts += *sample_variance(column);
  const auto k = static_cast<double>(items);
  return Reliability{k / (k - 1) * (1 - parts / *total), sums.size()};
}

}  // namespace matang::statistics
