#include "matang/compare/baseline.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>

namespace matang::compare {
namespace {

using assess::Finding;
using assess::Standing;

bool is_partly(const Finding& finding) { return finding.kind == "indicator_partly"; }
bool is_not_met(const Finding& finding) { return finding.kind == "indicator_not_met"; }

std::string indicator_of(const Finding& finding) { return finding.rubric + '\n' + finding.indicator; }

/// What this crawl looked at closely enough to say that a fault is gone: addresses and menu paths whose state is known.
class Looked {
 public:
  explicit Looked(const assess::Assessment& now) : everywhere_(now.assessable && now.completeness.complete_enough()) {
    for (const facts::Table& table : now.tables) {
      const std::size_t state = table.index_of("state");
      if (state == facts::Table::npos) continue;
      for (const std::string_view field : {"url", "to", "target"}) note(table, state, field, addresses_);
      note(table, state, "path", paths_);
    }
    for (const assess::RubricResult& rubric : now.rubrics)
      for (const assess::IndicatorResult& indicator : rubric.indicators)
        if (indicator.verdict != assess::Verdict::unknown) decided_.insert(rubric.id + '\n' + indicator.id);
  }

  bool at(const Finding& finding) const {
    if (!finding.indicator.empty()) return decided_.contains(indicator_of(finding));
    if (everywhere_) return true;
    return finding.url.empty() ? paths_.contains(finding.subject) : addresses_.contains(finding.url.text());
  }

 private:
  static void note(const facts::Table& table, std::size_t state, std::string_view field,
                   std::unordered_set<std::string>& seen) {
    const std::size_t column = table.index_of(field);
    if (column == facts::Table::npos) return;
    for (const facts::Row& row : table.rows) {
      const auto* text = std::get_if<std::string>(&row.cells[column]);
      const auto* how = std::get_if<std::string>(&row.cells[state]);
      if (text && how && *how != "not_checked" && *how != "blocked") seen.insert(*text);
    }
  }

  bool everywhere_;
  std::unordered_set<std::string> addresses_, paths_, decided_;
};

}  // namespace

Against mark(assess::Assessment& now, const assess::Assessment& baseline) {
  Against against;
  against.as_of = baseline.as_of;
  std::unordered_set<std::string> ids, not_met;
  for (const Finding& before : baseline.findings) {
    ids.insert(before.id);
    if (is_not_met(before)) not_met.insert(indicator_of(before));
  }
  std::unordered_set<std::string> still, partly;
  for (Finding& finding : now.findings) {
    still.insert(finding.id);
    if (is_partly(finding)) partly.insert(indicator_of(finding));
    if (finding.standing == Standing::ignored) continue;
    const bool known = ids.contains(finding.id) || (is_partly(finding) && not_met.contains(indicator_of(finding)));
    finding.standing = known ? Standing::known : Standing::fresh;
    (known ? against.known : against.fresh) += 1;
  }

  std::set<std::string> scored;
  for (const assess::RubricResult& rubric : now.rubrics) scored.insert(rubric.id);
  const Looked looked(now);
  for (const Finding& before : baseline.findings) {
    if (still.contains(before.id)) continue;
    if (!before.rubric.empty() && !scored.contains(before.rubric)) continue;
    if (is_not_met(before) && partly.contains(indicator_of(before))) continue;  // better, and told as what is left
    (looked.at(before) ? against.fixed : against.unseen).push_back(before);
  }
  return against;
}

}  // namespace matang::compare
