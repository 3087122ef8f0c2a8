#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>

#include "facts/site/rows.hpp"

namespace matang::facts {
namespace {

std::string_view address(const web::Url& url) {
  const std::string_view text = url.text();
  return text.substr(0, text.find('#'));
}

/// What is hidden by each cause. Adding is commutative, so the order of records does not show.
class Gaps {
 public:
  void add(GapKind kind, const web::Url& url, int depth, bool navigation) {
    auto [it, is_new] = by_kind_.try_emplace(kind, Gap{kind, 0, 0, depth, url});
    Gap& gap = it->second;
    ++gap.count;
    if (navigation) ++gap.navigation;
    if (std::pair(depth, url) < std::pair(gap.nearest_depth, gap.example)) {
      gap.nearest_depth = depth;
      gap.example = url;
    }
  }
  std::vector<Gap> all() const {
    std::vector<Gap> gaps;
    for (const auto& [kind, gap] : by_kind_) gaps.push_back(gap);
    return gaps;
  }

 private:
  std::map<GapKind, Gap> by_kind_;
};

std::optional<GapKind> gap_of(capture::Unvisited why) {
  using capture::Unvisited;
  switch (why) {
    case Unvisited::robots:
      return GapKind::robots;
    case Unvisited::limit_pages:
    case Unvisited::limit_depth:
    case Unvisited::limit_time:
    case Unvisited::limit_bytes:
    case Unvisited::excluded_pattern:
      return GapKind::limits;
    case Unvisited::interrupted:
      return GapKind::interrupted;
    case Unvisited::offline:
      return GapKind::offline;
    case Unvisited::trap:
      return std::nullopt;  // endless variations of what was read hide nothing new
  }
  return std::nullopt;
}

/// What an answer hides. 404, 410 and 5xx are answers, a name that does not resolve is one too.
std::optional<GapKind> gap_of(const capture::CaptureRecord& record) {
  if (record.refused) return GapKind::blocked;
  if (!record.failure) return std::nullopt;
  if (record.failure->kind == capture::FailureKind::interrupted) return GapKind::interrupted;
  if (capture::is_transient(record.failure->kind)) return GapKind::failed;
  return std::nullopt;
}

bool hides_too_much(const std::vector<Gap>& gaps, std::size_t pages_read, int depth) {
  std::size_t hidden = 0;
  for (const Gap& gap : gaps) {
    if (gap.nearest_depth > depth) continue;
    if (gap.navigation > 0) return true;
    hidden += gap.count;
  }
  return hidden * 50 > pages_read + hidden;  // 2 %
}

}  // namespace

bool Completeness::complete_enough(int depth) const {
  return front_read && pages_read > 0 && !hides_too_much(gaps, pages_read, depth);
}

bool Completeness::complete_enough() const { return complete_enough(std::numeric_limits<int>::max()); }

Completeness completeness_of(const SiteView& view, const std::vector<capture::CaptureRecord>& records,
                             const capture::Coverage& coverage, const std::vector<MenuItem>& menus) {
  Gaps gaps;
  std::unordered_set<std::string> in_menus;
  for (const MenuItem& item : menus) {
    in_menus.emplace(address(item.target));
    in_menus.insert(view.answers.to(item.target).final_url.text());
  }
  const auto is_in_menu = [&](const web::Url& url) { return in_menus.count(std::string(address(url))) != 0; };

  for (const capture::UnvisitedUrl& unvisited : coverage.unvisited) {
    if (!view.government.owns(unvisited.url) || view.answers.record_of(unvisited.url)) continue;
    // What robots.txt alone names is no page that a visitor misses.
    if (unvisited.why == capture::Unvisited::robots && unvisited.via.empty()) continue;
    if (const auto kind = gap_of(unvisited.why))
      gaps.add(*kind, unvisited.url, unvisited.depth, unvisited.navigation || is_in_menu(unvisited.url));
  }
  for (const capture::CaptureRecord& record : records) {
    if (record.purpose != capture::Purpose::page && record.purpose != capture::Purpose::link_check) continue;
    if (!view.government.owns(record.requested) || view.answers.record_of(record.requested) != &record) continue;
    if (const auto kind = gap_of(record)) gaps.add(*kind, record.requested, record.depth, is_in_menu(record.requested));
  }
  Completeness completeness;
  completeness.front_read = false;
  for (const SitePage& page : view.pages) {
    const PageFacts& facts = *page.facts;
    if (!facts.readable) continue;
    ++completeness.pages_read;
    const bool navigation = page.is_front() || is_in_menu(facts.url);
    if (facts.truncated) gaps.add(GapKind::truncated, facts.url, page.record->depth, navigation);
    const bool menu_is_hidden = facts.script_need.menu_by_script && facts.menus.empty();
    if (page.is_hidden_by_script || menu_is_hidden)
      gaps.add(GapKind::script, facts.url, page.record->depth, navigation || menu_is_hidden);
    if (page.is_front() && page.host == host_of(view.home)) completeness.front_read = true;
  }
  if (const SitePage* home = view.page_at(view.home); home && home->facts->readable) completeness.front_read = true;
  completeness.gaps = gaps.all();
  return completeness;
}

}  // namespace matang::facts
