#pragma once
#include <cstddef>
#include <optional>
#include <vector>

/// How far raters agree. A rating is a category's number: for ordinal measures the numbers' order is the categories'
/// order; nothing where a rater gave none.
namespace matang::statistics {

using Rating = std::optional<int>;

/// Of the units both rated, the share both rated alike. Nothing where there are none.
std::optional<double> percent_agreement(const std::vector<Rating>& one, const std::vector<Rating>& other);

enum class Weights { none, linear };
/// Cohen's kappa (1960) of two raters over the units both rated; `linear` gives partial credit by the distance of
/// ordered categories (Cohen 1968). `categories`: how many there are, numbered 0 … categories − 1; ratings outside
/// count as not given. Nothing where no unit was rated by both, or where chance alone would give full agreement.
std::optional<double> cohen_kappa(const std::vector<Rating>& one, const std::vector<Rating>& other,
                                  std::size_t categories, Weights weights = Weights::none);

enum class Metric { nominal, ordinal, interval };
struct Alpha {
  double alpha = 0;
  std::size_t units = 0;   ///< that at least two raters rated: the others cannot agree or disagree
  std::size_t values = 0;  ///< ratings within them
};
/// Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability") of any number of raters with
/// missing values: `ratings[rater][unit]`. Nothing where no unit was rated twice, or where all ratings are the same:
/// without variation there is nothing to agree on.
std::optional<Alpha> krippendorff_alpha(const std::vector<std::vector<Rating>>& ratings, Metric metric);

}  // namespace matang::statistics
