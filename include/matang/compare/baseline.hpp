#pragma once
#include <string>
#include <vector>

#include "matang/assess/assessment.hpp"

namespace matang::compare {

/// What an earlier assessment of the same site, the baseline, says about the findings of this one.
struct Against {
  web::Date as_of{};                    ///< of the baseline
  std::size_t fresh = 0, known = 0;     ///< findings of now; what is ignored counts in neither
  std::vector<assess::Finding> fixed;   ///< of the baseline, and certainly no longer there
  std::vector<assess::Finding> unseen;  ///< of the baseline; not found again, but this crawl did not look everywhere
};

/// Marks every finding of `now` as fresh or known (what is ignored stays so), and says what became of the others. A
/// finding is known by its id, and an indicator now met in part is known where the baseline says that it is not met at
/// all. Findings of rubrics that are not scored now say nothing and are left out.
Against mark(assess::Assessment& now, const assess::Assessment& baseline);

}  // namespace matang::compare
