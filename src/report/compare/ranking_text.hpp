#pragma once
#include <string>

#include "matang/compare/ranking.hpp"
#include "report/numbers.hpp"
#include "report/wording.hpp"

namespace matang::report::comparison {

/// "2", or where ranges overlap "2–3"; "–" where it has no place.
std::string rank_text(const compare::Rank& rank);
/// A site's score in the framework's own scale; "" of one that knows no number.
std::string score_text(Language language, const compare::League& league, const compare::RankedSite& site);
/// The highest stage reached, as a range of titles; nothing escaped.
std::string stage_text(Language language, const compare::League& league, const compare::RankedSite& site);
/// Whether a framework without a number has no stages either: its sites stand side by side, in no order.
bool is_unranked(const compare::League& league);
bool has_groups(const compare::League& league);

}  // namespace matang::report::comparison
