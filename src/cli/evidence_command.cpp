#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
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

/// What `evidence new` writes; these are no formats of reports.
enum class FormFormat { yaml, csv, xlsx };

/// The last --format, or what the name of --out says; YAML where neither does.
Result<FormFormat> form_format(const GivenOptions& given, const std::string& out) {
  const auto found = given.find("format");
  const bool named = found != given.end() && !found->second.empty();
  std::string name = named ? found->second.back().text : "yaml";
  if (!named && evidence::is_sheet(out)) name = out.ends_with("x") || out.ends_with("X") ? "xlsx" : "csv";
  if (name == "yaml") return FormFormat::yaml;
  if (name == "csv") return FormFormat::csv;
  if (name == "xlsx") return FormFormat::xlsx;
  return Problem{found->second.back().where, fmt::format("a form cannot be written as “{}”", name),
                 "--format takes yaml, csv or xlsx"};
}

evidence::Question question_of(const rubric::Rubric& rubric, const rubric::Indicator& indicator) {
  evidence::Question question{rubric.id, indicator.id, indicator.title, indicator.question, indicator.answered_by};
  for (const rubric::Level& level : indicator.levels) question.levels.push_back(level.criterion);
  if (!indicator.levels.empty()) question.lowest_level = indicator.levels.front().level;
  return question;
}

/// Into --out, where nothing stands yet, or printed.
int put(const std::string& bytes, const Options& options) {
  if (options.out.empty()) {
    print(bytes);
    return done;
  }
  std::error_code ignored;
  if (std::filesystem::exists(options.out, ignored))
    return refuse(
        {{{options.out, 0, 0}, "this file exists already, and may hold somebody's work", "name another with --out"}});
  const std::filesystem::path path(options.out);
  write_files(path.parent_path(), {{path.filename().string(), bytes}});
  return done;
}

/// A form that asks what human evidence can answer, for each chosen rubric.
int begin_form(const Options& options, FormFormat format) {
  const auto lexicon = load_lexicon();
  if (!lexicon) return refuse(lexicon.error());
  std::vector<evidence::Question> questions;
  Problems problems;
  for (const std::string& name : options.rubrics) {
    const auto rubric = load_chosen_rubric(name, *lexicon);
    if (!rubric) {
      problems.insert(problems.end(), rubric.error().begin(), rubric.error().end());
      continue;
    }
    for (const auto& group : rubric->groups)
      for (const auto& indicator : group.indicators)
        if (!indicator.answered_by.empty()) questions.push_back(question_of(*rubric, indicator));
  }
  if (!problems.empty()) return refuse(problems);
  if (format == FormFormat::yaml) return put(evidence::form("", questions), options);
  const report::Language language = options.report.language;
  if (format == FormFormat::csv)
    return put(evidence::form_csv("", questions, language == report::Language::id, options.report.excel_id), options);
  if (options.out.empty() && isatty(STDOUT_FILENO) == 1)
    return refuse({{{}, "a worksheet is no text for a terminal", "name a file, such as --out bukti.xlsx"}});
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return put(report::evidence_form_xlsx("", questions, options.as_of.value_or(web::Date(today)), language), options);
}

/// Does each piece name a rubric and an indicator that exist? `given`: rubrics named with --rubric, files of one's own
/// among them.
void check_names(const evidence::EvidenceFile& file, const lexicon::Lexicon& lexicon,
                 const std::vector<std::string>& given, Problems& problems) {
  std::map<std::string, bool> known;  // each rubric is read once, however many pieces speak of it
  std::vector<rubric::Rubric> rubrics;
  for (const std::string& name : given)
    if (auto rubric = load_rubric(name, lexicon))
      if (known.try_emplace(rubric->id, true).second) rubrics.push_back(std::move(*rubric));
  for (const auto& piece : file.evidence) {
    const auto [place, is_new] = known.try_emplace(piece.rubric, false);
    if (is_new) {
      if (auto rubric = load_rubric(piece.rubric, lexicon)) {
        place->second = true;
        rubrics.push_back(std::move(*rubric));
      }
    }
    if (!place->second)
      problems.push_back({piece.where, fmt::format("there is no rubric “{}”", piece.rubric), [&] {
                            const std::string meant = yaml::did_you_mean(piece.rubric, rubric_ids());
                            return meant.empty() ? "name a rubric of your own with --rubric FILE" : meant;
                          }()});
  }
  check_evidence({file}, rubrics, problems);
}

void append(Problems& all, const Problems& more) { all.insert(all.end(), more.begin(), more.end()); }

int check(const std::vector<std::string>& paths, const Options& options) {
  const auto lexicon = load_lexicon();
  if (!lexicon) return refuse(lexicon.error());
  Problems problems;
  for (const std::string& path : paths) {
    const auto file = evidence::read_file(path);
    if (!file) {
      append(problems, file.error());
      continue;
    }
    const std::size_t before = problems.size();
    check_names(*file, *lexicon, options.rubrics, problems);
    if (problems.size() == before)
      print(fmt::format("{}: {} pieces of evidence, {} questions not answered yet, no fault.\n", path,
                        file->evidence.size(), file->unanswered));
  }
  return problems.empty() ? done : refuse(problems);
}

/// Filled-in sheets as one evidence file in YAML.
int import(const std::vector<std::string>& paths, const Options& options) {
  const auto lexicon = load_lexicon();
  if (!lexicon) return refuse(lexicon.error());
  Problems problems;
  evidence::EvidenceFile all;
  for (const std::string& path : paths) {
    auto file = evidence::read_file(path);
    if (!file) {
      append(problems, file.error());
      continue;
    }
    check_names(*file, *lexicon, options.rubrics, problems);
    if (all.subject.empty()) all.subject = file->subject;
    const bool same_collector = all.evidence.empty() || all.collected_by == file->collected_by;
    if (all.evidence.empty()) all.collected_by = file->collected_by;
    for (evidence::Evidence& piece : file->evidence) {
      if (!same_collector && piece.collected_by.empty()) piece.collected_by = file->collected_by;
      all.evidence.push_back(std::move(piece));
    }
    all.unanswered += file->unanswered;
  }
  if (!problems.empty()) return refuse(problems);
  const int status = put(evidence::to_yaml(all), options);
  if (status == done && !options.quiet)
    fmt::print(stderr, "matang: {} pieces of evidence read; {} questions are not answered yet.\n", all.evidence.size(),
               all.unanswered);
  return status;
}

}  // namespace

int evidence_command(const std::vector<std::string>& words, const GivenOptions& given) {
  GivenOptions rest = given;
  rest.erase("format");
  const auto options = read_command_options(rest);
  if (!options) return refuse(options.error());
  if (words.size() == 1 && words.front() == "new") {
    const auto format = form_format(given, options->out);
    return format ? begin_form(*options, *format) : refuse(format.error());
  }
  const std::vector<std::string> files(words.empty() ? words.end() : words.begin() + 1, words.end());
  if (!files.empty() && words.front() == "check") return check(files, *options);
  if (!files.empty() && words.front() == "import") return import(files, *options);
  return refuse({{{},
                  "matang evidence takes new, check FILE or import FILE",
                  "for example: matang evidence new --rubric indrajit --format xlsx --out bukti.xlsx"}});
}

}  // namespace matang::cli
