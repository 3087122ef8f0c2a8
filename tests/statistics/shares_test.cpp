#include "matang/statistics/shares.hpp"

#include <cmath>

#include "matang/statistics/sample_size.hpp"
#include "support/catch.hpp"

using namespace matang::statistics;

TEST_CASE("the size of a sample is that of the tables", "[sample]") {
  // Study 002 (Palembang 2023), III.E.2: N 1,143,754 and e 0.1 give 99.99; with the population its text names two
  // paragraphs earlier the same comes out.
  CHECK(slovin(1'143'754, 0.1) == Approx(99.9913).margin(5e-5));
  CHECK(slovin(5'938'858, 0.1) == Approx(99.9983).margin(5e-5));
  // Krejcie and Morgan, Educational and Psychological Measurement 30 (1970) 607–610, table 1, rounded to the nearest.
  struct Row {
    std::int64_t population;
    long size;
  };
  for (const Row& row : {Row{10, 10}, Row{50, 44}, Row{100, 80}, Row{200, 132}, Row{500, 217}, Row{1000, 278},
                         Row{10000, 370}, Row{1'000'000, 384}}) {
    INFO(row.population);
    CHECK(std::lround(krejcie_morgan(row.population)) == row.size);
  }
}

TEST_CASE("a percentage is possible only for numbers of people some count of which prints so", "[shares]") {
  CHECK_FALSE(counts_that_print({658, 1}, 100));
  CHECK(counts_that_print({658, 1}, 38) == Counts{25, 25});
  CHECK_FALSE(counts_that_print({22, 0}, 53));  // 12 of 53 are 22.6 %: 23, not 22
  CHECK(counts_that_print({226, 1}, 53) == Counts{12, 12});
  CHECK(counts_that_print({31, 0}, 100) == Counts{31, 31});
  CHECK(counts_that_print({31, 0}, 1000) == Counts{305, 315});
  // A half may be rounded either way: 1 of 8 is 12.5.
  CHECK(counts_that_print({12, 0}, 8) == Counts{1, 1});
  CHECK(counts_that_print({13, 0}, 8) == Counts{1, 1});
  CHECK(counts_that_print({0, 1}, 10) == Counts{0, 0});
  CHECK(counts_that_print({1000, 1}, 10) == Counts{10, 10});
  CHECK_FALSE(counts_that_print({1001, 1}, 10));
  CHECK_FALSE(counts_that_print({50, 0}, 0));
  CHECK_FALSE(counts_that_print({-5, 0}, 10));
}

TEST_CASE("a set of percentages tells how many people can have been asked", "[shares]") {
  // Study 002, V.A.1: stated of 100 respondents.
  const std::vector<PrintedPercent> set{{658, 1}, {342, 1}, {395, 1}, {211, 1}};
  CHECK(people_that_fit(set, 20, 100) == std::vector<std::int64_t>{38, 76});
  CHECK(people_that_fit(set, 20, 100, 1) == std::vector<std::int64_t>{38});
  CHECK(people_that_fit({}, 1, 3).size() == 3);
  CHECK(people_that_fit(set, 100, 20).empty());
}

TEST_CASE("a sum of shares may miss 100 by rounding, and by no more", "[shares]") {
  struct Case {
    std::vector<PrintedPercent> shares;
    std::optional<std::int64_t> people;
    double sum;
    bool possible;
  };
  const std::vector<Case> cases{
      {{{333, 1}, {333, 1}, {333, 1}}, std::nullopt, 99.9, true},
      {{{333, 1}, {333, 1}, {333, 1}}, 3, 99.9, true},
      {{{333, 1}, {333, 1}, {331, 1}}, std::nullopt, 99.7, false},
      // Study 002, III.F: occupations. With five categories rounding might explain 102, were there not 100 people.
      {{{31, 0}, {30, 0}, {25, 0}, {13, 0}, {3, 0}}, std::nullopt, 102, true},
      {{{31, 0}, {30, 0}, {25, 0}, {13, 0}, {3, 0}}, 100, 102, false},
      {{{57, 0}, {43, 0}}, 100, 100, true},
      {{{698, 1}, {22, 0}, {75, 1}}, 53, 99.3, false},  // study 002, V.B: 22 stands where 12 of 53 give 23
      {{}, 10, 0, false},
  };
  for (const Case& one : cases) {
    const ShareSum sum = check_sum(one.shares, one.people);
    INFO(one.sum);
    CHECK(sum.sum == Approx(one.sum));
    CHECK(sum.possible == one.possible);
  }
}
