#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "cli/commands.hpp"
#include "cli/data_files.hpp"
#include "cli/output.hpp"
#include "cli/target.hpp"
#include "matang/rubric/reference.hpp"

namespace matang::cli {
namespace {

const std::string& in(const Text& text, report::Language language) {
  return language == report::Language::id ? text.id : text.en;
}

int list(const lexicon::Lexicon& lexicon, const Options& options) {
  for (const std::string& id : rubric_ids()) {
    const auto rubric = load_rubric(id, lexicon);
    print(fmt::format("{:<16} {}\n", id,
                      rubric ? in(rubric->title, options.report.language) : "(faulty: see matang rubric check)"));
  }
  return done;
}

/// What a reader has to know before trusting the rubric: how sure its text is, for which years, and what is missing.
std::string standing(const rubric::Rubric& rubric, report::Language language) {
  const auto say = [&](const char* indonesian, const char* english) {
    return language == report::Language::id ? indonesian : english;
  };
  std::string text;
  if (!rubric.certainty.empty())
    text += fmt::format("{}: {}\n", say("Kepastian naskah", "Certainty"), rubric.certainty);
  if (rubric.simulation) text += say("Simulasi, bukan penilaian resmi\n", "A simulation, no official assessment\n");
  if (rubric.valid_from || rubric.valid_until)
    text += fmt::format("{}: {} – {}\n", say("Masa berlaku", "In use"),
                        rubric.valid_from ? web::to_text(*rubric.valid_from) : "",
                        rubric.valid_until ? web::to_text(*rubric.valid_until) : "");
  if (!rubric.superseded_by.empty())
    text += fmt::format("{}: {}\n", say("Digantikan oleh", "Replaced by"), rubric.superseded_by);
  for (const rubric::LeftOut& part : rubric.left_out)
    text += fmt::format("{}: {} ({})\n", say("Ditinggalkan", "Left out"), part.count, in(part.what, language));
  for (const rubric::Profile& profile : rubric.profiles)
    text += fmt::format("{}: {}:{} ({}, {})\n", say("Profil", "Profile"), rubric.id, profile.id,
                        in(profile.title, language), profile.indicators.size());
  return text;
}

std::string shown(const rubric::Indicator& indicator, report::Language language) {
  std::string text = fmt::format("  {}\n    {}\n    {} ({})\n", indicator.id, in(indicator.question, language),
                                 indicator.source, indicator.certainty);
  for (const rubric::Level& level : indicator.levels)
    text += fmt::format("    {}  {}\n", level.level, in(level.criterion, language));
  return text;
}

int show(const std::vector<std::string>& names, const lexicon::Lexicon& lexicon, const Options& options) {
  for (const std::string& name : names) {
    const auto rubric = load_rubric(name, lexicon);
    if (!rubric) return refuse(rubric.error());
    const auto language = options.report.language;
    std::string text = fmt::format("{} ({}, {})\n{}\n{}\n{}", in(rubric->title, language), rubric->id, rubric->version,
                                   in(rubric->text, language), rubric->source, standing(*rubric, language));
    for (const auto& group : rubric->groups) {
      text += fmt::format("\n{} ({})\n", in(group.title, language), group.id);
      for (const auto& indicator : group.indicators) text += shown(indicator, language);
    }
    print(text);
  }
  return done;
}

int check(const std::vector<std::string>& names, const lexicon::Lexicon& lexicon) {
  Problems problems;
  for (const std::string& name : names.empty() ? rubric_ids() : names) {
    const auto rubric = load_rubric(name, lexicon);
    const Problems found = rubric ? rubric::run_cases(*rubric) : rubric.error();
    problems.insert(problems.end(), found.begin(), found.end());
    if (found.empty()) {
      std::size_t indicators = 0, cases = 0;
      for (const auto& group : rubric->groups)
        for (const auto& indicator : group.indicators) {
          indicators += 1;
          cases += indicator.cases.size();
        }
      print(fmt::format("{}: {} indicators, {} cases, no fault.\n", rubric->id, indicators, cases));
    }
  }
  return problems.empty() ? done : refuse(problems);
}

constexpr std::string_view beginning =
    R"(# A rubric of your own. Run `matang rubric check {0}.yaml` after each change; `matang rubric reference` has all operators.
id: {0}
version: "1"
title: {{id: "Judul rubrik", en: "Title of the rubric"}}
text: {{id: "Apa yang dinilai, dalam satu kalimat.", en: "What is assessed, in one sentence."}}
source: "Law and article, standard and clause, or paper and page"
certainty: ours # official, published, adapted, secondary, memory or ours: how sure the wording is
roll_up: elements
score: {{as: percent, decimals: 0}}
groups:
  - id: service
    title: {{id: "Layanan", en: "Service"}}
    text: {{id: "Layanan yang tersedia di situs.", en: "Services the site offers."}}
    indicators:
      - id: service.online-forms
        title: {{id: "Formulir daring", en: "Online forms"}}
        question: {{id: "Adakah formulir yang dapat diisi secara daring?", en: "Can any form be filled in online?"}}
        source: "Where this requirement stands"
        certainty: ours
        effort: moderate # easy, moderate or hard to mend
        weight: 1
        met: {{count: forms, where: {{purpose: [application, complaint]}}, at_least: 1}}
        advice: {{id: "Sediakan formulir permohonan daring.", en: "Offer an application form online."}}
        answered_by: [observation]
        cases:
          - {{forms: [{{purpose: complaint}}], expect: met}}
          - {{forms: [{{purpose: search}}], expect: not_met}}
          - {{forms: [], complete: false, expect: unknown}}
)";

int begin_new(const std::vector<std::string>& names, const Options& options) {
  if (names.size() != 1)
    return refuse({{{}, "matang rubric new takes one id", "for example: matang rubric new pelayanan-kota"}});
  const std::string& id = names.front();
  if (id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
    return refuse(
        {{{}, fmt::format("“{}” cannot be a rubric's id", id), "use lower-case letters, digits and hyphens"}});
  const std::string text = fmt::format(fmt::runtime(beginning), id);
  if (options.out.empty()) {
    print(text);
    return done;
  }
  std::error_code ignored;
  if (std::filesystem::exists(options.out, ignored))
    return refuse({{{options.out, 0, 0}, "this file exists already", "name another with --out"}});
  const std::filesystem::path path(options.out);
  write_files(path.parent_path(), {{path.filename().string(), text}});
  return done;
}

}  // namespace

int rubric_command(const std::vector<std::string>& words, const GivenOptions& given) {
  auto options = read_command_options(given);
  if (!options) return refuse(options.error());
  const std::string action = words.empty() ? "" : words.front();
  const std::vector<std::string> names(words.empty() ? words.end() : words.begin() + 1, words.end());
  if (action == "new") return begin_new(names, *options);
  const auto lexicon = load_lexicon();
  if (!lexicon) return refuse(lexicon.error());
  if (action == "list") return list(*lexicon, *options);
  if (action == "show" && !names.empty()) return show(names, *lexicon, *options);
  if (action == "check") return check(names, *lexicon);
  if (action == "reference") {
    print(rubric::reference(*lexicon));
    return done;
  }
  return refuse({{{},
                  "matang rubric takes list, show NAME, check [NAME], new ID or reference",
                  "for example: matang rubric show indrajit"}});
}

}  // namespace matang::cli
