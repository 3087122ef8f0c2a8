#include <algorithm>
#include <utility>

#include "assess/cadence.hpp"
#include "assess/findings.hpp"
#include "assess/obstacle.hpp"
#include "assess/rollups.hpp"
#include "assess/units.hpp"
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

bool is_asked_of(const rubric::Indicator& indicator, const std::string& body) {
  return body.empty() || indicator.applies_to.empty() ||
         std::find(indicator.applies_to.begin(), indicator.applies_to.end(), body) != indicator.applies_to.end();
}

IndicatorResult outside_mandate(const rubric::Group& group, const rubric::Indicator& indicator,
                                const std::string& body) {
  IndicatorResult result = described(group, indicator);
  result.verdict = result.site_verdict = Verdict::not_applicable;
  result.reasons.push_back({"not_for_body", {{"body", body}}});
  return result;
}

IndicatorResult assess_indicator(const Inputs& inputs, const facts::Tables& tables, const rubric::Rubric& rubric,
                                 const rubric::Group& group, const rubric::Indicator& indicator) {
  if (!is_asked_of(indicator, inputs.body)) return outside_mandate(group, indicator, inputs.body);
  auto evidence = evidence_for(inputs, rubric.id, indicator.id);
  if (!indicator.levels.empty() || rubric.highest_level > 0)
    return merge_levels(rubric, group, indicator, rubric::judge_level(rubric, indicator, tables), std::move(evidence));
  return merge(group, indicator, rubric::judge(indicator, tables), std::move(evidence));
}

/// Whether the instrument was in force on the day of assessment.
std::optional<Message> validity_of(const rubric::Rubric& rubric, web::Date as_of) {
  if (rubric.valid_from && as_of < *rubric.valid_from)
    return Message{"rubric.not_yet", {{"from", web::to_text(*rubric.valid_from)}}};
  if (!rubric.valid_until || as_of <= *rubric.valid_until) return std::nullopt;
  return Message{"rubric.superseded", {{"until", web::to_text(*rubric.valid_until)}, {"by", rubric.superseded_by}}};
}

RubricResult assess_rubric(const Inputs& inputs, facts::Tables& tables, const rubric::Rubric& rubric) {
  std::vector<IndicatorResult> results;
  std::vector<UnitResult> units;
  if (rubric.per) {
    std::vector<evidence::Evidence> evidence;
    for (const evidence::EvidenceFile& file : inputs.evidence)
      for (const evidence::Evidence& piece : file.evidence)
        if (piece.rubric == rubric.id) evidence.push_back(piece);
    UnitResults by_unit = assess_units(rubric, tables, evidence);
    results = std::move(by_unit.indicators);
    units = std::move(by_unit.units);
  } else {
    for (const rubric::Group& group : rubric.groups)
      for (const rubric::Indicator& indicator : group.indicators)
        results.push_back(assess_indicator(inputs, tables, rubric, group, indicator));
  }
  RubricResult result = roll_up(rubric, std::move(results), tables.completeness.complete_enough());
  result.units = std::move(units);
  if (rubric.per) result.units_of = rubric.per->table;
  result.validity = validity_of(rubric, inputs.as_of);
  return result;
}

}  // namespace

Assessment assess(const Inputs& inputs) {
  Assessment assessment;
  assessment.tool_version = inputs.tool_version;
  assessment.as_of = inputs.as_of;
  assessment.target = inputs.coverage.seed.empty() ? inputs.site.home : inputs.coverage.seed;
  assessment.name = inputs.site.name;
  assessment.body = inputs.body;
  assessment.cadence = cadence_of(inputs.site, inputs.as_of);
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
