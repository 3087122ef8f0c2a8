#include <cstdio>
#include <fstream>
#include <sstream>

#include "cli/assessing.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"

namespace matang::cli {

int report_again(const std::string& path, const GivenOptions& given) {
  auto options = read_command_options(given);
  if (!options) return refuse(options.error());
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf()))
    return refuse({{{path, 0, 0}, "this file cannot be read", "name the assessment.json of an audit"}});
  const auto assessment = report::from_json(text.str(), path);
  if (!assessment) return refuse(assessment.error());
  if (!options->out.empty()) prepare_directory(options->out);
  if (options->out.empty() && options->formats.empty()) options->formats = {"md"};
  const int status = deliver(*assessment, {}, *options);
  return status == not_assessable ? done : status;  // the report of an unreachable site is rendered all the same
}

}  // namespace matang::cli
