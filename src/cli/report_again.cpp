#include "cli/assessing.hpp"
#include "cli/commands.hpp"
#include "cli/office_documents.hpp"
#include "cli/output.hpp"

namespace matang::cli {

int report_again(const std::string& path, const GivenOptions& given) {
  auto options = read_command_options(given);
  if (!options) return refuse(options.error());
  auto assessment = read_assessment(path, "this file");
  if (!assessment) return refuse(assessment.error());
  auto review = read_review(*options);
  if (!review) return refuse(review.error());
  const Problems wrong = check_conditions(review->conditions, scored(*assessment), review->baseline.has_value());
  if (!wrong.empty()) return refuse(wrong);
  if (const Problems missing = missing_programs(options->formats); !missing.empty()) return refuse(missing);
  pin(options->report.run, "", given);
  if (!options->out.empty()) prepare_directory(options->out);
  if (options->out.empty() && options->formats.empty()) options->formats = {"md"};
  const int status = deliver(std::move(*assessment), *review, *options);
  return status == not_assessable ? done : status;  // the report of an unreachable site is rendered all the same
}

}  // namespace matang::cli
