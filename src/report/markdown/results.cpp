#include <algorithm>

#include "report/markdown/sections.hpp"

namespace matang::report::markdown {
namespace {

using assess::IndicatorResult;
using assess::RubricResult;

std::string reached(const Sheet& sheet, const assess::GroupResult& group) {
  if (group.score.possible == 0) return sheet.word("verdict", "not_applicable");
  return sheet.say(group.reached ? "yes" : group.may_be_reached ? "not_sure" : "no");
}

void write_profile(Sheet& sheet, const RubricResult& rubric) {
  const bool stages = rubric.roll_up == rubric::RollUp::stages;
  std::vector<Column> columns{sheet.left(stages ? "column.stage" : "column.group"),
                              sheet.right("verdict.met"),
                              sheet.right("verdict.partly"),
                              sheet.right("verdict.not_met"),
                              sheet.right("verdict.unknown"),
                              sheet.right("column.score"),
                              sheet.left("column.bar")};
  if (stages) columns.push_back(sheet.left("column.reached"));
  std::vector<std::vector<std::string>> rows;
  for (const assess::GroupResult& group : rubric.groups) {
    std::vector<std::string> row{sheet.text(group.title),     sheet.number(group.met),
                                 sheet.number(group.partly),  sheet.number(group.not_met),
                                 sheet.number(group.unknown), range_text(sheet.language, group.score),
                                 bar_text(group.score)};
    if (stages) row.push_back(reached(sheet, group));
    rows.push_back(std::move(row));
  }
  const Tally all = tally(rubric.groups);
  std::vector<std::string> sum{"**" + sheet.say("total") + "**",
                               sheet.number(all.met),
                               sheet.number(all.partly),
                               sheet.number(all.not_met),
                               sheet.number(all.unknown),
                               range_text(sheet.language, rubric.score),
                               bar_text(rubric.score)};
  if (stages) sum.emplace_back("");
  rows.push_back(std::move(sum));
  sheet.out.table(columns, rows);
  sheet.paragraph("results.bar_key");
  if (all.not_applicable > 0) sheet.paragraph("results.not_applicable", {{"n", std::to_string(all.not_applicable)}});
}

std::string evidence_of(const Sheet& sheet, const IndicatorResult& indicator) {
  constexpr std::size_t shown = 2;
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
  for (std::size_t i = 0; i < std::min(indicator.witnesses.size(), shown); ++i) {
    const rules::Witness& witness = indicator.witnesses[i];
    const std::string what = sheet.what(witness.what, 60);
    if (witness.seen.url.empty())
      add(what);
    else if (what.empty())
      add(link(witness.seen.url, 40));
    else
      add(what + " (" + link(witness.seen.url, 40) + ")");
  }
  const std::size_t counted = std::max(indicator.witnesses_counted, indicator.witnesses.size());
  if (counted > shown) add(sheet.say("results.more_evidence", {{"n", std::to_string(counted - shown)}}));
  for (const evidence::Evidence& piece : indicator.evidence)
    add(sheet.word("evidence_kind", spelling(piece.kind)) + ": " + escape(piece.source, 60));
  return text;
}

std::string reasons_of(const Sheet& sheet, const IndicatorResult& indicator) {
  std::string text;
  for (const Message& reason : indicator.reasons) text += (text.empty() ? "" : " ") + sheet.say(reason);
  return text;
}

void write_indicators(Sheet& sheet, const RubricResult& rubric) {
  std::vector<std::vector<std::string>> rows;
  for (const IndicatorResult& indicator : rubric.indicators) {
    const std::string verdict = sheet.word("verdict", spelling(indicator.verdict));
    std::string score;
    if (indicator.verdict == assess::Verdict::unknown) score = " (" + range_text(sheet.language, indicator.score) + ")";
    rows.push_back({sheet.text(indicator.title), "**" + verdict + "**" + score,
                    sheet.word("basis", spelling(indicator.basis)), evidence_of(sheet, indicator),
                    reasons_of(sheet, indicator)});
  }
  sheet.out.table({sheet.left("column.indicator"), sheet.left("column.verdict"), sheet.left("column.basis"),
                   sheet.left("column.evidence"), sheet.left("column.reason")},
                  rows);
}

}  // namespace

void write_results(Sheet& sheet) {
  if (sheet.assessment.rubrics.empty()) return;
  sheet.heading(2, "heading.results");
  for (const RubricResult& rubric : sheet.assessment.rubrics) {
    sheet.out.heading(3, sheet.text(rubric.title));
    sheet.out.paragraph(sheet.text(rubric.text));
    if (rubric.simulation) sheet.out.paragraph("> **" + sheet.say("note") + "** " + sheet.say("summary.simulation"));
    write_profile(sheet, rubric);
    write_indicators(sheet, rubric);
  }
}

}  // namespace matang::report::markdown
