#include "matang/statistics/summary.hpp"

#include "matang/statistics/interval.hpp"
#include "matang/statistics/reliability.hpp"
#include "support/catch.hpp"

using namespace matang::statistics;

TEST_CASE("means, medians and variances are those of the textbook, and nothing where undefined", "[statistics]") {
  CHECK_FALSE(mean({}));
  CHECK_FALSE(median({}));
  CHECK_FALSE(sample_variance({4}));
  CHECK(*mean({1, 2, 4}) == Approx(7.0 / 3));
  CHECK(*median({3, 1, 2}) == 2);
  CHECK(*median({4, 1, 3, 2}) == 2.5);
  // Wikipedia, "Standard deviation", basic examples: 2, 4, 4, 4, 5, 5, 7, 9; as a sample 32/7.
  CHECK(*sample_variance({2, 4, 4, 4, 5, 5, 7, 9}) == Approx(32.0 / 7));
  // Far from zero: a difference of sums of squares would have lost these digits (NIST StRD, NumAcc4: variance 0.01).
  std::vector<double> far{10000000.2};
  for (int i = 0; i < 500; ++i) {
    far.push_back(10000000.1);
    far.push_back(10000000.3);
  }
  CHECK(*sample_variance(far) == Approx(0.01).epsilon(1e-6));
}

TEST_CASE("halves are rounded up, also where binary fractions fall short of them", "[statistics]") {
  CHECK(round_half_up(88.305, 2) == Approx(88.31));
  CHECK(round_half_up(76.605, 2) == Approx(76.61));
  CHECK(round_half_up(76.6049, 2) == Approx(76.60));
  CHECK(round_half_up(2.675, 2) == Approx(2.68));
  CHECK(round_half_up(99.5, 0) == 100);
}

TEST_CASE("Student's t and normal quantiles are those of the printed tables", "[statistics]") {
  // NIST/SEMATECH e-Handbook of Statistical Methods, §1.3.6.7.2, upper critical values.
  CHECK(*student_t_quantile(0.975, 1) == Approx(12.706).epsilon(1e-4));
  CHECK(*student_t_quantile(0.975, 10) == Approx(2.228).epsilon(2e-4));
  CHECK(*student_t_quantile(0.95, 30) == Approx(1.697).epsilon(2e-4));
  CHECK(*student_t_quantile(0.5, 7) == Approx(0).margin(1e-12));
  CHECK(*normal_quantile(0.975) == Approx(1.959964).epsilon(1e-6));
  CHECK_FALSE(student_t_quantile(1, 10));
  CHECK_FALSE(student_t_quantile(0, 10));
  CHECK_FALSE(student_t_quantile(0.9, 0));
  CHECK_FALSE(normal_quantile(-1));
}

TEST_CASE("the interval of a mean is that of a published example", "[statistics]") {
  // NIST/SEMATECH e-Handbook §1.3.5.2, heat flow meter data: N 195, mean 9.261460, s 0.022789: 9.258242 to 9.264679.
  const auto interval = mean_interval(9.261460, 0.022789 * 0.022789, 195);
  REQUIRE(interval);
  CHECK(interval->low == Approx(9.258242).epsilon(1e-7));
  CHECK(interval->high == Approx(9.264679).epsilon(1e-7));
  CHECK_FALSE(mean_interval(3, 0, 1));
  CHECK(*mean_interval(3, 0, 2) == Interval{3, 3});
}

TEST_CASE("Wilson's intervals are those of Newcombe", "[statistics]") {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, Table I, method 3.
  struct Case {
    std::size_t successes, trials;
    double low, high;
  };
  for (const Case& one : {Case{81, 263, 0.2553, 0.3662}, Case{15, 148, 0.0624, 0.1605}, Case{0, 20, 0, 0.1611},
                          Case{1, 29, 0.0061, 0.1718}}) {
    const auto interval = wilson_interval(one.successes, one.trials);
    REQUIRE(interval);
    CHECK(interval->low == Approx(one.low).margin(5e-5));
    CHECK(interval->high == Approx(one.high).margin(5e-5));
  }
  CHECK(wilson_interval(20, 20)->high == 1);
  CHECK_FALSE(wilson_interval(0, 0));
  CHECK_FALSE(wilson_interval(3, 2));
}

TEST_CASE("Cronbach's alpha is that of a published data set", "[statistics]") {
  // Chatterjee and Price, Regression Analysis by Example (1977), the clerical staff's attitudes (R's data set
  // `attitude`); the manual of R's package psych gives a raw alpha of 0.84.
  const double data[30][7] = {{43, 51, 30, 39, 61, 92, 45}, {63, 64, 51, 54, 63, 73, 47}, {71, 70, 68, 69, 76, 86, 48},
                              {61, 63, 45, 47, 54, 84, 35}, {81, 78, 56, 66, 71, 83, 47}, {43, 55, 49, 44, 54, 49, 34},
                              {58, 67, 42, 56, 66, 68, 35}, {71, 75, 50, 55, 70, 66, 41}, {72, 82, 72, 67, 71, 83, 31},
                              {67, 61, 45, 47, 62, 80, 41}, {64, 53, 53, 58, 58, 67, 34}, {67, 60, 47, 39, 59, 74, 41},
                              {69, 62, 57, 42, 55, 63, 25}, {68, 83, 83, 45, 59, 77, 35}, {77, 77, 54, 72, 79, 77, 46},
                              {81, 90, 50, 72, 60, 54, 36}, {74, 85, 64, 69, 79, 79, 63}, {65, 60, 65, 75, 55, 80, 60},
                              {65, 70, 46, 57, 75, 85, 46}, {50, 58, 68, 54, 64, 78, 52}, {50, 40, 33, 34, 43, 64, 33},
                              {64, 61, 52, 62, 66, 80, 41}, {53, 66, 52, 50, 63, 80, 37}, {40, 37, 42, 58, 50, 57, 49},
                              {63, 54, 42, 48, 66, 75, 33}, {66, 77, 66, 63, 88, 76, 72}, {78, 75, 58, 74, 80, 78, 49},
                              {48, 57, 44, 45, 51, 83, 38}, {85, 85, 71, 71, 77, 74, 55}, {82, 82, 39, 59, 64, 78, 39}};
  std::vector<std::vector<std::optional<double>>> rows;
  for (const auto& line : data) rows.emplace_back(std::begin(line), std::end(line));
  const auto whole = cronbach_alpha(rows);
  REQUIRE(whole);
  CHECK(whole->alpha == Approx(0.8431).margin(5e-4));
  CHECK(whole->cases == 30);

  rows.push_back({90, 1, std::nullopt, 1, 1, 1, 1});  // an unfinished row changes nothing
  CHECK(cronbach_alpha(rows)->alpha == Approx(whole->alpha));
  CHECK(cronbach_alpha(rows)->cases == 30);
}

TEST_CASE("Cronbach's alpha is nothing where it is not defined", "[statistics]") {
  CHECK_FALSE(cronbach_alpha({}));
  CHECK_FALSE(cronbach_alpha({{1}, {2}, {3}}));
  CHECK_FALSE(cronbach_alpha({{1, 2}}));
  CHECK_FALSE(cronbach_alpha({{3, 3}, {3, 3}}));
  CHECK(cronbach_alpha({{1, 1}, {2, 2}, {4, 4}})->alpha == Approx(1));
  CHECK(cronbach_alpha({{1, 4}, {2, 2}, {4, 3}})->alpha < 0);
}
