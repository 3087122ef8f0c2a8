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

/// Points earned for certain, points if all that is unknown were met, and points there are. Two points a unit of
/// weight, so that "partly" is a whole number; where groups have weights, a rubric's total is in thousandths of a per
/// cent instead, low rounded down and high rounded up. 0 <= low <= high <= possible.
struct ScoreRange {
  std::int64_t low = 0, high = 0, possible = 0;
  double low_share() const { return possible == 0 ? 0.0 : static_cast<double>(low) / static_cast<double>(possible); }
  double high_share() const { return possible == 0 ? 0.0 : static_cast<double>(high) / static_cast<double>(possible); }
  friend bool operator==(const ScoreRange&, const ScoreRange&) = default;
};
ScoreRange operator+(const ScoreRange& a, const ScoreRange& b);

/// Of an indicator judged by levels: the least proven and the most possible.
struct LevelRange {
  std::int64_t low = 1, high = 5, lowest = 1, highest = 5;
  friend bool operator==(const LevelRange&, const LevelRange&) = default;
};

/// What an indicator came to, from the site's facts and from what the assessor brought.
///
/// Several pieces of evidence for one indicator: those that say not_applicable count only where all do; of the others
/// the least favourable counts (our choice: one optimistic interview must not hide a document that says otherwise), and
/// where they differ the reason "evidence.differ" says so. Which side then counts is the rubric's `precedence`; a site
/// that has not decided yields to the evidence, unless what it shows for certain ("at least partly") speaks against it.
struct IndicatorResult {
  std::string group, id;
  Text title, question, advice;
  std::string source;
  std::int64_t weight = 1;
  std::string certainty;  ///< of the wording, as in the rubric
  std::optional<rubric::Effort> effort;
  Verdict verdict = Verdict::unknown;  ///< the one that counts; of levels: highest met, lowest not_met, between partly
  std::optional<LevelRange> level;
  std::optional<std::int64_t> site_level;  ///< proven by the site alone
  std::optional<std::int64_t> evidence_level;
  ScoreRange score;  ///< possible is 2 × weight, or highest level × weight; 0 where not applicable
  Basis basis = Basis::none;
  std::vector<Message> reasons;  ///< why: "exceeded", "gap.limits", "evidence.precedence", "needs.evidence" …
  Verdict site_verdict = Verdict::unknown;  ///< not_applicable where no rule asks the site
  std::optional<Verdict> evidence_verdict;
  bool contradiction = false;             ///< both sides decide, and differ
  std::vector<rules::Witness> witnesses;  ///< what the site shows
  std::size_t witnesses_counted = 0;
  std::vector<evidence::Evidence> evidence;  ///< what the assessor brought
  std::vector<evidence::Kind> answered_by;   ///< kinds of evidence that could answer it
};

struct GroupResult {
  std::string id;
  Text title, text;
  ScoreRange score;
  std::size_t met = 0, partly = 0, not_met = 0, unknown = 0, not_applicable = 0;
  bool reached = false;         ///< stages: certainly fulfilled
  bool may_be_reached = false;  ///< stages: fulfilled if the unknown were met
};

/// One service, agency or year of a rubric that is assessed unit by unit.
struct UnitResult {
  std::string name;  ///< the service's name, the agency's, the year
  web::Url url;
  ScoreRange score;
  std::vector<Verdict> verdicts;  ///< one an indicator, in the rubric's order
};

/// Something that would raise the score: an indicator not yet fully met.
struct Improvement {
  std::string indicator, group;
  Text title, advice;
  rubric::Effort effort = rubric::Effort::moderate;
  bool by_evidence = false;     ///< nothing to mend that we know of: evidence is what is missing
  ScoreRange group_now;         ///< of its group
  std::int64_t group_then = 0;  ///< certain points of the group once it is met
  double share_gained = 0;      ///< of the whole rubric's possible points
};

struct RubricResult {
  std::string id, version;
  Text title, text;
  std::string source;
  std::string certainty;  ///< of the framework's text
  std::string profile;    ///< the chosen profile's id; "" for all indicators
  Text profile_title;
  bool simulation = false;
  rubric::ScoreStyle score_style;
  rubric::UnknownPolicy unknown_policy = rubric::UnknownPolicy::interval;
  std::int64_t weight_unit = 1;
  std::vector<Text> level_names;
  double stated_low = 0, stated_high = 0;  ///< in the framework's own scale: per cent, index or count
  double stated_most = 0;                  ///< the highest it can be: 100, the highest level, the number of indicators
  std::optional<Message> validity;  ///< "rubric.superseded" {by, since}, "rubric.not_yet" {from}: as-of lies outside
  std::vector<rubric::LeftOut> left_out;
  std::string units_of;  ///< table whose rows are the units; "" for the site as a whole
  std::vector<UnitResult> units;
  std::vector<Improvement> improvements;  ///< those that raise the score most, easy ones first; at most three
  rubric::RollUp roll_up = rubric::RollUp::weighted;
  std::vector<GroupResult> groups;
  std::vector<IndicatorResult> indicators;  ///< in the rubric's order
  ScoreRange score;
  double assessed = 0;              ///< share of the weight with a decided verdict
  std::string highest_stage;        ///< roll-up stages: the highest reached without a gap; "" where none
  std::vector<std::string> gaps;    ///< stages certainly not reached, below a later one that earned points
  std::string band_low, band_high;  ///< ids; "" where the rubric has no bands
  Text band_low_title, band_high_title;
};

/// How often the site publishes: dated items (pages and documents) a month, oldest month first, empty months included.
struct Cadence {
  struct Month {
    int year = 0;
    unsigned month = 1;
    std::size_t items = 0;
    friend bool operator==(const Month&, const Month&) = default;
  };
  std::vector<Month> months;  ///< at most the 60 before as-of
  std::size_t earlier = 0, undated = 0;
  std::optional<web::Date> gap_from, gap_to;  ///< the longest time without an item, to as-of at the latest
  std::int64_t gap_days = 0;
};

/// Where a finding stands against an earlier assessment and the ignore file.
enum class Standing { unmarked, fresh, known, ignored };

/// Something to mend on the site; one fault is one finding however many pages show it.
struct Finding {
  std::string id;  ///< stable across runs: hash of kind and subject
  Severity severity = Severity::minor;
  std::string kind;     ///< "broken_menu", "stale_page" …; also the Message code "finding.<kind>"
  std::string subject;  ///< menu path, page title or address
  web::Url url;
  web::Url found_on;
  std::size_t pages = 0;  ///< on how many pages it shows
  Message detail, recommendation;
  std::string rubric, indicator;           ///< where the finding is an indicator that failed
  Standing standing = Standing::unmarked;  ///< marked by compare/, where a baseline or an ignore file was given
  std::string ignored_because;             ///< the reason the ignore file gives
};

struct Assessment {
  static constexpr int schema_version = 1;
  std::string tool_version;
  web::Date as_of{};
  web::Url target;
  std::string name;        ///< of the site
  std::string body;        ///< kind of body: province regency city agency district village; "" where not told
  bool redacted = false;   ///< informants are pseudonymised
  bool assessable = true;  ///< false: nothing could be captured; `obstacle` says why
  std::optional<Message> obstacle;
  capture::Coverage coverage;
  facts::Completeness completeness;
  std::vector<RubricResult> rubrics;
  std::vector<Finding> findings;  ///< most severe first
  Cadence cadence;
  std::vector<facts::Table> tables;  ///< menus, pages, documents, forms, channels, services, links, site
  std::vector<evidence::EvidenceFile> evidence_files;
};

struct Inputs {
  facts::SiteFacts site;
  capture::Coverage coverage;
  std::vector<rubric::Rubric> rubrics;
  std::vector<evidence::EvidenceFile> evidence;
  web::Date as_of{};
  std::string tool_version;
  std::string body;
};
/// Pure: verdicts, scores, roll-ups and findings of one site.
Assessment assess(const Inputs& inputs);

/// The same with informants pseudonymised for a public report: sources and collectors of interviews, questionnaires and
/// observations become "Informan 1" and so on, the same one always the same; their quotations, notes and locators are
/// left out. Documents keep their names.
Assessment redacted(Assessment assessment);

}  // namespace matang::assess

namespace matang {
template <>
inline constexpr auto spellings<assess::Basis> = std::array<std::string_view, 4>{"site", "evidence", "both", "none"};
template <>
inline constexpr auto spellings<assess::Standing> =
    std::array<std::string_view, 4>{"unmarked", "new", "known", "ignored"};
template <>
inline constexpr auto spellings<assess::Severity> =
    std::array<std::string_view, 4>{"critical", "major", "minor", "info"};
}  // namespace matang
