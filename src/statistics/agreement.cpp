#include "matang/statistics/agreement.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace matang::statistics {
namespace {

bool is_category(const Rating& rating, std::size_t categories) {
  return rating && *rating >= 0 && static_cast<std::size_t>(*rating) < categories;
}

}  // namespace

std::optional<double> percent_agreement(const std::vector<Rating>& one, const std::vector<Rating>& other) {
  std::size_t both = 0, alike = 0;
  for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
    if (!one[i] || !other[i]) continue;
    both += 1;
    if (*one[i] == *other[i]) alike += 1;
  }
  if (both == 0) return std::nullopt;
  return static_cast<double>(alike) / static_cast<double>(both);
}

std::optional<double> cohen_kappa(const std::vector<Rating>& one, const std::vector<Rating>& other,
                                  std::size_t categories, Weights weights) {
  std::vector<double> first(categories), second(categories);
  // Disagreement is counted, weighted or not: kappa = 1 − observed / expected disagreement.
  const auto distance = [&](std::size_t a, std::size_t b) {
    return weights == Weights::none ? (a == b ? 0.0 : 1.0) : static_cast<double>(a > b ? a - b : b - a);
  };
  double both = 0, observed = 0, expected = 0;
  for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
    if (!is_category(one[i], categories) || !is_category(other[i], categories)) continue;
    const auto a = static_cast<std::size_t>(*one[i]), b = static_cast<std::size_t>(*other[i]);
    both += 1;
    first[a] += 1;
    second[b] += 1;
    observed += distance(a, b);
  }
  if (both <= 0) return std::nullopt;
  for (std::size_t a = 0; a < categories; ++a)
    for (std::size_t b = 0; b < categories; ++b) expected += first[a] * second[b] / both * distance(a, b);
  if (expected <= 0) return std::nullopt;
  return 1 - observed / expected;
}

std::optional<Alpha> krippendorff_alpha(const std::vector<std::vector<Rating>>& ratings, Metric metric) {
  std::size_t units = 0;
  for (const auto& rater : ratings) units = std::max(units, rater.size());

  // The coincidence matrix: every pair of ratings of a unit, weighted by 1 / (ratings of the unit − 1).
  std::map<std::pair<int, int>, double> coincidences;
  Alpha result;
  std::vector<std::map<int, double>> rated;
  std::map<int, double> totals;
  for (std::size_t unit = 0; unit < units; ++unit) {
    std::map<int, double> counts;
    std::size_t given = 0;
    for (const auto& rater : ratings)
      if (unit < rater.size() && rater[unit]) {
        counts[*rater[unit]] += 1;
        given += 1;
      }
    if (given < 2) continue;
    result.units += 1;
    result.values += given;
    for (const auto& [c, many] : counts) {
      totals[c] += many;
      for (const auto& [k, others] : counts)
        coincidences[{c, k}] += many * (c == k ? others - 1 : others) / static_cast<double>(given - 1);
    }
  }
  if (result.units == 0) return std::nullopt;

  std::map<int, double> middle_rank;  // ratings below a category, and half of those in it
  double below = 0;
  for (const auto& [c, many] : totals) {
    middle_rank[c] = below + many / 2;
    below += many;
  }
  const auto difference = [&](int c, int k) {
    if (c == k) return 0.0;
    if (metric == Metric::nominal) return 1.0;
    // For ordered categories: the ratings that lie between the two, half of each end counted.
    const double apart =
        metric == Metric::ordinal ? middle_rank[c] - middle_rank[k] : static_cast<double>(c) - static_cast<double>(k);
    return apart * apart;
  };
  double observed = 0, expected = 0;
  for (const auto& [pair, many] : coincidences) observed += many * difference(pair.first, pair.second);
  for (const auto& [c, many] : totals)
    for (const auto& [k, others] : totals) expected += many * others * difference(c, k);
  if (expected <= 0) return std::nullopt;
  const auto n = static_cast<double>(result.values);
  result.alpha = 1 - (n - 1) * observed / expected;
  return result;
}

}  // namespace matang::statistics
