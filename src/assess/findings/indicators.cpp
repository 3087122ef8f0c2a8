#include <string>

#include "assess/findings.hpp"

namespace matang::assess {
namespace {

/// A rubric's own words travel in both languages; the report picks.
Message in_both(const char* code, const Text& text) { return {code, {{"id", text.id}, {"en", text.en}}}; }

Finding about(const RubricResult& rubric, const IndicatorResult& indicator, const char* kind, Severity severity) {
  Finding finding;
  finding.kind = kind;
  finding.severity = severity;
  finding.subject = rubric.id + ": " + indicator.id;
  finding.rubric = rubric.id;
  finding.indicator = indicator.id;
  if (!indicator.witnesses.empty()) finding.url = indicator.witnesses.front().seen.url;
  finding.found_on = finding.url;
  finding.pages = finding.url.empty() ? 0 : 1;
  finding.detail = in_both(("finding." + finding.kind).c_str(), indicator.title);
  return finding;
}

}  // namespace

void find_failed_indicators(const Inputs&, const std::vector<RubricResult>& rubrics, FindingList& list) {
  for (const RubricResult& rubric : rubrics)
    for (const IndicatorResult& indicator : rubric.indicators) {
      if (indicator.verdict == Verdict::not_met || indicator.verdict == Verdict::partly) {
        const bool failed = indicator.verdict == Verdict::not_met;
        Finding finding = about(rubric, indicator, failed ? "indicator_not_met" : "indicator_partly",
                                failed ? Severity::major : Severity::minor);
        finding.recommendation = in_both("recommendation.advice", indicator.advice);
        list.add(std::move(finding));
      }
      if (indicator.contradiction) {
        Finding finding = about(rubric, indicator, "contradiction", Severity::info);
        finding.detail.args.emplace_back("site", spelling(indicator.site_verdict));
        finding.detail.args.emplace_back("evidence", spelling(indicator.evidence_verdict.value_or(Verdict::unknown)));
        finding.detail.args.emplace_back("counts", spelling(indicator.verdict));
        finding.recommendation.code = "recommendation.contradiction";
        list.add(std::move(finding));
      }
    }
}

}  // namespace matang::assess
