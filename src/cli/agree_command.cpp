#include <algorithm>
#include <filesystem>

#include "cli/assessment_files.hpp"
#include "cli/commands.hpp"
#include "cli/made_files.hpp"
#include "cli/target.hpp"
#include "matang/compare/agreement.hpp"
#include "matang/evidence/evidence.hpp"
#include "matang/report/comparison.hpp"

namespace matang::cli {
namespace {

bool is_assessment(const std::string& path) {
  std::error_code ignored;
  return path.ends_with(".json") || std::filesystem::is_directory(path, ignored);
}

}  // namespace

int agree(const std::vector<std::string>& operands, const GivenOptions& given) {
  using compare::AssessmentSide;
  const auto options = read_command_options(given);
  if (!options) return refuse(options.error());
  Problems problems = check_formats({"md", "csv", "json"}, "agree", *options);
  const auto assessed = static_cast<std::size_t>(std::count_if(operands.begin(), operands.end(), is_assessment));
  // One assessment has two sides of its own: the machine's and the assessor's.
  const bool alone = operands.size() == 1 && assessed == 1;
  if (operands.size() < 2 && !alone)
    problems.push_back({{}, "matang agree needs two assessors", "for example: matang agree evidence.yaml out"});
  // What counts in an assessment has the evidence in it already: beside evidence files it would agree with itself.
  AssessmentSide side = assessed == operands.size() ? AssessmentSide::verdict : AssessmentSide::site;
  if (!options->side.empty()) side = *from_spelling<AssessmentSide>(options->side);

  std::vector<compare::Rater> raters;
  std::vector<compare::NamedAssessment> assessments;
  for (const std::string& path : operands) {
    if (is_assessment(path)) {
      auto one = find_assessment(path);
      if (!one) {
        problems.insert(problems.end(), one.error().begin(), one.error().end());
        continue;
      }
      if (alone) {
        raters.push_back(compare::rater_of(one->assessment, one->file, AssessmentSide::site));
        raters.push_back(compare::rater_of(one->assessment, one->file, AssessmentSide::evidence));
      } else {
        raters.push_back(compare::rater_of(one->assessment, one->file, side));
      }
      assessments.push_back(std::move(*one));
    } else if (const auto file = evidence::read_file(path)) {
      raters.push_back(compare::rater_of(*file, path));
    } else {
      problems.insert(problems.end(), file.error().begin(), file.error().end());
    }
  }
  if (!problems.empty()) return refuse(problems);
  std::vector<const assess::Assessment*> known;
  for (const auto& one : assessments) known.push_back(&one.assessment);
  const compare::Agreement found = compare::agreement(std::move(raters), known);
  deliver({{"md", "agreement.md", [&] { return report::to_markdown(found, options->report); }},
           {"csv", "agreement.csv", [&] { return report::to_csv(found, options->report); }},
           {"json", "agreement.json", [&] { return report::to_json(found); }}},
          *options);
  return done;
}

}  // namespace matang::cli
