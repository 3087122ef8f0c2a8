#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "matang/assess/assessment.hpp"
#include "matang/spelling.hpp"
#include "matang/text.hpp"

/// What changed between two assessments: two years of one site, or an old portal and the one that replaced it.
namespace matang::compare {

/// How one range of points stands to another. Ranges that overlap prove nothing: they "may have" moved. Both known and
/// equal is `same`; the same range with something unknown in it `no_visible_change`; `cannot_tell` where one end rose
/// and the other fell.
enum class Change { rose, fell, same, no_visible_change, may_have_risen, may_have_fallen, cannot_tell, not_comparable };
Change change_of(const assess::ScoreRange& before, const assess::ScoreRange& after);

/// By what a menu, page or document of one assessment was recognised in the other, surest first. `words` and `topic`
/// are guesses that a person should look at; nothing certain is built on them.
enum class MatchedBy {
  path,     ///< the same labels from the root
  address,  ///< the same address on the same host, or the same path on the other portal
  label,    ///< the same label, title or file name, which stands only once on either side
  words,    ///< the same words but for fillers: "Harga Bahan Pokok" and "Informasi Harga Bahan Pokok"
  topic,    ///< the only menus of either portal about a concept of the lexicon
  none
};
constexpr bool is_certain(MatchedBy how) { return how < MatchedBy::words; }

/// What became of one menu, page or document.
enum class Outcome {
  broken_anew,  ///< opened before, and does not any more
  gone_stale,
  still_faulty,
  still_stale,
  cannot_tell,  ///< not checked, or refused us, on one side
  repaired,
  revived,    ///< was stale, and is kept up again
  unchanged,  ///< works on both sides
  gone,       ///< not there any more, as far as a complete crawl can tell
  not_seen,   ///< not seen any more, but the newer crawl was not complete
  added,
  added_or_unseen  ///< seen for the first time, but the older crawl was not complete
};

/// A menu, page or document as one assessment has it.
struct Item {
  std::string name;  ///< menu path, page title or document label
  web::Url url;
  std::string host;
  facts::State state = facts::State::none;
  std::optional<web::Date> newest;
};
struct ItemChange {
  Outcome outcome = Outcome::unchanged;
  MatchedBy matched_by = MatchedBy::none;
  std::string topic;   ///< the concept's id, where matched by topic
  bool portal = true;  ///< of the portal itself; false: of another host of the same government
  std::optional<Item> before, after;
};
struct StateCount {
  facts::State state = facts::State::none;
  std::size_t before = 0, after = 0;
};
struct ItemChanges {
  std::size_t before = 0, after = 0;
  std::vector<StateCount> states;   ///< of the portal's own; states that occur on a side, worst first
  std::vector<ItemChange> changes;  ///< all, in the order of Outcome, then of the assessments
  std::size_t count(Outcome outcome) const;
};

struct IndicatorChange {
  std::string group, id;
  Text title;
  Change change = Change::same;
  assess::Verdict before = assess::Verdict::unknown, after = assess::Verdict::unknown;
  std::optional<assess::LevelRange> level_before, level_after;
  assess::ScoreRange score_before, score_after;
  assess::Basis basis_before = assess::Basis::none, basis_after = assess::Basis::none;
};
struct GroupChange {
  std::string id;
  Text title;
  Change change = Change::same;
  assess::ScoreRange before, after;
};
/// The highest stage reached without a gap, as a range: for certain, and if all unknown were met. "" is below the
/// first.
struct StageRange {
  std::string low, high;
  Text low_title, high_title;
  std::size_t low_number = 0, high_number = 0;  ///< 0 is below the first stage
};
struct RubricChange {
  std::string id, profile, version_before, version_after;
  Text title;
  bool same_version = true;
  bool states_no_score = false;  ///< the framework knows no number
  Change change = Change::same;
  assess::ScoreRange before, after;
  std::optional<Change> stage_change;
  StageRange stage_before, stage_after;
  std::vector<GroupChange> groups;
  std::vector<IndicatorChange> indicators;  ///< of both, in the newer one's order
  std::vector<std::string> only_before, only_after;
  std::size_t count(Change change) const;
};

enum class FindingOutcome {
  fresh,          ///< written as "new"
  new_or_unseen,  ///< the older crawl was not complete, or could not judge the indicator
  still,          ///< perhaps as another kind of fault: an empty menu that leads nowhere now
  fixed,
  gone,     ///< what it was about is not there any more: no repair
  not_seen  ///< not found any more, but it cannot be told that it is mended
};
struct FindingChange {
  FindingOutcome outcome = FindingOutcome::still;
  assess::Finding finding;  ///< the newer one where both have it
  std::string former_kind;  ///< of the older one, where it was another
};

/// How many of something there are: "documents", "services.information", "channels.phone".
struct Holding {
  std::string what;
  std::size_t before = 0, after = 0;                ///< on all hosts of the assessment
  std::size_t portal_before = 0, portal_after = 0;  ///< on the portal itself
};

struct Side {
  std::string name, tool_version;
  web::Url target;
  web::Date as_of{};
  bool assessable = true, complete = true;
  std::size_t pages_read = 0;
  std::optional<web::Date> newest_content;
  std::optional<std::size_t> items_last_year;  ///< dated items in the twelve months before as-of, where it can be told
  std::int64_t gap_days = 0;
};

struct Diff {
  Side before, after;
  bool same_host = true;
  std::vector<Message> cautions;  ///< "diff.caution.…": what the reader must know before believing a difference
  std::vector<RubricChange> rubrics;
  std::vector<std::string> rubrics_only_before, rubrics_only_after;
  ItemChanges menus, pages, documents;
  std::vector<Holding> holdings;
  std::vector<FindingChange> findings;  ///< in the order of FindingOutcome, most severe first

  // What --fail-on counts: only what is certain.
  std::size_t worse() const;         ///< indicators that fell
  std::size_t broken_anew() const;   ///< menus, pages and documents, recognised for certain
  std::size_t new_findings() const;  ///< without those the ignore file names
};

Diff diff(const assess::Assessment& before, const assess::Assessment& after);

}  // namespace matang::compare

namespace matang {
template <>
inline constexpr auto spellings<compare::Change> = std::array<std::string_view, 8>{
    "rose", "fell", "same", "no_visible_change", "may_have_risen", "may_have_fallen", "cannot_tell", "not_comparable"};
template <>
inline constexpr auto spellings<compare::MatchedBy> =
    std::array<std::string_view, 6>{"path", "address", "label", "words", "topic", "none"};
template <>
inline constexpr auto spellings<compare::Outcome> = std::array<std::string_view, 12>{
    "broken_anew", "gone_stale", "still_faulty", "still_stale", "cannot_tell", "repaired",
    "revived",     "unchanged",  "gone",         "not_seen",    "added",       "added_or_unseen"};
template <>
inline constexpr auto spellings<compare::FindingOutcome> =
    std::array<std::string_view, 6>{"new", "new_or_unseen", "still", "fixed", "gone", "not_seen"};
}  // namespace matang
