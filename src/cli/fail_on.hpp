#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "matang/assess/assessment.hpp"
#include "matang/report/report.hpp"
#include "matang/result.hpp"
#include "matang/rubric/rubric.hpp"

namespace matang::cli {

/// What a condition of --fail-on can be about. One table: the parser, `--help`, messages and docs/ci.md (a test
/// compares) all read it.
struct ConditionSubject {
  enum class Unit { count, days, stage, score };
  std::string_view name;
  Unit unit;
  std::string_view example;  ///< of a whole condition
  std::string_view meaning;
};
const std::vector<ConditionSubject>& condition_subjects();
/// What `--help` says of --fail-on.
std::string_view fail_on_meaning();

/// A condition of --fail-on, read: SUBJECT[:RUBRIC][COMPARISON VALUE]. A count alone means "more than none".
struct Condition {
  std::string text;
  const ConditionSubject* subject = nullptr;
  std::string rubric;  ///< of a stage or score; "" for whichever is scored
  enum class Comparison { less, at_most, equal, at_least, more } comparison = Comparison::more;
  double number = 0;
  bool per_cent = false;  ///< of a score: a share of the points, not the framework's own scale
  std::string stage;
  Location where;
};
Result<std::vector<Condition>> read_conditions(const std::vector<Given>& given);

/// What conditions may name, known before anything is crawled.
struct ScoredRubric {
  std::string id;
  bool staged = false, has_number = true;
  std::vector<std::string> groups;
};
std::vector<ScoredRubric> scored(const std::vector<rubric::Rubric>& rubrics);
std::vector<ScoredRubric> scored(const assess::Assessment& assessment);
/// A fault for each condition that names a rubric or stage that is not scored, or new findings without a baseline.
Problems check_conditions(const std::vector<Condition>& conditions, const std::vector<ScoredRubric>& rubrics,
                          bool has_baseline);

/// Judges each condition: a value that is not wholly known is a range, and a condition holds where it holds for all of
/// the range. What the ignore file names is not counted.
std::vector<report::Judged> judge(const std::vector<Condition>& conditions, const assess::Assessment& assessment);

}  // namespace matang::cli
