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
  std::string expect;  ///< met, partly, not_met, unknown, or at_least_partly: unknown, but for certain partly met
  Location where;
};

struct Indicator {
  std::string id;  ///< "interactive.online-forms": group id, dot, noun phrase
  Text title, question, advice;
  std::string source;     ///< law and article, paper and page
  std::string certainty;  ///< official | published | adapted | ours: how sure the wording is
  std::int64_t weight = 1;
  std::optional<rules::Expression> met, partly, exceeded;  ///< none: only evidence can answer
  std::vector<evidence::Kind> answered_by;                 ///< kinds of human evidence that can answer it; may be empty
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

/// A named band of the total share, [from, next band's from): "pematangan" 26–50 %.
struct Band {
  double from = 0;
  std::string id;
  Text title;
};

struct Rubric {
  std::string id, version;
  Text title, text;
  std::string source;
  RollUp roll_up = RollUp::weighted;
  double stage_reached_at = 1.0;  ///< share of a stage that counts as reaching it
  std::vector<Band> bands;        ///< sorted; may be empty
  std::vector<Group> groups;
  bool simulation = false;  ///< of an official instrument: the report says so
  std::string file;
};

/// What a rule may name as a concept. A group's name that is no concept's id stands for every concept of the group.
struct KnownConcepts {
  std::vector<std::string> ids;                            ///< of concepts; empty: names are not checked
  std::map<std::string, std::vector<std::string>> groups;  ///< a group's name and the ids of its concepts
};

/// Reads and checks a rubric: every fault at once, with place and suggestion; rules type-checked against the site's
/// tables. `known_concepts`: ids of the lexicon and its groups; a rule that names another is a fault (empty: not
/// checked).
Result<Rubric> read_text(std::string_view yaml, const std::string& file_name,
                         const KnownConcepts& known_concepts);
Result<Rubric> read_file(const std::string& path, const KnownConcepts& known_concepts);

/// Runs every indicator's cases; a Problem for each that gives another verdict than it expects.
Problems run_cases(const Rubric& rubric);

}  // namespace matang::rubric

namespace matang {
template <>
inline constexpr auto spellings<rubric::Precedence> = std::array<std::string_view, 3>{"evidence", "site", "lower"};
template <>
inline constexpr auto spellings<rubric::RollUp> = std::array<std::string_view, 3>{"stages", "elements", "weighted"};
}  // namespace matang
