#include <algorithm>

#include "report/markdown/sections.hpp"

namespace matang::report::markdown {
namespace {

using assess::Verdict;

/// Indicators of one verdict as lines: what, in which rubric, and the first thing that shows it.
std::vector<std::string> indicators(const Sheet& sheet, Verdict verdict) {
  std::vector<std::string> items;
  for (const assess::RubricResult& rubric : sheet.assessment.rubrics)
    for (const assess::IndicatorResult& indicator : rubric.indicators) {
      if (indicator.verdict != verdict) continue;
      std::string item = "**" + sheet.text(indicator.title) + "** (" + sheet.text(rubric.title) + ")";
      if (!indicator.evidence.empty() && !indicator.evidence.front().quotation.empty())
        item += ": “" + escape(indicator.evidence.front().quotation, 160) + "” (" +
                escape(indicator.evidence.front().source, 80) + ")";
      else if (!indicator.witnesses.empty() && verdict != Verdict::not_met)
        item += ": " + sheet.what(indicator.witnesses.front().what, 100);
      items.push_back(std::move(item));
    }
  return items;
}

/// Faults of a severity, one line a kind, with how many.
std::vector<std::string> faults(const Sheet& sheet, assess::Severity severity) {
  std::vector<std::string> items;
  for (const FindingGroup& group : grouped(sheet.assessment.findings))
    if (group.severity == severity && group.findings.front()->indicator.empty())
      items.push_back(sheet.word("finding_kind", group.kind) + " (" + sheet.number(group.findings.size()) + ")");
  return items;
}

void append(std::vector<std::string>& items, std::vector<std::string> more) {
  items.insert(items.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void write(Sheet& sheet, std::string_view heading, std::string_view intro, const std::vector<std::string>& items,
           std::string_view none) {
  sheet.heading(2, heading);
  if (items.empty()) {
    sheet.paragraph(sheet.assessment.assessable ? none : "not_known");
    return;
  }
  sheet.paragraph(intro);
  sheet.out.bullets(items);
}

}  // namespace

/// Strengths are what is met; challenges what is there in part or kept badly; obstacles what is missing or shuts people
/// out.
void write_strengths(Sheet& sheet) {
  write(sheet, "heading.strengths", "strengths.intro", indicators(sheet, Verdict::met), "strengths.none");
  std::vector<std::string> challenges = indicators(sheet, Verdict::partly);
  append(challenges, faults(sheet, assess::Severity::minor));
  write(sheet, "heading.challenges", "challenges.intro", challenges, "challenges.none");
  std::vector<std::string> obstacles = indicators(sheet, Verdict::not_met);
  append(obstacles, faults(sheet, assess::Severity::critical));
  append(obstacles, faults(sheet, assess::Severity::major));
  write(sheet, "heading.obstacles", "obstacles.intro", obstacles, "obstacles.none");
}

}  // namespace matang::report::markdown
