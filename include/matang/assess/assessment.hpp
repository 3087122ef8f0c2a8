#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "matang/capture/coverage.hpp"
#include "matang/evidence/evidence.hpp"
#include "matang/facts/site_facts.hpp"
#include "matang/rubric/rubric.hpp"
#include "matang/rubric/verdict.hpp"
#include "matang/rules/expression.hpp"
#include "matang/spelling.hpp"
#include "matang/text.hpp"

/// The one document: everything reports say, computed once. Reports only lay it out.
namespace matang::assess {

using rubric::Verdict;
enum class Basis { site, evidence, both, none };
enum class Severity { critical, major, minor, info };

/// Points earned for certain, points if all that is unknown were met, and points there are. Two points a unit of weight, so that
/// "partly" is a whole number; where groups have weights, a rubric's total is in thousandths of a per cent instead, low rounded
/// down and high rounded up. 0 <= low <= high <= possible.
struct ScoreRange {
  std::int64_t low = 0, high = 0, possible = 0;
  double low_share() const { return possible == 0 ? 0.0 : static_cast<double>(low) / static_cast<double>(possible); }
  double high_share() const { return possible == 0 ? 0.0 : static_cast<double>(high) / static_cast<double>(possible); }
  friend bool operator==(const ScoreRange&, const ScoreRange&) = default;
};
ScoreRange operator+(const ScoreRange& a, const ScoreRange& b);

/// What an indicator came to, from the site's facts and from what the assessor brought.
///
/// Several pieces of evidence for one indicator: those that say not_applicable count only where all do; of the others the least
/// favourable counts (our choice: one optimistic interview must not hide a document that says otherwise), and where they differ the
/// reason "evidence.differ" says so. Which side then counts is the rubric's `precedence`; a site that has not decided yields to
/// the evidence, unless what it shows for certain ("at least partly") speaks against it.
struct IndicatorResult {
  std::string group, id;
  Text title, question, advice;
  std::string source;
  std::int64_t weight = 1;
  Verdict verdict = Verdict::unknown;               ///< the one that counts
  ScoreRange score;                                 ///< possible is 2 × weight; 0 where not applicable
  Basis basis = Basis::none;
  std::vector<Message> reasons;                     ///< why: "exceeded", "gap.limits", "evidence.precedence", "needs.evidence" …
  Verdict site_verdict = Verdict::unknown;          ///< not_applicable where no rule asks the site
  std::optional<Verdict> evidence_verdict;
  bool contradiction = false;                       ///< both sides decide, and differ
  std::vector<rules::Witness> witnesses;            ///< what the site shows
  std::size_t witnesses_counted = 0;
  std::vector<evidence::Evidence> evidence;         ///< what the assessor brought
  std::vector<evidence::Kind> answered_by;          ///< kinds of evidence that could answer it
};

struct GroupResult {
  std::string id;
  Text title, text;
  ScoreRange score;
  std::size_t met = 0, partly = 0, not_met = 0, unknown = 0, not_applicable = 0;
  bool reached = false;                             ///< stages: certainly fulfilled
  bool may_be_reached = false;                      ///< stages: fulfilled if the unknown were met
};

struct RubricResult {
  std::string id, version;
  Text title, text;
  std::string source;
  bool simulation = false;
  rubric::RollUp roll_up = rubric::RollUp::weighted;
  std::vector<GroupResult> groups;
  std::vector<IndicatorResult> indicators;          ///< in the rubric's order
  ScoreRange score;
  double assessed = 0;                              ///< share of the weight with a decided verdict
  std::string highest_stage;                        ///< roll-up stages: the highest reached without a gap; "" where none
  std::vector<std::string> gaps;                    ///< stages certainly not reached, below a later one that earned points
  std::string band_low, band_high;                  ///< ids; "" where the rubric has no bands
  Text band_low_title, band_high_title;
};

/// Something to mend on the site; one fault is one finding however many pages show it.
struct Finding {
  std::string id;                                   ///< stable across runs: hash of kind and subject
  Severity severity = Severity::minor;
  std::string kind;                                 ///< "broken_menu", "stale_page" …; also the Message code "finding.<kind>"
  std::string subject;                              ///< menu path, page title or address
  web::Url url;
  web::Url found_on;
  std::size_t pages = 0;                            ///< on how many pages it shows
  Message detail, recommendation;
  std::string rubric, indicator;                    ///< where the finding is an indicator that failed
};

struct Assessment {
  static constexpr int schema_version = 1;
  std::string tool_version;
  web::Date as_of{};
  web::Url target;
  std::string name;                                 ///< of the site
  bool assessable = true;                           ///< false: nothing could be captured; `obstacle` says why
  std::optional<Message> obstacle;
  capture::Coverage coverage;
  facts::Completeness completeness;
  std::vector<RubricResult> rubrics;
  std::vector<Finding> findings;                    ///< most severe first
  std::vector<facts::Table> tables;                 ///< menus, pages, documents, forms, channels, services, links, site
  std::vector<evidence::EvidenceFile> evidence_files;
};

struct Inputs {
  facts::SiteFacts site;
  capture::Coverage coverage;
  std::vector<rubric::Rubric> rubrics;
  std::vector<evidence::EvidenceFile> evidence;
  web::Date as_of{};
  std::string tool_version;
};
/// Pure: verdicts, scores, roll-ups and findings of one site.
Assessment assess(const Inputs& inputs);

}  // namespace matang::assess

namespace matang {
template <> inline constexpr auto spellings<assess::Basis> = std::array<std::string_view, 4>{"site", "evidence", "both", "none"};
template <> inline constexpr auto spellings<assess::Severity> =
    std::array<std::string_view, 4>{"critical", "major", "minor", "info"};
}  // namespace matang
