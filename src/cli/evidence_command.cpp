#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "cli/assessing.hpp"
#include "cli/commands.hpp"
#include "cli/data_files.hpp"
#include "cli/output.hpp"
#include "cli/target.hpp"
#include "matang/evidence/evidence.hpp"
#include "matang/yaml/document.hpp"

namespace matang::cli {
namespace {

/// A form that asks what human evidence can answer, for each chosen rubric.
int begin_form(const Options& options) {
  const auto lexicon = load_lexicon();
  if (!lexicon) return refuse(lexicon.error());
  std::vector<evidence::Question> questions;
  Problems problems;
  for (const std::string& name : options.rubrics) {
    const auto rubric = load_rubric(name, *lexicon);
    if (!rubric) {
      problems.insert(problems.end(), rubric.error().begin(), rubric.error().end());
      continue;
    }
    for (const auto& group : rubric->groups)
      for (const auto& indicator : group.indicators)
        if (!indicator.answered_by.empty())
          questions.push_back({rubric->id, indicator.id, indicator.title, indicator.question, indicator.answered_by});
  }
  if (!problems.empty()) return refuse(problems);
  const std::string form = evidence::form("", questions);
  if (options.out.empty()) {
    print(form);
    return done;
  }
  std::error_code ignored;
  if (std::filesystem::exists(options.out, ignored))
    return refuse(
        {{{options.out, 0, 0}, "this file exists already, and may hold somebody's work", "name another with --out"}});
  const std::filesystem::path path(options.out);
  write_files(path.parent_path(), {{path.filename().string(), form}});
  return done;
}

/// Besides the file itself: does each piece name a rubric and an indicator that exist?
int check(const std::vector<std::string>& paths, const Options&) {
  const auto lexicon = load_lexicon();
  if (!lexicon) return refuse(lexicon.error());
  Problems problems;
  for (const std::string& path : paths) {
    const auto file = evidence::read_file(path);
    if (!file) {
      problems.insert(problems.end(), file.error().begin(), file.error().end());
      continue;
    }
    const std::size_t before = problems.size();
    std::map<std::string, bool> known;  // each rubric is read once, however many pieces speak of it
    std::vector<rubric::Rubric> rubrics;
    for (const auto& piece : file->evidence) {
      const auto [place, is_new] = known.try_emplace(piece.rubric, false);
      if (is_new) {
        if (auto rubric = load_rubric(piece.rubric, *lexicon)) {
          place->second = true;
          rubrics.push_back(std::move(*rubric));
        }
      }
      if (!place->second)
        problems.push_back({piece.where, fmt::format("there is no rubric “{}”", piece.rubric),
                            yaml::did_you_mean(piece.rubric, rubric_ids())});
    }
    check_evidence({*file}, rubrics, problems);
    if (problems.size() == before)
      print(fmt::format("{}: {} pieces of evidence, {} questions not answered yet, no fault.\n", path,
                        file->evidence.size(), file->unanswered));
  }
  return problems.empty() ? done : refuse(problems);
}

}  // namespace

int evidence_command(const std::vector<std::string>& words, const GivenOptions& given) {
  const auto options = read_command_options(given);
  if (!options) return refuse(options.error());
  if (words.size() == 1 && words.front() == "new") return begin_form(*options);
  if (words.size() > 1 && words.front() == "check") return check({words.begin() + 1, words.end()}, *options);
  return refuse({{{},
                  "matang evidence takes new, or check FILE",
                  "for example: matang evidence new --rubric indrajit --out evidence.yaml"}});
}

}  // namespace matang::cli
