#include "matang/statistics/agreement.hpp"

#include "support/catch.hpp"

using namespace matang::statistics;

namespace {

/// Two raters' ratings from a table of counts: rows the first rater's categories, columns the second's.
std::pair<std::vector<Rating>, std::vector<Rating>> from_table(const std::vector<std::vector<int>>& table) {
  std::pair<std::vector<Rating>, std::vector<Rating>> ratings;
  for (std::size_t a = 0; a < table.size(); ++a)
    for (std::size_t b = 0; b < table[a].size(); ++b)
      for (int i = 0; i < table[a][b]; ++i) {
        ratings.first.emplace_back(static_cast<int>(a));
        ratings.second.emplace_back(static_cast<int>(b));
      }
  return ratings;
}

constexpr auto none = std::nullopt;

}  // namespace

TEST_CASE("Cohen's kappa is that of published tables", "[agreement]") {
  // Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed. (2003), table 18.1: two raters'
  // diagnoses of 100 patients, kappa 0.68.
  const auto diagnoses = from_table({{75, 1, 4}, {5, 4, 1}, {0, 0, 10}});
  CHECK(*percent_agreement(diagnoses.first, diagnoses.second) == Approx(0.89));
  CHECK(*cohen_kappa(diagnoses.first, diagnoses.second, 3) == Approx(0.68).margin(0.005));
  // Agresti, Categorical Data Analysis (1990), §2.4, "sex is fun" (R's vcd::SexualFun); vcd's manual: unweighted
  // 0.1293, linearly weighted 0.2374.
  const auto couples = from_table({{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}});
  CHECK(*cohen_kappa(couples.first, couples.second, 4) == Approx(0.1293).margin(5e-5));
  CHECK(*cohen_kappa(couples.first, couples.second, 4, Weights::linear) == Approx(0.2374).margin(5e-5));
}

TEST_CASE("agreement of two counts only what both rated, and is nothing where it is not defined", "[agreement]") {
  CHECK_FALSE(percent_agreement({}, {}));
  CHECK_FALSE(percent_agreement({1, none}, {none, 1}));
  CHECK(*percent_agreement({1, none, 2, 2}, {1, 1, 2, 1}) == Approx(2.0 / 3));
  CHECK_FALSE(cohen_kappa({0, 0}, {0, 0}, 2));   // chance alone gives full agreement
  CHECK_FALSE(cohen_kappa({5, -1}, {0, 1}, 2));  // no category
  CHECK(*cohen_kappa({0, 1}, {0, 1}, 2) == Approx(1));
  CHECK(*cohen_kappa({0, 1}, {1, 0}, 2) == Approx(-1));
}

TEST_CASE("Krippendorff's alpha is that of his worked example", "[agreement]") {
  // Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), parts C to E: four observers, twelve units,
  // missing values. Unit 12 was rated once and drops out.
  const std::vector<std::vector<Rating>> ratings{{1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none},
                                                 {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3},
                                                 {none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none},
                                                 {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none}};
  const auto nominal = krippendorff_alpha(ratings, Metric::nominal);
  REQUIRE(nominal);
  CHECK(nominal->alpha == Approx(0.743).margin(5e-4));
  CHECK(nominal->units == 11);
  CHECK(nominal->values == 40);
  CHECK(krippendorff_alpha(ratings, Metric::ordinal)->alpha == Approx(0.815).margin(5e-4));
  CHECK(krippendorff_alpha(ratings, Metric::interval)->alpha == Approx(0.849).margin(5e-4));
}

TEST_CASE("Krippendorff's alpha of two observers and two categories is that of his part A", "[agreement]") {
  // The same paper, part A: ten units, alpha 0.095.
  const std::vector<std::vector<Rating>> ratings{{0, 1, 0, 0, 0, 0, 0, 0, 1, 0}, {1, 1, 1, 0, 0, 1, 0, 0, 0, 0}};
  CHECK(krippendorff_alpha(ratings, Metric::nominal)->alpha == Approx(0.095).margin(5e-4));
}

TEST_CASE("Krippendorff's alpha is nothing without pairs or without variation", "[agreement]") {
  CHECK_FALSE(krippendorff_alpha({}, Metric::nominal));
  CHECK_FALSE(krippendorff_alpha({{1, none}, {none, 2}}, Metric::nominal));
  CHECK_FALSE(krippendorff_alpha({{1, 1}, {1, 1}}, Metric::ordinal));
  CHECK(krippendorff_alpha({{1, 2}, {1, 2, 3}}, Metric::ordinal)->alpha == Approx(1));  // rows of unequal length
}
