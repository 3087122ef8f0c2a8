#include "report/ci/shown.hpp"

#include "report/plain.hpp"
#include "report/wording.hpp"

namespace matang::report::ci {

std::string say(Language language, std::string_view code, std::vector<std::pair<std::string, std::string>> args) {
  return report::say({std::string(code), std::move(args)}, language);
}

std::string kind_title(Language language, std::string_view kind) {
  const std::string_view known = phrase(language, "finding_kind." + std::string(kind));
  return known.empty() ? plain(kind) : std::string(known);
}

std::string subject_of(const assess::Assessment& assessment, const assess::Finding& finding, Language language) {
  if (!finding.indicator.empty())
    for (const assess::RubricResult& rubric : assessment.rubrics)
      for (const assess::IndicatorResult& indicator : rubric.indicators)
        if (rubric.id == finding.rubric && indicator.id == finding.indicator)
          return plain(in(language, indicator.title));
  return plain(finding.subject);
}

std::string description_of(const assess::Assessment& assessment, const assess::Finding& finding, Language language) {
  const std::string detail = report::say(finding.detail, language);
  // What is said of an indicator names it already.
  if (!finding.indicator.empty()) return detail;
  return shortened(subject_of(assessment, finding, language), 200) + ": " + detail;
}

std::string remedy_of(const assess::Finding& finding, Language language) {
  return finding.recommendation.code.empty() ? "" : report::say(finding.recommendation, language);
}

std::string standing_of(const assess::Finding& finding, const Options& options) {
  if (finding.standing == assess::Standing::ignored)
    return say(options.language, "ci.ignored", {{"reason", finding.ignored_because}});
  if (finding.standing == assess::Standing::known)
    return say(options.language, "ci.known",
               {{"date", options.run.baseline ? web::to_text(*options.run.baseline) : std::string()}});
  return "";
}

bool is_indicator(const assess::Finding& finding) {
  return finding.kind == "indicator_not_met" || finding.kind == "indicator_partly";
}

std::string sentences(const std::vector<Message>& messages, Language language) {
  std::string text;
  for (const Message& message : messages) text += (text.empty() ? "" : " ") + report::say(message, language);
  return text;
}

}  // namespace matang::report::ci
