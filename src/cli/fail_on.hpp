#pragma once
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "matang/assess/assessment.hpp"
#include "matang/result.hpp"

namespace matang::cli {

/// A condition of --fail-on, read:
///   COUNT>N          stale-menus broken-menus dead-controls empty-menus broken-links broken-documents findings
///   critical-findings
///                    unknown (indicators); comparisons > >= < <= =
///   newest-news>14d  the newest item of the site is older (an unknown date never fires)
///   stage<ID         of a staged rubric: the highest stage that could still be reached without a gap lies below ID
///   score:RUBRIC<60% the most a rubric's score can be lies below (or, with >, the least above)
struct Condition {
  std::string text, subject, rubric;
  enum class Comparison { less, at_most, equal, at_least, more } comparison = Comparison::more;
  double number = 0;
  std::string stage;
};
Result<std::vector<Condition>> read_conditions(const std::vector<Given>& given);

/// For each condition that certainly holds, why: one line. Problems where a condition names a rubric or stage that the
/// assessment does not have.
Result<std::vector<std::string>> holding(const std::vector<Condition>& conditions,
                                         const assess::Assessment& assessment);

}  // namespace matang::cli
