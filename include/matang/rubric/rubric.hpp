#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "matang/evidence/evidence.hpp"
#include "matang/facts/table.hpp"
#include "matang/problem.hpp"
#include "matang/result.hpp"
#include "matang/rules/expression.hpp"
#include "matang/spelling.hpp"
#include "matang/text.hpp"
#include "matang/web/date.hpp"

/// An assessment framework as data: rubrics/<id>.yaml.
namespace matang::rubric {

/// Which side counts where the site and the assessor's evidence both decide and differ.
enum class Precedence {
  evidence,  ///< the assessor's, who answers for the verdict (default)
  site,      ///< what the site shows, for what only the site can show
  lower      ///< the less favourable of both
};

/// A worked example of an indicator's rules, run by `matang rubric check`: rows of tables, and the verdict they must
/// give.
struct Case {
  facts::Tables tables;
  /// met, partly, not_met, unknown, or at_least_partly (unknown, but for certain partly met); of an indicator judged by
  /// levels "2..5", the least proven and the most possible, or "3" where they are the same.
  std::string expect;
  Location where;
};

/// One step of an indicator judged by levels. Levels are cumulative: level n holds where n and all below it hold
/// (PermenPANRB 59/2020: "criteria of the level below are met, and …").
struct Level {
  std::int64_t level = 1;
  Text criterion;
  std::optional<rules::Expression> shown;    ///< where it says yes, the site proves this step; a "no" proves nothing
  std::optional<rules::Expression> refuted;  ///< where it says yes, this step and those above it cannot be
  Location where;
};

enum class Effort { easy, moderate, hard };

struct Indicator {
  std::string id;  ///< "interactive.online-forms": group id, dot, noun phrase
  Text title, question, advice;
  std::string source;       ///< law and article, paper and page
  std::string certainty;    ///< official | published | adapted | ours | secondary | memory: how sure the wording is
  std::int64_t weight = 1;  ///< in units of 1 / Rubric::weight_unit
  std::optional<rules::Expression> met, partly, exceeded;  ///< none: only evidence can answer
  std::vector<Level> levels;  ///< not empty: judged by levels instead, from Rubric::lowest_level upwards, none left out
  std::optional<Effort> effort;             ///< to mend it, as far as the rubric's author can tell
  std::vector<std::string> applies_to;      ///< kinds of body it is asked of ("regency", "agency" …); empty: of all
  std::vector<evidence::Kind> answered_by;  ///< kinds of human evidence that can answer it; may be empty
  Precedence precedence = Precedence::evidence;
  std::vector<Case> cases;
  Location where;
};

struct Group {
  std::string id;
  Text title, text;
  std::optional<std::int64_t> weight;  ///< per cent; all groups have one, adding up to 100, or none has
  std::vector<Indicator> indicators;
};

/// How verdicts are added up (issue: several ways, chosen by the rubric).
enum class RollUp {
  stages,    ///< groups are stages in order: each one's fulfilment, the highest without a gap, the gap named
  elements,  ///< groups side by side, each with its own fulfilment
  weighted,  ///< one sum over weights
};

/// A named band of the score: "pematangan" 26–50 %. `to` is inclusive, at the declared rounding; where it is not
/// written it is the next band's `from`, exclusive.
struct Band {
  double from = 0;
  std::string id;
  Text title;
  std::optional<double> to{};
};

/// How a framework states its score.
struct ScoreStyle {
  enum class As {
    percent,  ///< share of the points, 0–100
    index,    ///< weighted mean of levels, lowest to highest level
    count,    ///< how many are met, of how many
    none      ///< a profile: the framework knows no number, and none is shown
  };
  As as = As::percent;
  int decimals = 0;
  bool official = false;  ///< the framework's own number; otherwise reports say that it is our convention
};

/// What an unknown counts as.
enum class UnknownPolicy {
  interval,              ///< from nothing to all: the score is a range
  exclude,               ///< left out of the sum, and of what the share is counted from
  zero,                  ///< nothing
  zero_after_full_crawl  ///< nothing where the capture is complete (LOSI: "absent or not found by researchers" is 0),
                         ///< else interval
};

/// What is assessed one by one instead of the site as a whole: each service, each agency of the user's list, each
/// year's documents. An indicator's rules then see of `table` only the unit's own rows.
struct Units {
  std::string table;                    ///< "services", "agencies", "documents"
  std::string by;                       ///< a field whose values are the units; "" where each row is one
  std::vector<rules::Condition> where;  ///< rows that count
  int last_years = 0;  ///< with by: year, the units are the last so many years before as-of, documents or not
};

/// A choice of the indicators, with bands of its own perhaps: what one study looked at. `matang audit --rubric
/// indrajit:kendal-2018`.
struct Profile {
  std::string id;
  Text title;
  std::string source;
  std::vector<std::string> indicators;
  std::vector<Band> bands;  ///< empty: the rubric's
};

/// A part of the framework that is not in this file because its text was not found; never invented, always counted.
struct LeftOut {
  std::int64_t count = 0;  ///< indicators
  Text what;
};

struct Rubric {
  std::string id, version;
  Text title, text;
  std::string source;
  RollUp roll_up = RollUp::weighted;
  double stage_reached_at = 1.0;  ///< share of a stage that counts as reaching it
  std::vector<Band>
      bands;  ///< sorted; may be empty; of shares 0–1, or where `band_decimals` is set of the stated score
  std::optional<int> band_decimals;  ///< the stated score is rounded half up to so many before the bands are read
  std::vector<Group> groups;
  bool simulation = false;  ///< of an official instrument: the report says so
  std::string
      certainty;  ///< of the framework's text as a whole: official | published | adapted | ours | secondary | memory
  ScoreStyle score;
  UnknownPolicy unknown = UnknownPolicy::interval;
  std::int64_t weight_unit = 1;                      ///< weights are stated in 1/weight_unit: 10 for 1.3, 100 for 2.75
  std::int64_t lowest_level = 1, highest_level = 0;  ///< 0: not judged by levels
  std::vector<Text> level_names;                     ///< the lowest first; may be empty
  std::optional<Units> per;
  std::vector<Profile> profiles;
  std::string profile;  ///< the one chosen; "" for all indicators
  Text profile_title;
  std::optional<web::Date> valid_from, valid_until;  ///< of the instrument
  std::string superseded_by;                         ///< id of the rubric that replaces it
  std::vector<LeftOut> left_out;
  std::string file;
};

/// The kinds of body that `applies_to` and an assessment's `body` may name.
const std::vector<std::string>& bodies();

/// The rubric with only a profile's indicators (groups left empty fall away); nothing where it has no such profile.
std::optional<Rubric> with_profile(const Rubric& rubric, std::string_view profile);

/// What a rule may name as a concept. A group's name that is no concept's id stands for every concept of the group.
struct KnownConcepts {
  std::vector<std::string> ids;                            ///< of concepts; empty: names are not checked
  std::map<std::string, std::vector<std::string>> groups;  ///< a group's name and the ids of its concepts
};

/// Reads and checks a rubric: every fault at once, with place and suggestion; rules type-checked against the site's
/// tables. `known_concepts`: ids of the lexicon and its groups; a rule that names another is a fault (empty: not
/// checked).
Result<Rubric> read_text(std::string_view yaml, const std::string& file_name, const KnownConcepts& known_concepts);
Result<Rubric> read_file(const std::string& path, const KnownConcepts& known_concepts);

/// Runs every indicator's cases; a Problem for each that gives another verdict than it expects.
Problems run_cases(const Rubric& rubric);

}  // namespace matang::rubric

namespace matang {
template <>
inline constexpr auto spellings<rubric::Precedence> = std::array<std::string_view, 3>{"evidence", "site", "lower"};
template <>
inline constexpr auto spellings<rubric::Effort> = std::array<std::string_view, 3>{"easy", "moderate", "hard"};
template <>
inline constexpr auto spellings<rubric::ScoreStyle::As> =
    std::array<std::string_view, 4>{"percent", "index", "count", "none"};
template <>
inline constexpr auto spellings<rubric::UnknownPolicy> =
    std::array<std::string_view, 4>{"interval", "exclude", "zero", "zero_after_full_crawl"};
template <>
inline constexpr auto spellings<rubric::RollUp> = std::array<std::string_view, 3>{"stages", "elements", "weighted"};
}  // namespace matang
