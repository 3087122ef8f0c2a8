#include <algorithm>

#include "facts/site/dates.hpp"
#include "facts/site/page_state.hpp"
#include "matang/facts/freshness.hpp"

namespace matang::facts {
namespace {

using lexicon::Concept;

/// The concept with a policy that a short text is about: longer phrases hide shorter ones within them; then the first
/// counts, for Indonesian puts what a thing is before what it concerns ("berita investasi" is news).
const Concept* policy_in(std::string_view text, const lexicon::Lexicon& lexicon) {
  const Concept* best = nullptr;
  std::size_t best_begin = 0, best_end = 0;
  for (const lexicon::Match& match : lexicon.match(text)) {
    const Concept& found = lexicon.concepts()[match.concept_index];
    if (!found.freshness) continue;
    const bool hides =
        match.begin <= best_begin && match.end >= best_end && match.end - match.begin > best_end - best_begin;
    if (best && !hides && match.begin >= best_begin) continue;
    best = &found;
    best_begin = match.begin;
    best_end = match.end;
  }
  return best;
}

/// Where an address names several, the most patient: better to miss a stale page than to accuse a fresh one.
const Concept* policy_at(const web::Url& url, const lexicon::Lexicon& lexicon) {
  const Concept* best = nullptr;
  for (const ConceptIndex index : lexicon.match_address(url)) {
    const Concept& found = lexicon.concepts()[index];
    if (!found.freshness) continue;
    if (!found.freshness->max_age) return &found;
    if (!best || *best->freshness->max_age < *found.freshness->max_age) best = &found;
  }
  return best;
}

}  // namespace

const Concept* freshness_policy(std::string_view label, const web::Url& url, std::string_view title,
                                const lexicon::Lexicon& lexicon) {
  const Concept* policy = policy_in(label, lexicon);
  if (!policy) policy = policy_at(url, lexicon);
  if (!policy) policy = policy_in(title, lexicon);
  return policy;
}

Because stale_because(const SitePage& page, std::string_view label, const lexicon::Lexicon& lexicon, web::Date as_of) {
  if (page.is_front()) return std::nullopt;
  if (page.kind != PageKind::listing && page.labels.empty()) return std::nullopt;
  const Concept* policy = freshness_policy(label, page.facts->url, page.title, lexicon);
  if (!policy || !policy->freshness->max_age) return std::nullopt;

  std::optional<web::Date> newest = page.newest_item;
  if (!newest) newest = std::max(genuine_published(page), genuine_modified(page));
  if (!newest) return std::nullopt;
  const auto age = std::chrono::sys_days{as_of} - std::chrono::sys_days{*newest};
  if (age <= *policy->freshness->max_age) return std::nullopt;
  return "newest item " + web::to_text(*newest) + "; " + (policy->title_en.empty() ? policy->id : policy->title_en) +
         " may be " + std::to_string(policy->freshness->max_age->count()) + " days old";
}

}  // namespace matang::facts
