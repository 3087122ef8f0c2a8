#include <algorithm>
#include <set>

#include "report/markdown/sections.hpp"
#include "report/passages.hpp"

namespace matang::report::markdown {
namespace {

using assess::RubricResult;

const assess::GroupResult* group_of(const RubricResult& rubric, const std::string& id) {
  for (const assess::GroupResult& group : rubric.groups)
    if (group.id == id) return &group;
  return nullptr;
}

/// "**A**, **B**"
std::string titles(const Sheet& sheet, const RubricResult& rubric, const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids)
    if (const auto* group = group_of(rubric, id))
      text += (text.empty() ? "**" : ", **") + sheet.text(group->title) + "**";
  return text;
}

std::string stages_of(const Sheet& sheet, const RubricResult& rubric) {
  return stage_sentence(sheet, rubric, [&](const auto& ids) { return titles(sheet, rubric, ids); });
}

std::string rubric_sentence(const Sheet& sheet, const RubricResult& rubric) {
  std::string text = "**" + sheet.text(rubric.title) + ".** ";
  if (rubric.roll_up == rubric::RollUp::stages) text += stages_of(sheet, rubric) + " ";
  const std::string score = stated_text(sheet.language, rubric),
                    assessed = percent_text(sheet.language, rubric.assessed);
  const Tally all = tally(rubric.groups);
  text += score.empty()
              ? sheet.set("summary.profile_only",
                          {{"met", sheet.number(all.met)}, {"of", sheet.number(all.all())}, {"assessed", assessed}})
              : sheet.set("summary.stated", {{"score", "**" + score + "**"}, {"assessed", assessed}});
  if (!rubric.band_low.empty()) {
    const bool one = rubric.band_low == rubric.band_high;
    text += " " + sheet.set(one ? "summary.band" : "summary.bands",
                            {{"low", sheet.text(rubric.band_low_title)}, {"high", sheet.text(rubric.band_high_title)}});
  }
  if (rubric.simulation) text += " " + sheet.say("summary.simulation");
  if (rubric.validity) text += " " + sheet.say(*rubric.validity);
  return text;
}

/// One kind of fault in a sentence: how many, which, and what to do.
std::string urgent(const Sheet& sheet, const FindingGroup& group) {
  constexpr std::size_t named = 3;
  const std::size_t count = group.findings.size();
  std::string text =
      "**" + sheet.word("finding_kind", group.kind) + "** (" + sheet.word("severity", spelling(group.severity));
  if (count > 1) text += ", " + sheet.number(count);
  text += "): ";
  for (std::size_t i = 0; i < std::min(count, named); ++i)
    text += (i ? "; " : "") + subject_of(sheet, *group.findings[i]);
  if (count > named) text += sheet.say("summary.and_more", {{"n", std::to_string(count - named)}});
  text += ".";
  // Faults of one kind share a remedy; failed indicators have each its own, told under the recommendations.
  if (count == 1 || group.findings.front()->indicator.empty())
    text += " " + sheet.say(group.findings.front()->recommendation);
  return text;
}

/// "Interaktif dari 0 % menjadi 50 %" for each, easy ones first.
void write_improvements(Sheet& sheet, const RubricResult& rubric) {
  if (rubric.improvements.empty()) return;
  sheet.paragraph("improvements.intro");
  std::vector<std::string> items;
  for (const assess::Improvement& each : rubric.improvements) {
    const auto* group = group_of(rubric, each.group);
    const double then = each.group_now.possible == 0
                            ? 0
                            : static_cast<double>(each.group_then) / static_cast<double>(each.group_now.possible);
    const bool advice = !each.by_evidence && !in(sheet.language, each.advice).empty();
    items.push_back(sheet.set(each.by_evidence ? "improvements.evidence" : "improvements.item",
                              {{"what", sheet.text(advice ? each.advice : each.title)},
                               {"effort", std::string(spelling(each.effort))},
                               {"group", group ? sheet.text(group->title) : escape(each.group)},
                               {"now", percent_text(sheet.language, each.group_now.low_share())},
                               {"then", percent_text(sheet.language, then)}}));
  }
  sheet.out.numbered(items);
}

void write_unassessed(Sheet& sheet) {
  const Tally all = tally(sheet.assessment);
  if (all.all() == 0) return;
  if (all.unknown == 0) {
    sheet.paragraph("summary.all_assessed", {{"n", std::to_string(all.all())}});
    return;
  }
  std::set<std::string> why;
  for (const RubricResult& rubric : sheet.assessment.rubrics)
    for (const assess::IndicatorResult& indicator : rubric.indicators)
      if (indicator.verdict == assess::Verdict::unknown)
        for (const Message& reason : indicator.reasons) why.insert(reason.code);
  const bool evidence = why.count("needs.evidence") != 0;
  const bool gaps =
      std::any_of(why.begin(), why.end(), [](const std::string& code) { return code.compare(0, 4, "gap.") == 0; });
  std::string text =
      sheet.say("summary.unassessed", {{"n", std::to_string(all.unknown)}, {"of", std::to_string(all.all())}});
  if (evidence) text += " " + sheet.say("summary.unassessed_evidence");
  if (gaps) text += " " + sheet.say("summary.unassessed_gaps");
  sheet.out.paragraph(text);
}

}  // namespace

void write_title(Sheet& sheet) {
  const assess::Assessment& a = sheet.assessment;
  const std::string name = a.name.empty() ? escape(std::string(a.target.host())) : escape(a.name, 80);
  sheet.out.heading(1, sheet.set("title", {{"name", name}}));
  sheet.out.paragraph(sheet.set("title.facts", {{"target", link(a.target)},
                                                {"as_of", date_text(sheet.language, a.as_of)},
                                                {"version", escape(a.tool_version)}}));
}

void write_summary(Sheet& sheet) {
  const assess::Assessment& a = sheet.assessment;
  sheet.heading(2, "heading.summary");
  if (a.obstacle && a.assessable) {
    sheet.out.paragraph(sheet.say(*a.obstacle));
  } else if (a.obstacle) {
    sheet.out.paragraph("**" + sheet.say("summary.not_assessable") + "** " + sheet.say(*a.obstacle));
    sheet.paragraph("summary.not_assessable_meaning");
  }
  if (a.redacted) sheet.paragraph("note.redacted");
  for (const RubricResult& rubric : a.rubrics) {
    sheet.out.paragraph(rubric_sentence(sheet, rubric));
    write_improvements(sheet, rubric);
  }
  std::vector<FindingGroup> groups = to_do(a.findings);
  groups.erase(std::remove_if(groups.begin(), groups.end(),
                              [](const FindingGroup& group) { return group.severity == assess::Severity::info; }),
               groups.end());
  if (!groups.empty()) {
    sheet.paragraph(groups.size() < 3 ? "summary.urgent_few" : "summary.urgent");
    std::vector<std::string> items;
    for (std::size_t i = 0; i < std::min<std::size_t>(groups.size(), 3); ++i) items.push_back(urgent(sheet, groups[i]));
    sheet.out.numbered(items);
  } else if (a.assessable) {
    sheet.paragraph("summary.nothing_urgent");
  }
  write_unassessed(sheet);
}

}  // namespace matang::report::markdown
