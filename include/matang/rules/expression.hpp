#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "matang/facts/site_facts.hpp"
#include "matang/rules/truth.hpp"
#include "matang/text.hpp"

/// Questions over a site's tables, in three-valued logic. Rules know tables, fields and values; not HTML, HTTP or YAML.
///
/// Message codes in `Answer::reasons`, whose sentences stand in src/report/text. Why an answer is unknown:
/// - gap.limits, gap.robots, gap.blocked, gap.failed, gap.script, gap.truncated, gap.interrupted, gap.offline
///   {count, navigation, example}: part of the site is hidden, so "not seen" proves nothing; `count` pages, of which a
///   menu leads to `navigation`; `example` is an address or "".
/// - gap.nothing {}: nothing of the site was read, and no gap says why.
/// - cell.unknown {table, field, count, example}: the answer hangs on a field that could not be observed in `count`
///   rows; `example` is the first one's reason, or its state ("not_checked").
///
/// And why it is no:
/// - not_seen {table, what, found, needed}: rows of `table` like `what` were looked for ("purpose: application; state:
///   works"); there are `found`; `needed` is ">= 1", "<= 0" and the like.
/// - share.outside {table, what, share, needed}: this share ("0.42"; "" of no rows) of the rows meets `what`.
/// - not_newer {table, field, newest, days}: the newest date is `newest` ("" where there is none), older than `days`.
/// - fact.differs {table, what}: the site's own row does not meet `what`.
namespace matang::rules {

/// One condition on a field of a row. A row matches `where` when all its conditions hold; a condition on an unknown
/// cell is unknown, on an absent one no (except `present: false`). An empty text or list is absent. A `state` of
/// not_checked or blocked is no observation: it counts as unknown unless the condition names that very state.
struct Condition {
  enum class Kind {
    one_of,    ///< the cell equals one of `texts` (a list cell: contains one of them)
    none_of,   ///< the cell equals none of them
    contains,  ///< a text cell contains one of `texts`, ignoring case
    at_least,
    at_most,     ///< integers; of a list: how many items it has
    within,      ///< a date at most `days` before as-of (a date after as-of is not within)
    older_than,  ///< a date more than `days` before as-of
    present,     ///< the cell has a value (`flag` true) or not (false)
    is           ///< a flag cell equals `flag`
  };
  std::string field;
  Kind kind = Kind::one_of;
  std::vector<std::string> texts;
  std::int64_t number = 0;
  std::chrono::days days{0};
  bool flag = false;
};

/// Rows of one table.
struct Selection {
  std::string table;
  std::vector<Condition> where;
  /// Only what lies at most so many clicks from the front page need have been captured for a "no". Nothing: all of the
  /// site.
  std::optional<int> depth;
};

/// A rule: a tree of operators. Children of `all`, `any`, `not` are in `children`.
struct Expression {
  enum class Kind {
    count,   ///< the number of rows of `of` lies in [at_least, at_most]
    share,   ///< rows of `of` that also match `among_where`, as a share of `of`, in [share_at_least, share_at_most];
             ///< `of` empty: no
    newest,  ///< the newest date in `field` over `of` is at most `days` before as-of; no row or no date: no
    fact,    ///< the one row of table `site` matches `of.where`
    all,
    any,
    negation
  };
  Kind kind = Kind::count;
  Selection of;
  std::vector<Condition> among_where;
  std::optional<std::int64_t> at_least, at_most;
  std::optional<double> share_at_least, share_at_most;
  std::string field;
  std::chrono::days days{0};
  std::vector<Expression> children;
};

/// One thing a rule looked at and found to matter.
struct Witness {
  std::string table;
  facts::Sighting seen;
  std::string what;  ///< the row in a few words: its first telling cells ("Unduhan › Formulir KTP; document; works")
  friend bool operator==(const Witness&, const Witness&) = default;
};

struct Answer {
  Truth truth = Truth::unknown;
  std::vector<Witness> witnesses;  ///< rows that decided it; at most 20, `counted` says how many there were
  std::size_t counted = 0;
  std::vector<Message>
      reasons;  ///< why it is unknown: "gap.limits", "cell.unknown" …; or what was looked for and not seen
};

/// Pure. A "no" that rests on rows not being there is `unknown` unless the capture is complete enough for the
/// selection's depth.
Answer evaluate(const Expression& expression, const facts::Tables& tables);

/// What each operator is called in YAML, what it takes and means, with an example: read by the loader's messages and by
/// `matang rubric reference`.
struct OperatorInfo {
  std::string name, takes, meaning, example;
};
const std::vector<OperatorInfo>& operator_reference();

}  // namespace matang::rules
