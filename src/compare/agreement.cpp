#include "matang/compare/agreement.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "matang/statistics/agreement.hpp"

namespace matang::compare {
namespace {

using statistics::Rating;
using Key = std::pair<std::string, std::string>;  // rubric and indicator

/// Verdicts in their order; what does not apply is a category of its own and has no place in it.
constexpr int not_met = 0, partly = 1, met = 2, not_applicable = 3;
constexpr std::size_t verdicts = 4;

int number_of(const std::string& verdict) {
  if (verdict == "met") return met;
  if (verdict == "partly") return partly;
  return verdict == "not_met" ? not_met : not_applicable;
}

/// One indicator as every rater rated it.
struct Unit {
  std::vector<const Judged*> ratings;
  bool by_level = false;
  std::size_t rated() const {
    return static_cast<std::size_t>(std::count_if(ratings.begin(), ratings.end(), [](auto* one) { return one; }));
  }
};
using Units = std::map<Key, Unit>;

/// Levels and verdicts are different scales: an indicator that anyone judged by level is compared by levels alone.
Units units_of(const std::vector<Rater>& raters) {
  Units units;
  for (std::size_t rater = 0; rater < raters.size(); ++rater)
    for (const Judged& judged : raters[rater].judged) {
      Unit& unit = units[{judged.rubric, judged.indicator}];
      unit.ratings.resize(raters.size());
      unit.ratings[rater] = &judged;
      unit.by_level = unit.by_level || judged.level.has_value();
    }
  for (auto& [key, unit] : units)
    if (unit.by_level)
      for (const Judged*& one : unit.ratings)
        if (one != nullptr && !one->level) one = nullptr;
  return units;
}

/// Levels are put behind the verdicts, so that "level 2" and "partly" are never one category.
constexpr int level_base = 10;
constexpr std::int64_t most_level = 100;

Rating nominal(const Judged* one) {
  if (one == nullptr) return std::nullopt;
  if (one->level) return level_base + static_cast<int>(std::clamp<std::int64_t>(*one->level, 0, most_level));
  return number_of(one->verdict);
}
Rating ordinal(const Judged* one) {
  if (one == nullptr) return std::nullopt;
  if (one->level) return static_cast<int>(std::clamp<std::int64_t>(*one->level, 0, most_level));
  const int number = number_of(one->verdict);
  return number == not_applicable ? Rating() : Rating(number);
}

Measures measures_of(const std::vector<const Unit*>& units, std::size_t raters) {
  Measures measures;
  std::vector<std::vector<Rating>> names(raters), order(raters);
  bool levels = false, plain_verdicts = false;
  for (const Unit* unit : units) {
    (unit->by_level ? levels : plain_verdicts) = true;
    for (std::size_t rater = 0; rater < raters; ++rater) {
      names[rater].push_back(nominal(unit->ratings[rater]));
      order[rater].push_back(ordinal(unit->ratings[rater]));
    }
    if (std::count_if(unit->ratings.begin(), unit->ratings.end(), [](auto* one) { return ordinal(one).has_value(); }) >=
        2)
      measures.ordinal_units += 1;
  }
  const bool one_scale = !(levels && plain_verdicts);
  const std::size_t categories = levels ? level_base + most_level + 1 : verdicts;
  for (std::size_t one = 0; one < raters; ++one)
    for (std::size_t other = one + 1; other < raters; ++other) {
      Measures::Pair pair{one, other, 0, {}, {}, {}};
      for (std::size_t unit = 0; unit < names[one].size(); ++unit)
        pair.units += names[one][unit] && names[other][unit] ? 1 : 0;
      pair.percent = statistics::percent_agreement(names[one], names[other]);
      pair.kappa = statistics::cohen_kappa(names[one], names[other], categories);
      if (one_scale)
        pair.weighted = statistics::cohen_kappa(order[one], order[other], levels ? most_level + 1 : not_applicable,
                                                statistics::Weights::linear);
      measures.pairs.push_back(pair);
    }
  if (const auto alpha = statistics::krippendorff_alpha(names, statistics::Metric::nominal)) {
    measures.alpha_nominal = alpha->alpha;
    measures.alpha_units = alpha->units;
    measures.alpha_values = alpha->values;
  } else {
    for (const Unit* unit : units)
      if (unit->rated() >= 2) {
        measures.alpha_units += 1;
        measures.alpha_values += unit->rated();
      }
  }
  if (one_scale)
    if (const auto alpha = statistics::krippendorff_alpha(order, statistics::Metric::ordinal))
      measures.alpha_ordinal = alpha->alpha;
  return measures;
}

/// How far apart the ratings of a unit lie; what does not apply is farthest from anything else.
int spread(const Unit& unit) {
  int low = 1000, high = -1000;
  bool ranked = false, unranked = false;
  for (const Judged* one : unit.ratings) {
    if (one == nullptr) continue;
    if (const Rating number = ordinal(one)) {
      low = std::min(low, *number);
      high = std::max(high, *number);
      ranked = true;
    } else {
      unranked = true;
    }
  }
  if (ranked && unranked) return 1000;
  return ranked ? high - low : 0;
}

std::string stem_of(const std::string& path) {
  const std::filesystem::path file(path);
  if (file.filename() == "assessment.json" && file.has_parent_path()) return file.parent_path().filename().string();
  return file.filename().string();
}

}  // namespace

Rater rater_of(const evidence::EvidenceFile& file, const std::string& path) {
  Rater rater;
  rater.file = path;
  rater.name = file.collected_by.empty() ? stem_of(path) : file.collected_by;
  std::map<Key, std::vector<const evidence::Evidence*>> pieces;
  for (const evidence::Evidence& piece : file.evidence) pieces[{piece.rubric, piece.indicator}].push_back(&piece);
  for (const auto& [key, given] : pieces) {
    // Several pieces of one assessor count as in an assessment: "does not apply" where all say so, else the least
    // favourable.
    const evidence::Evidence* counts = nullptr;
    for (const evidence::Evidence* piece : given) {
      if (counts == nullptr) {
        counts = piece;
        continue;
      }
      if (piece->level && counts->level) {
        if (*piece->level < *counts->level) counts = piece;
        continue;
      }
      if (piece->judgement == evidence::Judgement::not_applicable) continue;
      if (counts->judgement == evidence::Judgement::not_applicable || piece->judgement > counts->judgement)
        counts = piece;
    }
    Judged judged{key.first, key.second, "", counts->level, counts->source};
    if (!counts->level) judged.verdict = std::string(spelling(counts->judgement));
    rater.judged.push_back(std::move(judged));
  }
  return rater;
}

Rater rater_of(const assess::Assessment& assessment, const std::string& path, AssessmentSide side) {
  using assess::Verdict;
  Rater rater;
  rater.file = path;
  rater.name = stem_of(path);
  rater.side = side;
  for (const assess::RubricResult& rubric : assessment.rubrics)
    for (const assess::IndicatorResult& indicator : rubric.indicators) {
      Judged judged{rubric.id, indicator.id, "", std::nullopt, ""};
      std::optional<Verdict> verdict;
      if (side == AssessmentSide::verdict) {
        verdict = indicator.verdict;
        if (indicator.level && indicator.level->low == indicator.level->high) judged.level = indicator.level->low;
      } else if (side == AssessmentSide::evidence) {
        verdict = indicator.evidence_verdict;
        judged.level = indicator.evidence_level;
      } else if (indicator.site_verdict != Verdict::not_applicable) {  // there: no rule asks the site
        verdict = indicator.site_verdict;
        rater.floors += indicator.level ? 1 : 0;
      }
      if (indicator.level ? !judged.level : (!verdict || *verdict == Verdict::unknown)) continue;
      if (!judged.level) judged.verdict = std::string(spelling(*verdict));
      if (side != AssessmentSide::evidence && !indicator.witnesses.empty()) {
        const rules::Witness& witness = indicator.witnesses.front();
        judged.source = witness.seen.url.empty() ? witness.what : witness.seen.url.text();
      } else if (!indicator.evidence.empty()) {
        judged.source = indicator.evidence.front().source;
      }
      rater.judged.push_back(std::move(judged));
    }
  return rater;
}

Agreement agreement(std::vector<Rater> raters, const std::vector<const assess::Assessment*>& known) {
  Agreement result;
  result.raters = std::move(raters);
  const std::size_t count = result.raters.size();
  const Units units = units_of(result.raters);
  std::map<Key, const Text*> titles;
  std::map<std::string, const Text*> rubric_titles;
  for (const assess::Assessment* assessment : known)
    for (const assess::RubricResult& rubric : assessment->rubrics) {
      rubric_titles.emplace(rubric.id, &rubric.title);
      for (const assess::IndicatorResult& indicator : rubric.indicators)
        titles.emplace(Key{rubric.id, indicator.id}, &indicator.title);
    }
  std::vector<const Unit*> all;
  std::map<std::string, std::vector<const Unit*>> by_rubric;
  std::vector<std::pair<int, Disagreement>> apart;
  for (const auto& [key, unit] : units) {
    result.units += 1;
    result.rated_twice += unit.rated() >= 2 ? 1 : 0;
    all.push_back(&unit);
    by_rubric[key.first].push_back(&unit);
    std::set<int> different;
    for (const Judged* one : unit.ratings)
      if (const Rating rating = nominal(one)) different.insert(*rating);
    if (different.size() < 2) continue;
    Disagreement disagreement{key.first, key.second, {}, {}};
    if (const auto title = titles.find(key); title != titles.end()) disagreement.title = *title->second;
    for (const Judged* one : unit.ratings)
      disagreement.ratings.push_back(one == nullptr ? std::nullopt : std::optional(*one));
    apart.emplace_back(-spread(unit), std::move(disagreement));
  }
  std::stable_sort(apart.begin(), apart.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [distance, disagreement] : apart) result.disagreements.push_back(std::move(disagreement));
  result.all = measures_of(all, count);
  for (const auto& [rubric, members] : by_rubric) {
    const auto title = rubric_titles.find(rubric);
    result.rubrics.push_back(
        {rubric, title == rubric_titles.end() ? Text{} : *title->second, measures_of(members, count)});
  }
  for (const Rater& rater : result.raters)
    if (rater.floors > 0)
      result.notes.push_back({"agree.note.floors", {{"n", std::to_string(rater.floors)}, {"name", rater.name}}});
  constexpr std::size_t few = 30;  // our choice; kappa's standard error is above 0.15 there in most tables
  if (result.rated_twice == 0)
    result.notes.push_back({"agree.note.nothing_in_common", {}});
  else if (result.rated_twice < few)
    result.notes.push_back({"agree.note.few", {{"n", std::to_string(result.rated_twice)}}});
  return result;
}

}  // namespace matang::compare
