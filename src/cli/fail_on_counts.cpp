// --fail-on: how many there are of what a condition counts, as far as is certain.
#include "cli/fail_on_counts.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace matang::cli {
namespace {

using assess::Assessment;
using assess::Finding;
using assess::Severity;
using assess::Standing;

template <class T>
const T* cell(const facts::Table& table, const facts::Row& row, std::string_view field) {
  const std::size_t column = table.index_of(field);
  return column >= row.cells.size() ? nullptr : std::get_if<T>(&row.cells[column]);
}

std::string text_in(const facts::Table& table, const facts::Row& row, std::string_view field) {
  const auto* text = cell<std::string>(table, row, field);
  return text ? *text : std::string();
}

/// What rows a counting condition counts. `kinds`: of findings that tell of such a row, so that an ignored finding
/// takes its row out of the count.
struct Rows {
  std::string_view table, address, name;
  std::vector<std::string_view> states, kinds;
};

const Rows* rows_of(std::string_view subject) {
  static const std::vector<std::string_view> broken{"broken", "not_found", "redirect_loop"};
  static const std::map<std::string_view, Rows> all{
      {"broken-menus", {"menus", "target", "path", broken, {"broken_menu", "not_found_menu", "redirect_loop_menu"}}},
      {"dead-controls", {"menus", "target", "path", {"dead_control"}, {"dead_menu"}}},
      {"empty-menus", {"menus", "target", "path", {"empty"}, {"empty_menu"}}},
      {"stale-menus", {"menus", "target", "path", {"stale"}, {"stale_menu"}}},
      // A link's target may be told as the fault of the menu, document or page it is.
      {"broken-links",
       {"links",
        "to",
        "",
        broken,
        {"broken_link", "broken_external_link", "soft_404", "broken_menu", "not_found_menu", "redirect_loop_menu",
         "unreachable_menu", "broken_document", "broken_page", "redirect_loop_page"}}},
      {"broken-documents", {"documents", "url", "", broken, {"broken_document"}}},
  };
  const auto found = all.find(subject);
  return found == all.end() ? nullptr : &found->second;
}

/// Menus are told apart by path, for two of them may lead to one place; everything else by address.
bool is_ignored(const Assessment& assessment, const Rows& rows, const facts::Table& table, const facts::Row& row) {
  const std::string address = text_in(table, row, rows.address);
  const std::string path = rows.name.empty() ? "" : text_in(table, row, rows.name);
  return std::any_of(assessment.findings.begin(), assessment.findings.end(), [&](const Finding& finding) {
    if (finding.standing != Standing::ignored) return false;
    if (std::find(rows.kinds.begin(), rows.kinds.end(), finding.kind) == rows.kinds.end()) return false;
    if (finding.url.text() != address) return false;
    return path.empty() || finding.subject == path || finding.subject.ends_with(": " + path);
  });
}

Counted count_rows(const Assessment& assessment, const Rows& rows) {
  Counted counted;
  const facts::Table* table = table_of(assessment, rows.table);
  if (table == nullptr) return {Range{0, without_end}, 0, 0, ""};
  for (const facts::Row& row : table->rows) {
    const std::string state = text_in(*table, row, "state");
    if (state == "not_checked") counted.unchecked += 1;  // "blocked" is no fault, and cannot become one by waiting
    if (std::find(rows.states.begin(), rows.states.end(), state) == rows.states.end()) continue;
    if (is_ignored(assessment, rows, *table, row)) {
      counted.ignored += 1;
      continue;
    }
    counted.range.low += 1;
    if (counted.example.empty()) counted.example = text_in(*table, row, rows.name.empty() ? rows.address : rows.name);
  }
  counted.range.high = assessment.completeness.complete_enough()
                           ? counted.range.low + static_cast<double>(counted.unchecked)
                           : without_end;
  return counted;
}

/// Findings are counted as they stand; a crawl that did not see everything may have missed some.
template <class Counts>
Counted count_findings(const Assessment& assessment, Counts counts) {
  Counted counted;
  for (const Finding& finding : assessment.findings) {
    if (!counts(finding)) continue;
    if (finding.standing == Standing::ignored) {
      counted.ignored += 1;
      continue;
    }
    counted.range.low += 1;
    if (counted.example.empty()) counted.example = finding.subject;
  }
  counted.range.high = assessment.completeness.complete_enough() ? counted.range.low : without_end;
  return counted;
}

std::optional<std::int64_t> gambling_links(const Assessment& assessment) {
  const facts::Table* table = table_of(assessment, "site");
  if (table == nullptr || table->rows.empty()) return std::nullopt;
  const auto* links = cell<std::int64_t>(*table, table->rows.front(), "gambling_links");
  return links ? std::optional(*links) : std::nullopt;
}

}  // namespace

const facts::Table* table_of(const Assessment& assessment, std::string_view name) {
  for (const facts::Table& table : assessment.tables)
    if (table.name == name) return &table;
  return nullptr;
}

Counted count(std::string_view subject, const Assessment& assessment) {
  if (const Rows* rows = rows_of(subject)) return count_rows(assessment, *rows);
  if (subject == "findings")
    return count_findings(assessment, [](const Finding& f) { return f.severity != Severity::info; });
  if (subject == "critical-findings")
    return count_findings(assessment, [](const Finding& f) { return f.severity == Severity::critical; });
  if (subject == "major-findings")
    return count_findings(assessment, [](const Finding& f) { return f.severity <= Severity::major; });
  if (subject == "new-findings")
    return count_findings(
        assessment, [](const Finding& f) { return f.standing == Standing::fresh && f.severity != Severity::info; });
  if (subject == "gambling-links") {
    const auto links = gambling_links(assessment);
    // One finding a page: the links are out of the count only where every page's finding is ignored.
    const auto told = std::count_if(assessment.findings.begin(), assessment.findings.end(),
                                    [](const Finding& f) { return f.kind == "gambling"; });
    const bool ignored =
        told > 0 && told == std::count_if(assessment.findings.begin(), assessment.findings.end(), [](const Finding& f) {
                      return f.kind == "gambling" && f.standing == Standing::ignored;
                    });
    if (!links) return {Range{0, without_end}, 0, 0, ""};
    const auto n = static_cast<double>(*links);
    if (ignored) return {Range{0, 0}, static_cast<std::size_t>(*links), 0, ""};
    return {Range{n, assessment.completeness.complete_enough() ? n : without_end}, 0, 0, ""};
  }
  Counted unknown;  // indicators: always counted in full
  for (const auto& rubric : assessment.rubrics)
    for (const auto& indicator : rubric.indicators) {
      if (indicator.verdict != assess::Verdict::unknown) continue;
      unknown.range.low = unknown.range.high += 1;
      if (unknown.example.empty()) unknown.example = indicator.id;
    }
  return unknown;
}

}  // namespace matang::cli
