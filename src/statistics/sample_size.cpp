#include "matang/statistics/sample_size.hpp"

namespace matang::statistics {

double slovin(std::int64_t population, double error) {
  const auto n = static_cast<double>(population);
  return n / (1 + n * error * error);
}

double krejcie_morgan(std::int64_t population, double error) {
  constexpr double chi_square = 3.841, half = 0.5;
  const auto n = static_cast<double>(population);
  const double spread = chi_square * half * (1 - half);
  return n * spread / (error * error * (n - 1) + spread);
}

}  // namespace matang::statistics
