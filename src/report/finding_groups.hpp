#pragma once
#include <string>
#include <vector>

#include "matang/assess/assessment.hpp"

namespace matang::report {

/// Findings of one kind, in the assessment's order.
struct FindingGroup {
  assess::Severity severity;
  std::string kind;
  std::vector<const assess::Finding*> findings;
};
/// Findings put together by severity and kind: most severe first, then the most frequent.
std::vector<FindingGroup> grouped(const std::vector<assess::Finding>& findings);
/// The same without what the ignore file names: what there is to do.
std::vector<FindingGroup> to_do(const std::vector<assess::Finding>& findings);
/// The indicator a finding is about; null where it is about none.
const assess::IndicatorResult* indicator_of(const assess::Assessment& assessment, const assess::Finding& finding);

}  // namespace matang::report
