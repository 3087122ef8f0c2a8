#include "matang/statistics/interval.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace matang::statistics {
namespace {

// Faults come back as values: nothing here may throw.
using Quiet =
    boost::math::policies::policy<boost::math::policies::domain_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::evaluation_error<boost::math::policies::ignore_error>>;

bool is_inside(double probability) { return probability > 0 && probability < 1; }

}  // namespace

std::optional<double> student_t_quantile(double probability, double degrees_of_freedom) {
  if (!is_inside(probability) || !(degrees_of_freedom >= 1)) return std::nullopt;
  const double value = quantile(boost::math::students_t_distribution<double, Quiet>(degrees_of_freedom), probability);
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<double> normal_quantile(double probability) {
  if (!is_inside(probability)) return std::nullopt;
  const double value = quantile(boost::math::normal_distribution<double, Quiet>(), probability);
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<Interval> mean_interval(double mean, double sample_variance, std::size_t values, double confidence) {
  if (values < 2 || !(sample_variance >= 0)) return std::nullopt;
  const auto n = static_cast<double>(values);
  const auto t = student_t_quantile(0.5 + confidence / 2, n - 1);
  if (!t) return std::nullopt;
  const double half = *t * std::sqrt(sample_variance / n);
  return Interval{mean - half, mean + half};
}

std::optional<Interval> wilson_interval(std::size_t successes, std::size_t trials, double confidence) {
  if (trials == 0 || successes > trials) return std::nullopt;
  const auto z = normal_quantile(0.5 + confidence / 2);
  if (!z) return std::nullopt;
  const auto n = static_cast<double>(trials);
  const double p = static_cast<double>(successes) / n;
  const double square = *z * *z;
  const double centre = p + square / (2 * n);
  const double half = *z * std::sqrt(p * (1 - p) / n + square / (4 * n * n));
  const double scale = 1 + square / n;
  // Exactly 0 and 1 at the ends, which the formula misses by the last digit.
  return Interval{successes == 0 ? 0 : std::max(0.0, (centre - half) / scale),
                  successes == trials ? 1 : std::min(1.0, (centre + half) / scale)};
}

}  // namespace matang::statistics
