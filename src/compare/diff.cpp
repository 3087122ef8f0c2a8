#include "matang/compare/diff.hpp"

#include <algorithm>

#include "compare/diff_parts.hpp"

namespace matang::compare {
namespace {

Side side_of(const assess::Assessment& assessment) {
  Side side;
  side.name = assessment.name.empty() ? std::string(assessment.target.host()) : assessment.name;
  side.tool_version = assessment.tool_version;
  side.target = assessment.target;
  side.as_of = assessment.as_of;
  side.assessable = assessment.assessable;
  side.complete = shows_all(assessment);
  side.pages_read = assessment.completeness.pages_read;
  side.newest_content = Cells(assessment, "site").date(0, "newest_content");
  const auto& months = assessment.cadence.months;
  if (!months.empty()) {
    constexpr std::size_t year = 12;
    std::size_t items = 0;
    for (std::size_t i = months.size() - std::min(year, months.size()); i < months.size(); ++i)
      items += months[i].items;
    side.items_last_year = items;
  }
  side.gap_days = assessment.cadence.gap_days;
  return side;
}

void add_cautions(const assess::Assessment& before, const assess::Assessment& after, Diff& diff) {
  const auto add = [&](std::string code, std::vector<std::pair<std::string, std::string>> args = {}) {
    diff.cautions.push_back({"diff.caution." + std::move(code), std::move(args)});
  };
  const Side& old_one = diff.before;
  const Side& new_one = diff.after;
  for (const Side* side : {&old_one, &new_one}) {
    if (!side->assessable)
      add("not_assessable", {{"name", side->name}, {"as_of", web::to_text(side->as_of)}});
    else if (!side->complete)
      add("incomplete", {{"name", side->name}, {"as_of", web::to_text(side->as_of)}});
  }
  if (!diff.same_host) add("other_host", {{"before", home_of(before)}, {"after", home_of(after)}});
  if (old_one.as_of == new_one.as_of) add("same_day", {{"as_of", web::to_text(new_one.as_of)}});
  if (old_one.as_of > new_one.as_of)
    add("reversed", {{"before", web::to_text(old_one.as_of)}, {"after", web::to_text(new_one.as_of)}});
  for (const RubricChange& rubric : diff.rubrics)
    if (!rubric.same_version)
      add("version", {{"rubric", rubric.id}, {"before", rubric.version_before}, {"after", rubric.version_after}});
  for (const std::string& rubric : diff.rubrics_only_before) add("only_before", {{"rubric", rubric}});
  for (const std::string& rubric : diff.rubrics_only_after) add("only_after", {{"rubric", rubric}});
}

}  // namespace

Diff diff(const assess::Assessment& before, const assess::Assessment& after) {
  Diff diff;
  diff.before = side_of(before);
  diff.after = side_of(after);
  diff.same_host = home_of(before) == home_of(after);
  compare_rubrics(before, after, diff);
  diff.menus = menu_changes(before, after);
  diff.pages = page_changes(before, after);
  diff.documents = document_changes(before, after);
  diff.holdings = holdings_of(before, after);
  diff.findings = finding_changes(before, after, diff);
  add_cautions(before, after, diff);
  return diff;
}

std::size_t Diff::worse() const {
  std::size_t count = 0;
  for (const RubricChange& rubric : rubrics)
    if (rubric.same_version) count += rubric.count(Change::fell);
  return count;
}

std::size_t Diff::broken_anew() const {
  std::size_t count = 0;
  for (const ItemChanges* items : {&menus, &pages, &documents})
    for (const ItemChange& change : items->changes)
      count += change.outcome == Outcome::broken_anew && is_certain(change.matched_by) ? 1 : 0;
  return count;
}

std::size_t Diff::new_findings() const {
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [](const FindingChange& each) {
    return each.outcome == FindingOutcome::fresh && each.finding.standing != assess::Standing::ignored;
  }));
}

}  // namespace matang::compare
