#include "cli/assessing.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "cli/commands.hpp"
#include "cli/data_files.hpp"
#include "cli/output.hpp"
#include "matang/report/report.hpp"
#include "matang/yaml/document.hpp"

namespace matang::cli {
namespace {

void append(Problems& all, const Problems& more) { all.insert(all.end(), more.begin(), more.end()); }

}  // namespace

void check_evidence(const std::vector<evidence::EvidenceFile>& files, const std::vector<rubric::Rubric>& rubrics,
                    Problems& problems) {
  for (const auto& file : files)
    for (const auto& piece : file.evidence)
      for (const auto& rubric : rubrics) {
        if (rubric.id != piece.rubric) continue;
        std::vector<std::string> ids;
        for (const auto& group : rubric.groups)
          for (const auto& indicator : group.indicators) ids.push_back(indicator.id);
        if (std::find(ids.begin(), ids.end(), piece.indicator) == ids.end())
          problems.push_back({piece.where,
                              fmt::format("the rubric {} has no indicator “{}”", rubric.id, piece.indicator),
                              yaml::did_you_mean(piece.indicator, ids)});
      }
}

Result<Preparation> prepare(const Options& options) {
  auto lexicon = load_lexicon();
  if (!lexicon) return lexicon.error();
  Preparation preparation{std::move(*lexicon), {}, {}, {}};
  Problems problems;
  std::set<std::string> seen;
  for (const std::string& name : options.rubrics) {
    auto rubric = load_rubric(name, preparation.lexicon);
    if (!rubric)
      append(problems, rubric.error());
    else if (seen.insert(rubric->id).second)
      preparation.rubrics.push_back(std::move(*rubric));
  }
  for (const std::string& path : options.evidence) {
    auto file = evidence::read_file(path);
    if (!file)
      append(problems, file.error());
    else
      preparation.evidence.push_back(std::move(*file));
  }
  auto conditions = read_conditions(options.fail_on);
  if (!conditions)
    append(problems, conditions.error());
  else
    preparation.conditions = std::move(*conditions);
  if (problems.empty()) check_evidence(preparation.evidence, preparation.rubrics, problems);
  if (!problems.empty()) return problems;
  return preparation;
}

assess::Assessment assess_gathered(Gathered gathered, const Preparation& preparation, const Options& options) {
  const web::Date as_of =
      options.as_of.value_or(web::Date(std::chrono::floor<std::chrono::days>(gathered.coverage.started)));
  assess::Inputs inputs;
  inputs.site = facts::site_facts(std::move(gathered.pages), std::move(gathered.records), gathered.coverage,
                                  preparation.lexicon, as_of);
  inputs.coverage = std::move(gathered.coverage);
  inputs.rubrics = preparation.rubrics;
  inputs.evidence = preparation.evidence;
  inputs.as_of = as_of;
  inputs.tool_version = MATANG_VERSION;
  return assess::assess(inputs);
}

int deliver(const assess::Assessment& assessment, const std::vector<Condition>& conditions, const Options& options) {
  std::map<std::string, std::string> files;
  for (const report::Format& format : report::formats()) {
    const bool wanted = options.formats.empty() ? !options.out.empty()
                                                : std::find(options.formats.begin(), options.formats.end(),
                                                            format.name) != options.formats.end();
    if (wanted) files.merge(format.render(assessment, options.report));
  }
  const bool colour = !options.no_color && isatty(STDOUT_FILENO) == 1;
  if (!options.out.empty()) {
    write_files(options.out, files);
    if (!options.quiet) {
      print(report::to_summary(assessment, options.report, colour));
      const char* shown = files.contains("report.md") ? "report.md" : files.empty() ? "" : files.begin()->first.c_str();
      print(fmt::format("\n{}\n", (std::filesystem::path(options.out) / shown).lexically_normal().string()));
    }
  } else if (files.empty()) {
    print(report::to_summary(assessment, options.report, colour));
  } else {
    for (const auto& [name, bytes] : files) print(bytes);
  }
  if (!assessment.assessable) {
    const std::string why = assessment.obstacle ? report::say(*assessment.obstacle, options.report.language) : "";
    fmt::print(stderr, "matang: {}: {}\n", assessment.target.text(), why);
    return not_assessable;
  }
  const auto reasons = holding(conditions, assessment);
  if (!reasons) return refuse(reasons.error());
  for (const std::string& reason : *reasons) fmt::print(stderr, "matang: --fail-on {}\n", reason);
  return reasons->empty() ? done : condition_holds;
}

}  // namespace matang::cli
