#include <algorithm>
#include <map>
#include <utility>

#include "report/compare/diff_sections.hpp"

namespace matang::report::comparison {

void write_findings(Page& page, const compare::Diff& diff) {
  constexpr std::size_t most_rows = 40;
  using compare::FindingOutcome;
  page.heading(2, "diff.heading.findings");
  if (diff.findings.empty()) {
    page.paragraph("diff.summary.no_findings");
    return;
  }
  std::map<std::pair<std::string, std::string>, const Text*> titles;
  for (const compare::RubricChange& rubric : diff.rubrics)
    for (const compare::IndicatorChange& indicator : rubric.indicators)
      titles.emplace(std::pair(rubric.id, indicator.id), &indicator.title);
  const auto subject = [&](const assess::Finding& finding) {
    const auto title = titles.find(std::pair(finding.rubric, finding.indicator));
    return title == titles.end() ? markdown::link_text(finding.subject, 70) : page.text(*title->second);
  };
  for (std::size_t i = 0; i < spellings<FindingOutcome>.size(); ++i) {
    const auto outcome = static_cast<FindingOutcome>(i);
    std::vector<std::vector<std::string>> rows;
    std::size_t all = 0;
    for (const compare::FindingChange& change : diff.findings) {
      if (change.outcome != outcome) continue;
      all += 1;
      if (rows.size() == most_rows) continue;
      std::string kind = page.word("finding_kind", change.finding.kind);
      if (!change.former_kind.empty())
        kind += " " + page.set("diff.formerly", {{"kind", page.word("finding_kind", change.former_kind)}});
      if (change.finding.standing == assess::Standing::ignored) kind += " " + page.say("diff.ignored");
      rows.push_back(
          {page.word("severity", spelling(change.finding.severity)), std::move(kind), subject(change.finding)});
    }
    if (rows.empty()) continue;
    page.out.heading(3, page.say("diff.findings." + std::string(spelling(outcome)), {{"n", std::to_string(all)}}));
    page.out.table({page.left("column.severity"), page.left("column.found"), page.left("column.subject")}, rows);
    page.capped(rows.size(), all, "diff.json");
  }
}

}  // namespace matang::report::comparison
