#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "matang/assess/assessment.hpp"
#include "matang/evidence/evidence.hpp"
#include "matang/spelling.hpp"
#include "matang/text.hpp"

/// How far assessors, or an assessor and the machine, come to the same verdicts.
namespace matang::compare {

/// Which verdicts of an assessment are taken.
enum class AssessmentSide {
  site,      ///< what the machine read off the site alone
  evidence,  ///< what the assessor brought
  verdict    ///< the one that counts
};

struct Judged {
  std::string rubric, indicator;
  std::string verdict;  ///< "met" … or "not_applicable"; "" where judged by level
  std::optional<std::int64_t> level;
  std::string source;  ///< where it comes from: the evidence's source, or what the site shows
};
struct Rater {
  std::string name;
  std::string file;
  std::optional<AssessmentSide> side;  ///< of an assessment
  std::vector<Judged> judged;          ///< only what was decided: unknown is no rating
  std::size_t floors = 0;              ///< levels left out: a site proves the least level, which is no rating
};
Rater rater_of(const evidence::EvidenceFile& file, const std::string& path);
Rater rater_of(const assess::Assessment& assessment, const std::string& path, AssessmentSide side);

/// Figures over one set of indicators. Each one travels with the number of units it rests on.
struct Measures {
  struct Pair {
    std::size_t one = 0, other = 0;  ///< raters
    std::size_t units = 0;           ///< both rated
    std::optional<double> percent;   ///< share rated alike, 0–1
    std::optional<double> kappa;     ///< Cohen 1960, verdicts as they are
    std::optional<double> weighted;  ///< linear weights: partly is nearer to met than not_met is
  };
  std::vector<Pair> pairs;
  std::optional<double> alpha_nominal, alpha_ordinal;
  std::size_t alpha_units = 0, alpha_values = 0;
  std::size_t ordinal_units = 0;  ///< not_applicable has no place in the order and is left out there
};
struct RubricAgreement {
  std::string rubric;  ///< "" over all rubrics
  Text title;
  Measures measures;
};
struct Disagreement {
  std::string rubric, indicator;
  Text title;                                  ///< where an assessment among the inputs knows it
  std::vector<std::optional<Judged>> ratings;  ///< one a rater
};
struct Agreement {
  std::vector<Rater> raters;
  Measures all;
  std::vector<RubricAgreement> rubrics;
  std::vector<Disagreement> disagreements;  ///< the farthest apart first
  std::size_t units = 0;                    ///< indicators that anyone rated
  std::size_t rated_twice = 0;              ///< by at least two
  std::vector<Message> notes;
};
/// `known`: where titles come from; may be empty.
Agreement agreement(std::vector<Rater> raters, const std::vector<const assess::Assessment*>& known);

}  // namespace matang::compare

namespace matang {
template <>
inline constexpr auto spellings<compare::AssessmentSide> =
    std::array<std::string_view, 3>{"site", "evidence", "verdict"};
}  // namespace matang
