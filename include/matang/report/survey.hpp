#pragma once
#include <map>
#include <string>

#include "matang/evidence/evidence.hpp"
#include "matang/report/report.hpp"
#include "matang/survey/figures.hpp"
#include "matang/survey/results.hpp"

/// Results of a questionnaire, and the check of published figures, as bytes.
namespace matang::report {

/// survey.md: the page a person reads. No answer of a single person, no name and no address is in it.
std::string survey_markdown(const survey::Results& results, const Options& options);
/// survey-items.csv, survey-frequencies.csv, survey-dimensions.csv.
std::map<std::string, std::string> survey_csv(const survey::Results& results, const Options& options);
std::string survey_json(const survey::Results& results);

/// What the instrument's rules make of the results, as evidence of kind questionnaire; what too few answered is left
/// out.
evidence::EvidenceFile survey_evidence(const survey::Results& results, Language language, web::Date date);

std::string figures_markdown(const survey::FiguresFile& file, const std::vector<survey::Flag>& flags,
                             const Options& options);
std::string figures_json(const survey::FiguresFile& file, const std::vector<survey::Flag>& flags);

}  // namespace matang::report
