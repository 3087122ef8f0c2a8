#include "report/html/sections.hpp"
#include "report/notes.hpp"

namespace matang::report::html {
namespace {

using assess::IndicatorResult;
using assess::RubricResult;

/// What a reader must know before quoting the number.
void write_notes(Sheet& sheet, const RubricResult& rubric) {
  std::vector<std::string> items;
  for (const Message& note : notes_of(rubric)) items.push_back(sheet.say(note));
  std::size_t not_applicable = 0;
  for (const assess::GroupResult& group : rubric.groups) not_applicable += group.not_applicable;
  if (not_applicable > 0) items.push_back(sheet.say("results.not_applicable", {{"n", std::to_string(not_applicable)}}));
  sheet.out.list(items, "ul", "labels");
}

void write_contradictions(Sheet& sheet, const RubricResult& rubric, std::size_t number) {
  std::vector<std::string> items;
  const auto side = [&](const std::optional<std::int64_t>& level, rubric::Verdict verdict) {
    return level ? sheet.set("level.one", {{"level", std::to_string(*level)}})
                 : sheet.word("verdict", spelling(verdict));
  };
  for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
    const IndicatorResult& indicator = rubric.indicators[i];
    if (!indicator.contradiction) continue;
    items.push_back("<a href=\"#" + anchor("i", number, i + 1) + "\">" + sheet.text(indicator.title) + "</a>. " +
                    sheet.set("appendix.contradiction",
                              {{"site", side(indicator.site_level, indicator.site_verdict)},
                               {"evidence", side(indicator.evidence_level,
                                                 indicator.evidence_verdict.value_or(assess::Verdict::unknown))},
                               {"counts", side(indicator.level ? std::optional(indicator.level->low) : std::nullopt,
                                               indicator.verdict)}}));
  }
  if (items.empty()) return;
  sheet.out.heading(4, sheet.say("heading.contradictions"));
  sheet.out.list(items);
}

}  // namespace

void write_improvements(Sheet& sheet, const RubricResult& rubric) {
  if (rubric.improvements.empty()) return;
  std::vector<std::string> items;
  for (const assess::Improvement& each : rubric.improvements) {
    const Text& advice = in(sheet.language, each.advice).empty() ? each.title : each.advice;
    std::string group, from = "–", to = "–";
    for (const assess::GroupResult& one : rubric.groups)
      if (one.id == each.group) group = sheet.text(one.title);
    if (each.group_now.possible > 0) {
      assess::ScoreRange then = each.group_now;
      from = percent_text(sheet.language, then.low_share());
      then.low = each.group_then;
      to = percent_text(sheet.language, then.low_share());
    }
    // Where only evidence is missing there is nothing on the site to mend.
    const std::string action =
        each.by_evidence ? sheet.set("improve.evidence", {{"what", sheet.text(each.title)}}) : sheet.text(advice);
    items.push_back("<span class=\"do\">" + action + "</span> <span class=\"gain\">" +
                    sheet.set("improve.gain", {{"group", group}, {"from", from}, {"to", to}}) + " <em>" +
                    sheet.word("effort", spelling(each.effort)) + "</em></span>");
  }
  sheet.out.heading(4, sheet.say("heading.improvements"));
  sheet.out.list(items, "ol", "improvements");
}

void write_results(Sheet& sheet) {
  std::size_t number = 0;
  for (const RubricResult& rubric : sheet.assessment.rubrics) {
    ++number;
    sheet.out.raw("<section class=\"rubric\">\n");
    sheet.out.heading(3, sheet.text(rubric.title), "rubric-" + std::to_string(number));
    sheet.out.paragraph(escape(in(sheet.language, rubric.text), 900));
    const std::string score = stated_text(sheet.language, rubric);
    if (!score.empty())
      sheet.out.paragraph(
          "<strong class=\"score\">" + score + "</strong> " +
              sheet.set("summary.assessed", {{"assessed", percent_text(sheet.language, rubric.assessed)}}),
          "result");
    write_notes(sheet, rubric);
    write_chart(sheet, rubric);
    write_improvements(sheet, rubric);
    sheet.out.heading(4, sheet.say("heading.indicators"));
    write_indicators(sheet, rubric, number);
    write_contradictions(sheet, rubric, number);
    write_units(sheet, rubric, number);
    sheet.out.raw("</section>\n");
  }
  if (number == 0) sheet.paragraph("results.none");
}

}  // namespace matang::report::html
