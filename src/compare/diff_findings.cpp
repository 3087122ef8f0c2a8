#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "compare/diff_parts.hpp"

namespace matang::compare {
namespace {

using assess::Finding;

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_about_indicator(const Finding& finding) {
  return finding.kind == "indicator_not_met" || finding.kind == "indicator_partly";
}

/// A portal's own host in a text, whatever its name was that year.
std::string without_host(std::string text, const std::string& home) {
  if (home.empty()) return text;
  for (const std::string& name : {"://www." + home, "://" + home})
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 4))
      text.replace(at, name.size(), "://@");
  return text == home || text == "www." + home ? "@" : text;
}

/// What became of the thing a finding is about.
class Fates {
 public:
  explicit Fates(const Diff& diff) {
    for (const ItemChange& change : diff.menus.changes)
      if (change.before) menus_.emplace(change.before->name, &change);
    for (const ItemChange& change : diff.pages.changes)
      if (change.before) addresses_.emplace(change.before->url, &change);
    for (const ItemChange& change : diff.documents.changes)
      if (change.before) addresses_.emplace(change.before->url, &change);
    for (const RubricChange& rubric : diff.rubrics)
      for (const IndicatorChange& indicator : rubric.indicators)
        indicators_.emplace(std::pair(rubric.id, indicator.id), &indicator);
  }
  const IndicatorChange* indicator(const Finding& finding) const {
    const auto found = indicators_.find(std::pair(finding.rubric, finding.indicator));
    return found == indicators_.end() ? nullptr : found->second;
  }
  const ItemChange* menu(const std::string& path) const {
    const auto found = menus_.find(path);
    return found == menus_.end() ? nullptr : found->second;
  }
  const ItemChange* address(const web::Url& url) const {
    const auto found = addresses_.find(url);
    return found == addresses_.end() ? nullptr : found->second;
  }
  const ItemChange* of(const Finding& finding) const {
    if (ends_with(finding.kind, "_menu")) return menu(finding.subject);
    if (const ItemChange* change = finding.url.empty() ? nullptr : address(finding.url)) return change;
    return finding.found_on.empty() ? nullptr : address(finding.found_on);
  }

 private:
  std::map<std::string, const ItemChange*> menus_;
  std::map<web::Url, const ItemChange*> addresses_;
  std::map<std::pair<std::string, std::string>, const IndicatorChange*> indicators_;
};

/// Two findings with one key are about one thing; faults of one menu, page or document count as one whatever their
/// kind. `fates`: of an older finding, so that it is named as the newer assessment names it.
std::string key_of(const Finding& finding, const std::string& home, const Fates* fates) {
  if (is_about_indicator(finding)) return "indicator\n" + finding.rubric + "\n" + finding.indicator;
  if (ends_with(finding.kind, "_menu")) {
    const ItemChange* change = fates == nullptr ? nullptr : fates->menu(finding.subject);
    return "menu\n" + (change != nullptr && change->after ? change->after->name : finding.subject);
  }
  if (!finding.url.empty() && (ends_with(finding.kind, "_page") || ends_with(finding.kind, "_document"))) {
    const ItemChange* change = fates == nullptr ? nullptr : fates->address(finding.url);
    return "address\n" + (change != nullptr && change->after ? change->after->url : finding.url).text();
  }
  return finding.kind + "\n" + without_host(finding.subject, home);
}

FindingOutcome fate_of_old(const Finding& finding, const Fates& fates, bool complete) {
  if (!finding.indicator.empty()) {
    const IndicatorChange* indicator = fates.indicator(finding);
    if (indicator == nullptr || indicator->after == assess::Verdict::unknown) return FindingOutcome::not_seen;
    return indicator->after == assess::Verdict::not_applicable ? FindingOutcome::gone : FindingOutcome::fixed;
  }
  if (const ItemChange* change = fates.of(finding)) {
    switch (change->outcome) {
      case Outcome::gone:
        return FindingOutcome::gone;
      case Outcome::not_seen:
      case Outcome::cannot_tell:
        return FindingOutcome::not_seen;
      default:
        return FindingOutcome::fixed;
    }
  }
  if (ends_with(finding.kind, "_menu")) return complete ? FindingOutcome::gone : FindingOutcome::not_seen;
  return complete ? FindingOutcome::fixed : FindingOutcome::not_seen;
}

/// Whether the older assessment would have told of this, had it been so.
bool was_looked_at(const Finding& finding, const Fates& fates, bool complete) {
  if (finding.indicator.empty()) return complete;
  const IndicatorChange* indicator = fates.indicator(finding);
  return indicator != nullptr && indicator->before != assess::Verdict::unknown;
}

}  // namespace

std::vector<FindingChange> finding_changes(const assess::Assessment& before, const assess::Assessment& after,
                                           const Diff& diff) {
  const Fates fates(diff);
  const std::string old_home = home_of(before), new_home = home_of(after);
  Matching matching(before.findings.size(), after.findings.size());
  matching.in_order(
      MatchedBy::path, [&](std::size_t i) { return before.findings[i].id; },
      [&](std::size_t i) { return after.findings[i].id; });
  std::vector<std::string> old_keys, new_keys;
  for (const Finding& finding : before.findings) old_keys.push_back(key_of(finding, old_home, &fates));
  for (const Finding& finding : after.findings) new_keys.push_back(key_of(finding, new_home, nullptr));
  matching.in_order(
      MatchedBy::label, [&](std::size_t i) { return old_keys[i]; }, [&](std::size_t i) { return new_keys[i]; });

  std::vector<FindingChange> changes;
  for (const Matching::Pair& pair : matching.pairs()) {
    const Finding& now = after.findings[pair.after];
    const std::string& kind = before.findings[pair.before].kind;
    changes.push_back({FindingOutcome::still, now, kind == now.kind ? "" : kind});
  }
  for (std::size_t i = 0; i < after.findings.size(); ++i)
    if (matching.after_free(i))
      changes.push_back({was_looked_at(after.findings[i], fates, diff.before.complete) ? FindingOutcome::fresh
                                                                                       : FindingOutcome::new_or_unseen,
                         after.findings[i], ""});
  for (std::size_t i = 0; i < before.findings.size(); ++i)
    if (matching.before_free(i))
      changes.push_back({fate_of_old(before.findings[i], fates, diff.after.complete), before.findings[i], ""});
  std::stable_sort(changes.begin(), changes.end(), [](const FindingChange& a, const FindingChange& b) {
    return std::tie(a.outcome, a.finding.severity, a.finding.kind, a.finding.subject) <
           std::tie(b.outcome, b.finding.severity, b.finding.kind, b.finding.subject);
  });
  return changes;
}

}  // namespace matang::compare
