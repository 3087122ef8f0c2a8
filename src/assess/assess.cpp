#include <utility>

#include "assess/findings.hpp"
#include "assess/obstacle.hpp"
#include "assess/rollups.hpp"
#include "assess/verdict.hpp"
#include "matang/assess/assessment.hpp"

namespace matang::assess {
namespace {

std::vector<evidence::Evidence> evidence_for(const Inputs& inputs, const std::string& rubric,
                                             const std::string& indicator) {
  std::vector<evidence::Evidence> found;
  for (const evidence::EvidenceFile& file : inputs.evidence)
    for (const evidence::Evidence& piece : file.evidence)
      if (piece.rubric == rubric && piece.indicator == indicator) found.push_back(piece);
  return found;
}

RubricResult assess_rubric(const Inputs& inputs, const facts::Tables& tables, const rubric::Rubric& rubric) {
  std::vector<IndicatorResult> results;
  for (const rubric::Group& group : rubric.groups)
    for (const rubric::Indicator& indicator : group.indicators)
      results.push_back(
          merge(group, indicator, rubric::judge(indicator, tables), evidence_for(inputs, rubric.id, indicator.id)));
  return roll_up(rubric, std::move(results));
}

}  // namespace

Assessment assess(const Inputs& inputs) {
  Assessment assessment;
  assessment.tool_version = inputs.tool_version;
  assessment.as_of = inputs.as_of;
  assessment.target = inputs.coverage.seed.empty() ? inputs.site.home : inputs.coverage.seed;
  assessment.name = inputs.site.name;
  assessment.obstacle = obstacle_of(inputs.site, inputs.coverage);
  assessment.assessable = !assessment.obstacle.has_value();
  assessment.coverage = inputs.coverage;
  assessment.completeness = inputs.site.completeness;
  facts::Tables tables = facts::tables_of(inputs.site, inputs.as_of);
  for (const rubric::Rubric& rubric : inputs.rubrics)
    assessment.rubrics.push_back(assess_rubric(inputs, tables, rubric));
  assessment.findings = findings_of(inputs, assessment.rubrics);
  assessment.tables = std::move(tables.tables);
  assessment.evidence_files = inputs.evidence;
  return assessment;
}

}  // namespace matang::assess
