#include "cli/assessing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/data_files.hpp"
#include "cli/office_documents.hpp"
#include "matang/evidence/agencies.hpp"
#include "matang/yaml/document.hpp"

namespace matang::cli {
namespace {

void append(Problems& all, const Problems& more) { all.insert(all.end(), more.begin(), more.end()); }

/// An indicator judged by levels is answered by a level, any other by a verdict.
void check_answer(const evidence::Evidence& piece, const rubric::Rubric& rubric, Problems& problems) {
  const bool by_levels = rubric.highest_level > 0;
  if (by_levels && !piece.level && piece.judgement != evidence::Judgement::not_applicable)
    problems.push_back({piece.where,
                        fmt::format("“{}” is judged by levels, and a verdict stands here", piece.indicator),
                        fmt::format("write level: {} to {}", rubric.lowest_level, rubric.highest_level)});
  else if (by_levels && piece.level && (*piece.level < rubric.lowest_level || *piece.level > rubric.highest_level))
    problems.push_back({piece.where, fmt::format("“{}” has no level {}", piece.indicator, *piece.level),
                        fmt::format("its levels are {} to {}", rubric.lowest_level, rubric.highest_level)});
  else if (!by_levels && piece.level)
    problems.push_back({piece.where, fmt::format("“{}” is not judged by levels", piece.indicator),
                        "write verdict: met, partly, not_met or not_applicable"});
  if (!piece.unit.empty() && !rubric.per)
    problems.push_back(
        {piece.where, fmt::format("the rubric {} is not judged unit by unit", rubric.id), "leave “unit” out"});
}

/// "indrajit:kendal-2018": a rubric by id or file, and the profile of it that is meant. A colon before a
/// slash belongs to a path.
std::pair<std::string, std::string> rubric_and_profile(const std::string& name) {
  const std::size_t colon = name.rfind(':');
  if (colon == std::string::npos || name.find('/', colon) != std::string::npos) return {name, ""};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

/// The chosen profile of a rubric; the rubric itself where none is named.
Result<rubric::Rubric> profiled(const rubric::Rubric& rubric, const std::string& profile) {
  if (profile.empty()) return rubric;
  if (auto chosen = rubric::with_profile(rubric, profile)) return std::move(*chosen);
  std::vector<std::string> ids;
  for (const rubric::Profile& each : rubric.profiles) ids.push_back(each.id);
  std::string hint = yaml::did_you_mean(profile, ids);
  if (hint.empty()) hint = ids.empty() ? "it has none" : fmt::format("its profiles are {}", fmt::join(ids, ", "));
  return Problem{{}, fmt::format("the rubric {} has no profile “{}”", rubric.id, profile), std::move(hint)};
}

}  // namespace

Result<rubric::Rubric> load_chosen_rubric(const std::string& name, const lexicon::Lexicon& lexicon) {
  const auto [id_or_file, profile] = rubric_and_profile(name);
  const auto rubric = load_rubric(id_or_file, lexicon);
  return rubric ? profiled(*rubric, profile) : rubric;
}

void check_evidence(const std::vector<evidence::EvidenceFile>& files, const std::vector<rubric::Rubric>& rubrics,
                    Problems& problems) {
  for (const auto& file : files)
    for (const auto& piece : file.evidence)
      for (const auto& rubric : rubrics) {
        if (rubric.id != piece.rubric) continue;
        std::vector<std::string> ids;
        bool known = false;
        for (const auto& group : rubric.groups)
          for (const auto& indicator : group.indicators) {
            ids.push_back(indicator.id);
            known = known || indicator.id == piece.indicator;
          }
        if (!known)
          problems.push_back({piece.where,
                              fmt::format("the rubric {} has no indicator “{}”", rubric.id, piece.indicator),
                              yaml::did_you_mean(piece.indicator, ids)});
        else
          check_answer(piece, rubric, problems);
      }
}

Result<Preparation> prepare(const Options& options) {
  auto lexicon = load_lexicon();
  if (!lexicon) return lexicon.error();
  Preparation preparation{std::move(*lexicon), {}, {}, {}, {}};
  Problems problems;
  std::set<std::string> seen;
  std::vector<rubric::Rubric> whole;  // evidence may be about what a profile leaves out
  for (const std::string& name : options.rubrics) {
    const auto [id_or_file, profile] = rubric_and_profile(name);
    auto rubric = load_rubric(id_or_file, preparation.lexicon);
    if (!rubric) {
      append(problems, rubric.error());
      continue;
    }
    auto chosen = profiled(*rubric, profile);
    if (!chosen)
      append(problems, chosen.error());
    else if (seen.insert(rubric->id + ":" + profile).second)
      preparation.rubrics.push_back(std::move(*chosen));
    whole.push_back(std::move(*rubric));
  }
  if (!options.agencies.empty()) {
    auto listed = evidence::read_agencies(options.agencies);
    if (!listed)
      append(problems, listed.error());
    else
      for (evidence::ListedBody& each : *listed)
        preparation.agencies.push_back({std::move(each.name), std::move(each.kind), std::move(each.url)});
  }
  for (const std::string& path : options.evidence) {
    auto file = evidence::read_file(path);
    if (!file)
      append(problems, file.error());
    else
      preparation.evidence.push_back(std::move(*file));
  }
  append(problems, missing_programs(options.formats));
  auto review = read_review(options);
  if (!review)
    append(problems, review.error());
  else
    preparation.review = std::move(*review);
  if (problems.empty())
    append(problems, check_conditions(preparation.review.conditions, scored(preparation.rubrics),
                                      preparation.review.baseline.has_value()));
  if (problems.empty()) check_evidence(preparation.evidence, whole, problems);
  if (!problems.empty()) return problems;
  return preparation;
}

assess::Assessment assess_gathered(Gathered gathered, const Preparation& preparation, const Options& options) {
  const web::Date as_of =
      options.as_of.value_or(web::Date(std::chrono::floor<std::chrono::days>(gathered.coverage.started)));
  assess::Inputs inputs;
  inputs.site = facts::site_facts(std::move(gathered.pages), std::move(gathered.records), gathered.coverage,
                                  preparation.lexicon, as_of, preparation.agencies);
  inputs.coverage = std::move(gathered.coverage);
  inputs.rubrics = preparation.rubrics;
  inputs.evidence = preparation.evidence;
  inputs.as_of = as_of;
  inputs.tool_version = MATANG_VERSION;
  inputs.body = options.body;
  assess::Assessment assessment = assess::assess(inputs);
  if (gathered.without_site) {
    // No site was asked for, so none stood in the way: the evidence is all there is to judge, and the report says so.
    assessment.assessable = true;
    assessment.obstacle = Message{"obstacle.no_site", {}};
    for (const auto& file : inputs.evidence)
      if (assessment.name.empty()) assessment.name = file.subject;
  }
  return options.redact ? assess::redacted(std::move(assessment)) : assessment;
}

}  // namespace matang::cli
