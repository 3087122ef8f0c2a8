#include <utility>

#include "cli/assessment_files.hpp"
#include "cli/commands.hpp"
#include "cli/made_files.hpp"
#include "cli/target.hpp"
#include "matang/compare/trend.hpp"
#include "matang/report/comparison.hpp"

namespace matang::cli {

int trend(const std::vector<std::string>& operands, const GivenOptions& given) {
  const auto options = read_command_options(given);
  if (!options) return refuse(options.error());
  Problems problems = check_formats({"md", "csv", "html"}, "trend", *options);
  if (operands.empty())
    problems.push_back({{}, "matang trend needs a folder of assessments", "for example: matang trend audits"});
  const auto compared = read_compared(operands, *options, std::move(problems));
  if (!compared) return refuse(compared.error());

  const compare::Trend developed = compare::trend(compared->assessments, compared->groups);
  deliver({{"md", "trend.md", [&] { return report::to_markdown(developed, options->report); }},
           {"csv", "trend.csv", [&] { return report::to_csv(developed, options->report); }},
           {"html", "trend.html", [&] { return report::to_html(developed, options->report); }}},
          *options);
  return done;
}

}  // namespace matang::cli
