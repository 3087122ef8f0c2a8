#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "cli/options.hpp"
#include "matang/survey/results.hpp"

namespace matang::cli {

/// The options only `matang survey` has.
struct SurveyOptions {
  std::string instrument, as_evidence, method = "slovin";
  std::map<std::string, std::string> columns;
  std::optional<std::int64_t> population;
  std::optional<double> error;
  std::optional<web::Date> date;
  survey::SkmWeight weight = survey::SkmWeight::exact;
};

/// Every fault at once.
Result<SurveyOptions> read_survey_options(const GivenOptions& given);

/// Digits with or without the thousands a person writes: 1143754, 1.143.754, 1,143,754.
std::optional<std::int64_t> parse_people(std::string text);

}  // namespace matang::cli
