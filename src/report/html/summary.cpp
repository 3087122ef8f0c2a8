#include <algorithm>
#include <set>

#include "report/finding_groups.hpp"
#include "report/html/sections.hpp"
#include "report/passages.hpp"

namespace matang::report::html {
namespace {

using assess::RubricResult;

std::string titles(const Sheet& sheet, const RubricResult& rubric, const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids)
    for (const assess::GroupResult& group : rubric.groups)
      if (group.id == id) text += (text.empty() ? "<strong>" : ", <strong>") + sheet.text(group.title) + "</strong>";
  return text;
}

std::string stages_of(const Sheet& sheet, const RubricResult& rubric) {
  return stage_sentence(sheet, rubric, [&](const auto& ids) { return titles(sheet, rubric, ids); });
}

/// One framework in a card: its number, what it is called, and how sure that is.
void write_card(Sheet& sheet, const RubricResult& rubric, std::size_t number) {
  Writer& out = sheet.out;
  out.raw("<li class=\"card\">\n");
  out.heading(3, "<a href=\"#rubric-" + std::to_string(number) + "\">" + sheet.text(rubric.title) + "</a>");
  const std::string score = stated_text(sheet.language, rubric);
  if (!score.empty()) out.paragraph(score, "score");
  if (rubric.score_style.as != rubric::ScoreStyle::As::none) out.raw(bar(rubric.score) + "\n");
  if (!rubric.band_low.empty()) {
    const bool one = rubric.band_low == rubric.band_high;
    out.paragraph(sheet.set(one ? "summary.band" : "summary.bands", {{"low", sheet.text(rubric.band_low_title)},
                                                                     {"high", sheet.text(rubric.band_high_title)}}));
  }
  if (rubric.roll_up == rubric::RollUp::stages) out.paragraph(stages_of(sheet, rubric));
  out.paragraph(sheet.set("summary.assessed", {{"assessed", percent_text(sheet.language, rubric.assessed)}}), "note");
  if (rubric.simulation) out.paragraph(sheet.say("summary.simulation"), "note");
  out.raw("</li>\n");
}

/// One kind of fault in a sentence: how many, which, and what to do.
std::string urgent(const Sheet& sheet, const FindingGroup& group) {
  constexpr std::size_t named = 3;
  const std::size_t count = group.findings.size();
  std::string text = severity_mark(sheet, group.severity) + " <strong>" + sheet.word("finding_kind", group.kind) +
                     "</strong>" + (count > 1 ? " (" + sheet.number(count) + ")" : "") + ": ";
  for (std::size_t i = 0; i < std::min(count, named); ++i) {
    const assess::Finding& finding = *group.findings[i];
    const auto* indicator = indicator_of(sheet.assessment, finding);
    text += (i ? "; " : "") + (indicator ? sheet.text(indicator->title) : link_text(finding.subject, 70));
  }
  if (count > named) text += sheet.say("summary.and_more", {{"n", std::to_string(count - named)}});
  text += ".";
  // Faults of one kind share a remedy; failed indicators have each its own, told with the framework.
  if (count == 1 || group.findings.front()->indicator.empty())
    text += " " + sheet.say(group.findings.front()->recommendation);
  return text;
}

void write_unassessed(Sheet& sheet) {
  const Tally all = tally(sheet.assessment);
  if (all.all() == 0) return;
  if (all.unknown == 0) return sheet.paragraph("summary.all_assessed", {{"n", std::to_string(all.all())}});
  std::set<std::string> why;
  for (const RubricResult& rubric : sheet.assessment.rubrics)
    for (const assess::IndicatorResult& indicator : rubric.indicators)
      if (indicator.verdict == assess::Verdict::unknown)
        for (const Message& reason : indicator.reasons) why.insert(reason.code);
  std::string text =
      sheet.say("summary.unassessed", {{"n", std::to_string(all.unknown)}, {"of", std::to_string(all.all())}});
  if (why.count("needs.evidence") != 0) text += " " + sheet.say("summary.unassessed_evidence");
  if (std::any_of(why.begin(), why.end(), [](const std::string& code) { return code.compare(0, 4, "gap.") == 0; }))
    text += " " + sheet.say("summary.unassessed_gaps");
  sheet.out.paragraph(text);
}

}  // namespace

void write_summary(Sheet& sheet) {
  const assess::Assessment& a = sheet.assessment;
  if (a.obstacle && a.assessable) {
    sheet.out.paragraph(sheet.say(*a.obstacle), "alert");
  } else if (a.obstacle) {
    sheet.out.paragraph("<strong>" + sheet.say("summary.not_assessable") + "</strong> " + sheet.say(*a.obstacle),
                        "alert");
    sheet.paragraph("summary.not_assessable_meaning");
  }
  if (!a.rubrics.empty()) {
    sheet.out.raw("<ul class=\"cards\">\n");
    std::size_t number = 0;
    for (const RubricResult& rubric : a.rubrics) write_card(sheet, rubric, ++number);
    sheet.out.raw("</ul>\n");
  }
  std::vector<FindingGroup> groups = to_do(a.findings);
  groups.erase(std::remove_if(groups.begin(), groups.end(),
                              [](const FindingGroup& group) { return group.severity == assess::Severity::info; }),
               groups.end());
  if (!groups.empty()) {
    sheet.paragraph(groups.size() < 3 ? "summary.urgent_few" : "summary.urgent");
    std::vector<std::string> items;
    for (std::size_t i = 0; i < std::min<std::size_t>(groups.size(), 3); ++i) items.push_back(urgent(sheet, groups[i]));
    sheet.out.list(items, "ol", "urgent");
  } else if (a.assessable) {
    sheet.paragraph("summary.nothing_urgent");
  }
  write_unassessed(sheet);
}

}  // namespace matang::report::html
