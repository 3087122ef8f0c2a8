#pragma once
#include <optional>
#include <vector>

/// Statistics of questionnaires and of agreement: pure functions of numbers. Where a measure is not defined for its
/// input (no value, no variation) there is no number, never 0 or NaN.
namespace matang::statistics {

std::optional<double> mean(const std::vector<double>& values);
/// The middle value; of an even number the mean of the two middle ones.
std::optional<double> median(std::vector<double> values);
/// With n − 1 below: of a sample. From two values on.
std::optional<double> sample_variance(const std::vector<double>& values);

/// Half up, as reports of satisfaction surveys round. A value that is a half but for the noise of binary fractions
/// counts as one (88.305 is stored as 88.30499…); of means of up to some million answers none lies nearer to a half by
/// itself.
double round_half_up(double value, int decimals);

}  // namespace matang::statistics
