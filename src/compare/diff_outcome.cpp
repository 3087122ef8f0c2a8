#include <algorithm>

#include "compare/diff_parts.hpp"

namespace matang::compare {
namespace {

using facts::State;

enum class Condition { fault, stale, good, undecided };

Condition condition_of(State state) {
  switch (state) {
    case State::redirect_loop:
    case State::dead_control:
    case State::broken:
    case State::not_found:
    case State::returns_home:
    case State::under_construction:
    case State::empty:
      return Condition::fault;
    case State::stale:
      return Condition::stale;
    case State::not_checked:
    case State::blocked:
      return Condition::undecided;
    case State::leaves_site:
    case State::sibling:
    case State::document:
    case State::login:
    case State::works:
    case State::none:
      return Condition::good;
  }
  return Condition::undecided;
}

Outcome outcome_of(State before, State after) {
  const Condition was = condition_of(before), is = condition_of(after);
  if (was == Condition::undecided || is == Condition::undecided) return Outcome::cannot_tell;
  if (is == Condition::fault) return was == Condition::fault ? Outcome::still_faulty : Outcome::broken_anew;
  if (was == Condition::fault) return Outcome::repaired;
  if (is == Condition::stale) return was == Condition::stale ? Outcome::still_stale : Outcome::gone_stale;
  return was == Condition::stale ? Outcome::revived : Outcome::unchanged;
}

/// Worst first, as a reader wants them.
constexpr State shown_order[] = {
    State::broken,       State::not_found,          State::redirect_loop, State::dead_control, State::empty,
    State::returns_home, State::under_construction, State::stale,         State::blocked,      State::not_checked,
    State::works,        State::document,           State::sibling,       State::leaves_site,  State::login};

std::vector<StateCount> states_of(const std::vector<ItemChange>& changes) {
  std::vector<StateCount> states;
  for (const State state : shown_order) {
    StateCount count{state, 0, 0};
    for (const ItemChange& change : changes) {
      if (!change.portal) continue;
      count.before += change.before && change.before->state == state ? 1 : 0;
      count.after += change.after && change.after->state == state ? 1 : 0;
    }
    if (count.before + count.after > 0) states.push_back(count);
  }
  return states;
}

}  // namespace

bool is_faulty(State state) { return condition_of(state) == Condition::fault; }

std::size_t ItemChanges::count(Outcome outcome) const {
  return static_cast<std::size_t>(
      std::count_if(changes.begin(), changes.end(), [&](const ItemChange& each) { return each.outcome == outcome; }));
}

ItemChanges changes_of(const std::vector<Item>& before, const std::vector<Item>& after, const Matching& matching,
                       const assess::Assessment& old_one, const assess::Assessment& new_one) {
  ItemChanges all;
  all.before = before.size();
  all.after = after.size();
  const std::string old_home = home_of(old_one), new_home = home_of(new_one);
  auto pairs = matching.pairs();
  std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.after < b.after; });
  for (const Matching::Pair& pair : pairs) {
    const Item& was = before[pair.before];
    const Item& is = after[pair.after];
    all.changes.push_back({outcome_of(was.state, is.state), pair.how, pair.how == MatchedBy::topic ? pair.key : "",
                           role_of(is.host, new_home).empty(), was, is});
  }
  const Outcome missing = shows_all(new_one) ? Outcome::gone : Outcome::not_seen;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (matching.before_free(i))
      all.changes.push_back(
          {missing, MatchedBy::none, "", role_of(before[i].host, old_home).empty(), before[i], std::nullopt});
  const Outcome first_seen = shows_all(old_one) ? Outcome::added : Outcome::added_or_unseen;
  for (std::size_t i = 0; i < after.size(); ++i)
    if (matching.after_free(i))
      all.changes.push_back(
          {first_seen, MatchedBy::none, "", role_of(after[i].host, new_home).empty(), std::nullopt, after[i]});
  std::stable_sort(all.changes.begin(), all.changes.end(),
                   [](const ItemChange& a, const ItemChange& b) { return a.outcome < b.outcome; });
  all.states = states_of(all.changes);
  return all;
}

}  // namespace matang::compare
