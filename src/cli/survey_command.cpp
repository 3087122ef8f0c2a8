#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/assessing.hpp"
#include "cli/commands.hpp"
#include "cli/data_files.hpp"
#include "cli/output.hpp"
#include "cli/survey_options.hpp"
#include "cli/target.hpp"
#include "matang/evidence/evidence.hpp"
#include "matang/report/survey.hpp"
#include "matang/statistics/sample_size.hpp"
#include "matang/survey/figures.hpp"
#include "matang/survey/results.hpp"
#include "matang/yaml/document.hpp"

namespace matang::cli {
namespace {

namespace fs = std::filesystem;

std::string_view choose(const Options& options, std::string_view id, std::string_view en) {
  return options.report.language == report::Language::id ? id : en;
}

std::vector<std::string> instrument_ids() {
  std::vector<std::string> ids;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(fs::path(rubrics_folder()) / "surveys", error))
    if (entry.path().extension() == ".yaml") ids.push_back(entry.path().stem().string());
  std::sort(ids.begin(), ids.end());
  return ids;
}

Result<survey::Instrument> load_instrument(const std::string& id_or_file) {
  const auto ids = instrument_ids();
  if (id_or_file.empty())
    return Problem{
        {},
        "matang survey needs an instrument: what was asked, and how the answers are meant",
        fmt::format("--instrument takes {}, or a file; for example --instrument skm-2017", fmt::join(ids, ", "))};
  if (id_or_file.find('/') != std::string::npos || id_or_file.ends_with(".yaml") || id_or_file.ends_with(".yml"))
    return survey::read_instrument_file(id_or_file);
  if (std::find(ids.begin(), ids.end(), id_or_file) == ids.end()) {
    std::string hint = yaml::did_you_mean(id_or_file, ids);
    if (hint.empty()) hint = fmt::format("the instruments are {}; a file is named by its path", fmt::join(ids, ", "));
    return Problem{{}, fmt::format("there is no instrument “{}”", id_or_file), hint};
  }
  return survey::read_instrument_file((fs::path(rubrics_folder()) / "surveys" / (id_or_file + ".yaml")).string());
}

Result<std::string> read_bytes(const std::string& path) {
  std::error_code error;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (fs::is_directory(path, error) || !file || (!(bytes << file.rdbuf()) && !file.eof()))
    return Problem{{path, 0, 0}, "this file cannot be read", "name the CSV file with the responses"};
  return bytes.str();
}

/// Which of md, csv and json are wanted; the formats of assessments beyond these are not for surveys.
Result<std::vector<std::string>> wanted_formats(const Options& options, const std::vector<std::string>& offered) {
  if (options.formats.empty()) return options.out.empty() ? std::vector<std::string>{"md"} : offered;
  for (const std::string& format : options.formats)
    if (std::find(offered.begin(), offered.end(), format) == offered.end())
      return Problem{{},
                     fmt::format("matang survey does not write {}", format),
                     fmt::format("it writes {}", fmt::join(offered, ", "))};
  return options.formats;
}

/// Everything to --out, or one text to standard output.
int write(const std::map<std::string, std::string>& files, const Options& options) {
  if (options.out.empty()) {
    if (files.size() > 1)
      return refuse({{{}, "several files do not fit on standard output", "name a directory for them with --out DIR"}});
    if (!files.empty()) print(files.begin()->second);
    return done;
  }
  prepare_directory(options.out);
  write_files(options.out, files);
  if (!options.quiet)
    for (const auto& [name, text] : files) print((fs::path(options.out) / name).string() + "\n");
  return done;
}

/// Evidence files hold people's work: only what we wrote ourselves is written over.
constexpr std::string_view own_mark = "# Written by matang survey";

int write_evidence(const survey::Results& results, const std::string& path, const std::optional<web::Date>& given_date,
                   const Options& options) {
  const auto date = given_date ? given_date : results.last;
  if (results.instrument.evidence.empty())
    return refuse({{{},
                    fmt::format("the instrument {} says of no indicator what its results mean", results.instrument.id),
                    "add 'evidence' with an indicator and thresholds; see docs/survey.md"}});
  if (!date)
    return refuse({{{results.file, 0, 0},
                    results.dates_ambiguous ? "the dates of the responses can be read as day/month or month/day"
                                            : "the responses do not say when they were given",
                    "say when the survey ended, such as --date 2023-09-30"}});
  std::ifstream old(path);
  std::string first;
  if (old && std::getline(old, first) && !std::string_view(first).starts_with(own_mark))
    return refuse(
        {{{path, 0, 0}, "this file exists already, and may hold somebody's work", "name another with --as-evidence"}});
  const auto file = report::survey_evidence(results, options.report.language, *date);
  const fs::path target(path);
  write_files(target.parent_path(), {{target.filename().string(),
                                      fmt::format("{} from {} by the instrument {}; made anew by the next run.\n{}",
                                                  own_mark, fs::path(results.file).filename().string(),
                                                  results.instrument.id, evidence::to_yaml(file))}});
  if (!options.quiet && !options.out.empty()) print(path + "\n");
  return done;
}

int evaluate(const std::string& path, const SurveyOptions& own, const Options& options) {
  const auto instrument = load_instrument(own.instrument);
  if (!instrument) return refuse(instrument.error());
  const auto formats = wanted_formats(options, {"md", "csv", "json"});
  if (!formats) return refuse(formats.error());
  const auto bytes = read_bytes(path);
  if (!bytes) return refuse(bytes.error());
  const auto responses = survey::read_responses(*bytes, path);
  if (!responses) return refuse(responses.error());
  const auto coded = survey::code(*instrument, *responses, own.columns);
  if (!coded) return refuse(coded.error());
  const survey::Results results = survey::analyse(*instrument, *responses, *coded, own.weight);
  std::map<std::string, std::string> files;
  for (const std::string& format : *formats) {
    if (format == "md") files["survey.md"] = report::survey_markdown(results, options.report);
    if (format == "csv") files.merge(report::survey_csv(results, options.report));
    if (format == "json") files["survey.json"] = report::survey_json(results);
  }
  if (const int status = write(files, options); status != done || own.as_evidence.empty()) return status;
  return write_evidence(results, own.as_evidence, own.date, options);
}

int size(const SurveyOptions& own, const Options& options) {
  const bool slovin = own.method == "slovin";
  if (!own.population || (slovin && !own.error))
    return refuse({{{},
                    fmt::format("matang survey size needs --population{}", slovin ? " and --error" : ""),
                    "for example: matang survey size --population 1143754 --error 0.1"}});
  const double error = own.error.value_or(0.05);
  const double exact =
      slovin ? statistics::slovin(*own.population, error) : statistics::krejcie_morgan(*own.population, error);
  const bool indonesian = options.report.language == report::Language::id;
  const auto number = [&](double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (indonesian) std::replace(text.begin(), text.end(), '.', ',');
    return text;
  };
  const auto people = [&](std::int64_t value) {
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, indonesian ? '.' : ',');
    return digits;
  };
  // Krejcie and Morgan's table rounds to the nearest; Slovin's formula is rounded up, lest the error grow.
  const auto n = slovin ? static_cast<std::int64_t>(std::ceil(exact - 1e-9)) : std::llround(exact);
  int decimals = 2;
  while (decimals < 6 && std::abs(error - std::round(error * std::pow(10, decimals)) / std::pow(10, decimals)) > 1e-12)
    ++decimals;
  const std::string e = number(error, decimals);
  std::string text = fmt::format(fmt::runtime(choose(options, "Sampel: {} orang\n", "Sample: {} people\n")), people(n));
  text +=
      slovin ? fmt::format(
                   fmt::runtime(choose(
                       options, "Rumus Slovin: n = N / (1 + N·e²) = {0} / (1 + {0} × {1}²) = {2}, dibulatkan ke atas\n",
                       "Slovin's formula: n = N / (1 + N·e²) = {0} / (1 + {0} × {1}²) = {2}, rounded up\n")),
                   people(*own.population), e, number(exact, 2))
             : fmt::format(
                   fmt::runtime(choose(
                       options,
                       "Rumus Krejcie–Morgan: n = χ²·N·P·(1−P) / (d²·(N−1) + χ²·P·(1−P)) = {}, dibulatkan ke yang "
                       "terdekat\n"
                       "dengan N = {}, d = {}, P = {}, χ² = {} (tingkat kepercayaan 95 %)\n",
                       "Krejcie and Morgan: n = χ²·N·P·(1−P) / (d²·(N−1) + χ²·P·(1−P)) = {}, rounded to the nearest\n"
                       "with N = {}, d = {}, P = {}, χ² = {} (confidence 95%)\n")),
                   number(exact, 2), people(*own.population), e, number(0.5, 1), number(3.841, 3));
  text += fmt::format(
      fmt::runtime(choose(options,
                          "\nArtinya: bila {0} orang itu dipilih secara acak dari {1} orang dan semuanya menjawab, "
                          "sebuah persentase meleset paling\n"
                          "banyak sekitar {2} poin dalam 95 dari 100 survei. Tanpa pemilihan acak (misalnya tautan "
                          "yang disebar, atau siapa saja yang\n"
                          "datang ke loket) tidak ada margin galat, berapa pun jumlahnya. Bagian dari sebagian "
                          "responden saja (misalnya yang mengenal\n"
                          "portal) lebih lebar galatnya. Tambahkan cadangan untuk kuesioner yang tidak kembali.\n",
                          "\nIt means: if these {0} people are drawn at random from {1} and all of them answer, a "
                          "percentage is off by about {2} points at\n"
                          "most in 95 of 100 surveys. Without drawing at random (a link passed around, whoever comes "
                          "to the counter) there is no margin\n"
                          "of error, whatever the number. Shares of some respondents only (those who know the portal, "
                          "say) are less certain. Add a\n"
                          "reserve for questionnaires that do not come back.\n")),
      people(n), people(*own.population), number(error * 100, decimals > 2 ? decimals - 2 : 0));
  print(text);
  return done;
}

/// `--fail-on flagged>N`: the one condition there is here.
Result<std::optional<std::size_t>> flags_allowed(const GivenOptions& given) {
  std::optional<std::size_t> allowed;
  const auto found = given.find("fail-on");
  if (found == given.end()) return allowed;
  for (const Given& one : found->second) {
    const auto number = one.text.starts_with("flagged>") ? parse_people(one.text.substr(8)) : std::nullopt;
    if (!number)
      return Problem{one.where, fmt::format("--fail-on cannot be “{}” here", one.text),
                     "matang survey check knows flagged>0"};
    allowed = static_cast<std::size_t>(*number);
  }
  return allowed;
}

int check(const std::vector<std::string>& paths, const GivenOptions& given, const Options& options) {
  const auto allowed = flags_allowed(given);
  if (!allowed) return refuse(allowed.error());
  const auto formats = wanted_formats(options, {"md", "json"});
  if (!formats) return refuse(formats.error());
  std::map<std::string, std::string> files;
  std::size_t flagged = 0;
  Problems problems;
  for (const std::string& path : paths) {
    const auto file = survey::read_figures_file(path);
    if (!file) {
      problems.insert(problems.end(), file.error().begin(), file.error().end());
      continue;
    }
    const auto flags = survey::check_figures(*file);
    flagged += flags.size();
    const std::string name = fs::path(path).stem().string() + "-check";
    for (const std::string& format : *formats) {
      if (format == "md") files[name + ".md"] = report::figures_markdown(*file, flags, options.report);
      if (format == "json") files[name + ".json"] = report::figures_json(*file, flags);
    }
  }
  if (!problems.empty()) return refuse(problems);
  if (const int status = write(files, options); status != done) return status;
  if (!*allowed || flagged <= **allowed) return done;
  fmt::print(stderr, "matang: flagged>{} holds: {} things cannot be true or contradict one another.\n", **allowed,
             flagged);
  return condition_holds;
}

int list(const Options& options) {
  for (const std::string& id : instrument_ids()) {
    const auto instrument = load_instrument(id);
    print(fmt::format("{:<12} {}\n", id,
                      instrument ? std::string(choose(options, instrument->title.id, instrument->title.en))
                                 : "(faulty: name the file with --instrument to see why)"));
  }
  return done;
}

}  // namespace

int survey_command(const std::vector<std::string>& words, const GivenOptions& given) {
  const auto options = read_command_options(given);
  if (!options) return refuse(options.error());
  const auto own = read_survey_options(given);
  if (!own) return refuse(own.error());
  if (words.size() == 1 && words.front() == "size") return size(*own, *options);
  if (words.size() == 1 && words.front() == "list") return list(*options);
  if (words.size() > 1 && words.front() == "check") return check({words.begin() + 1, words.end()}, given, *options);
  if (words.size() == 1 && words.front() != "check") return evaluate(words.front(), *own, *options);
  return refuse({{{},
                  "matang survey takes one CSV file with responses, or list, size, or check FILE",
                  "for example: matang survey responses.csv --instrument skm-2017 --out survey"}});
}

}  // namespace matang::cli
