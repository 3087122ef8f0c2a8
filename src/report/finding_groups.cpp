#include "report/finding_groups.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace matang::report {

std::vector<FindingGroup> grouped(const std::vector<assess::Finding>& findings) {
  std::vector<FindingGroup> groups;
  std::map<std::pair<assess::Severity, std::string>, std::size_t> index;
  for (const assess::Finding& finding : findings) {
    const auto [place, is_new] = index.try_emplace({finding.severity, finding.kind}, groups.size());
    if (is_new) groups.push_back({finding.severity, finding.kind, {}});
    groups[place->second].findings.push_back(&finding);
  }
  std::stable_sort(groups.begin(), groups.end(), [](const FindingGroup& a, const FindingGroup& b) {
    if (a.severity != b.severity) return a.severity < b.severity;
    return a.findings.size() > b.findings.size();
  });
  return groups;
}

std::vector<FindingGroup> to_do(const std::vector<assess::Finding>& findings) {
  std::vector<FindingGroup> groups = grouped(findings);
  for (FindingGroup& group : groups)
    std::erase_if(group.findings, [](const auto* finding) { return finding->standing == assess::Standing::ignored; });
  std::erase_if(groups, [](const FindingGroup& group) { return group.findings.empty(); });
  return groups;
}

const assess::IndicatorResult* indicator_of(const assess::Assessment& assessment, const assess::Finding& finding) {
  for (const assess::RubricResult& rubric : assessment.rubrics) {
    if (rubric.id != finding.rubric) continue;
    for (const assess::IndicatorResult& indicator : rubric.indicators)
      if (indicator.id == finding.indicator) return &indicator;
  }
  return nullptr;
}

}  // namespace matang::report
