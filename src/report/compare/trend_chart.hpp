#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "matang/compare/trend.hpp"

namespace matang::report::comparison {

/// Charts of one series, all on the same axis of days. A drawing says nothing that the tables below it do not.
class TrendChart {
 public:
  explicit TrendChart(const compare::TrendSeries& series);

  /// A rubric's or group's range over time, 0–100 %: solid what is certain, dashed what is possible, hatched between.
  std::string range(const compare::TrendLine& line, std::string_view label) const;
  /// Stacked columns, one a point: `parts[part][point]`.
  std::string columns(const std::vector<std::vector<double>>& parts, std::string_view label, bool percent) const;

 private:
  std::string frame(std::string_view label, const std::vector<std::pair<double, std::string>>& rules) const;
  double across(std::size_t point) const;
  const compare::TrendSeries& series_;
};

}  // namespace matang::report::comparison
