#pragma once
#include <cstdint>

/// How many people to ask. A size promises nothing by itself: the margin of error holds only where they are drawn at
/// random.
namespace matang::statistics {

/// Slovin's n = N / (1 + N·e²), unrounded: 99.99 of study 002. It is the size for 95 % and a share of one half with z
/// rounded to 2, and corrected for a finite population.
double slovin(std::int64_t population, double error);

/// Krejcie and Morgan (1970): S = χ²·N·P·(1−P) / (d²·(N−1) + χ²·P·(1−P)), χ² = 3.841 (one degree of freedom, 5 %), P =
/// 0.5; unrounded. Their table rounds to the nearest whole number.
double krejcie_morgan(std::int64_t population, double error = 0.05);

}  // namespace matang::statistics
