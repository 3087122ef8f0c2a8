#pragma once
#include <cstddef>
#include <optional>

/// Confidence intervals. They say something about a population only where the sample was drawn at random from it.
namespace matang::statistics {

struct Interval {
  double low = 0, high = 0;
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// The value below which the share `probability` of Student's distribution lies. Nothing outside 0 < probability < 1 or
/// for no degree of freedom.
std::optional<double> student_t_quantile(double probability, double degrees_of_freedom);
/// The same of the normal distribution.
std::optional<double> normal_quantile(double probability);

/// Of a mean, by Student's t, from a sample's mean and variance. Nothing for fewer than two values.
std::optional<Interval> mean_interval(double mean, double sample_variance, std::size_t values,
                                      double confidence = 0.95);

/// Of a share, by Wilson (1927), without continuity correction: it stays within 0 and 1 and holds for few answers and
/// for shares near the ends, where the textbook interval p ± 1.96·√(pq/n) fails. Nothing for no trial.
std::optional<Interval> wilson_interval(std::size_t successes, std::size_t trials, double confidence = 0.95);

}  // namespace matang::statistics
