#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "matang/facts/site_facts.hpp"
#include "matang/rubric/rubric.hpp"
#include "matang/rules/expression.hpp"
#include "matang/spelling.hpp"

namespace matang::rubric {

enum class Verdict { met, partly, not_met, unknown, not_applicable };

/// What the site's facts alone say of an indicator. `low` and `high` are of two points: met 2 and 2, partly 1 and 1,
/// not met 0 and 0; an unknown that is at least partly met has 1 and 2.
struct SiteVerdict {
  Verdict verdict = Verdict::unknown;
  std::int64_t low = 0, high = 2;
  std::vector<Message> reasons;           ///< "exceeded"; for an unknown, what hides the answer
  std::vector<rules::Witness> witnesses;  ///< what decided it, or for a "not met" what was found instead, if anything
  std::size_t witnesses_counted = 0;
};

/// What the site's facts alone prove of an indicator judged by levels: the highest level to which every step is shown
/// (the lowest one is given), and the highest that nothing refutes.
struct SiteLevel {
  std::int64_t low = 1, high = 5;
  std::vector<Message> reasons;
  std::vector<rules::Witness> witnesses;
  std::size_t witnesses_counted = 0;
};
SiteLevel judge_level(const Rubric& rubric, const Indicator& indicator, const facts::Tables& tables);

/// Grades three-valued answers. `exceeded` yes → met with the reason "exceeded"; unknown: `met` is at best unknown.
/// `met` yes → met; `met` no: `partly` yes → partly, no → not_met, unknown → unknown [0,1]; `met` unknown: unknown,
/// [1,2] where `partly` is yes, else [0,2]. An indicator without a `met` rule → unknown with the reason
/// "needs.evidence", [1,2] where its `partly` is yes: what a website can show towards it, and no more.
///
/// Message codes beside those of rules/expression.hpp:
/// - exceeded {}: the stage it describes is already surpassed.
/// - needs.evidence {kinds}: only an assessor can answer, or answer in full; `kinds` is "interview;document".
SiteVerdict judge(const Indicator& indicator, const facts::Tables& tables);

}  // namespace matang::rubric

namespace matang {
template <>
inline constexpr auto spellings<rubric::Verdict> =
    std::array<std::string_view, 5>{"met", "partly", "not_met", "unknown", "not_applicable"};
}  // namespace matang
