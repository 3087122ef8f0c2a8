#include <fmt/format.h>

#include <cstdio>
#include <utility>

#include "cli/assessment_files.hpp"
#include "cli/commands.hpp"
#include "cli/made_files.hpp"
#include "cli/target.hpp"
#include "matang/report/comparison.hpp"

namespace matang::cli {

int rank(const std::vector<std::string>& operands, const GivenOptions& given) {
  const auto options = read_command_options(given);
  if (!options) return refuse(options.error());
  Problems problems = check_formats({"md", "csv", "html", "json"}, "rank", *options);
  if (operands.empty()) problems.push_back({{}, "matang rank needs assessments", "for example: matang rank audits"});
  const auto compared = read_compared(operands, *options, std::move(problems));
  if (!compared) return refuse(compared.error());

  const compare::Ranking ranking = compare::rank(compared->assessments, compared->groups);
  deliver({{"md", "ranking.md", [&] { return report::to_markdown(ranking, options->report); }},
           {"csv", "ranking.csv", [&] { return report::to_csv(ranking, options->report); }},
           {"html", "ranking.html", [&] { return report::to_html(ranking, options->report); }},
           {"json", "ranking.json", [&] { return report::to_json(ranking); }}},
          *options);
  return done;
}

}  // namespace matang::cli
