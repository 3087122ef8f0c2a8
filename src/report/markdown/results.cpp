#include <algorithm>

#include "report/markdown/sections.hpp"
#include "report/notes.hpp"

namespace matang::report::markdown {
namespace {

using assess::IndicatorResult;
using assess::RubricResult;

std::string reached(const Sheet& sheet, const assess::GroupResult& group) {
  if (group.score.possible == 0) return sheet.word("verdict", "not_applicable");
  return sheet.say(group.reached ? "yes" : group.may_be_reached ? "not_sure" : "no");
}

/// A framework that knows no number is shown by its verdicts alone.
bool has_number(const RubricResult& rubric) { return rubric.score_style.as != rubric::ScoreStyle::As::none; }

void write_profile(Sheet& sheet, const RubricResult& rubric) {
  const bool stages = rubric.roll_up == rubric::RollUp::stages;
  std::vector<Column> columns{sheet.left(stages ? "column.stage" : "column.group"), sheet.right("verdict.met"),
                              sheet.right("verdict.partly"), sheet.right("verdict.not_met"),
                              sheet.right("verdict.unknown")};
  if (has_number(rubric)) {
    columns.push_back(sheet.right("column.score"));
    columns.push_back(sheet.left("column.bar"));
  }
  if (stages) columns.push_back(sheet.left("column.reached"));
  std::vector<std::vector<std::string>> rows;
  for (const assess::GroupResult& group : rubric.groups) {
    std::vector<std::string> row{sheet.text(group.title), sheet.number(group.met), sheet.number(group.partly),
                                 sheet.number(group.not_met), sheet.number(group.unknown)};
    if (has_number(rubric)) {
      row.push_back(stated_text(sheet.language, rubric, group));
      row.push_back(bar_text(group.score));
    }
    if (stages) row.push_back(reached(sheet, group));
    rows.push_back(std::move(row));
  }
  const Tally all = tally(rubric.groups);
  std::vector<std::string> sum{"**" + sheet.say("total") + "**", sheet.number(all.met), sheet.number(all.partly),
                               sheet.number(all.not_met), sheet.number(all.unknown)};
  if (has_number(rubric)) {
    sum.push_back(stated_text(sheet.language, rubric));
    sum.push_back(bar_text(rubric.score));
  }
  if (stages) sum.emplace_back("");
  rows.push_back(std::move(sum));
  sheet.out.table(columns, rows);
  if (has_number(rubric)) sheet.paragraph("results.bar_key");
  if (all.not_applicable > 0) sheet.paragraph("results.not_applicable", {{"n", std::to_string(all.not_applicable)}});
}

/// The names of an index's levels, the lowest first.
void write_levels(Sheet& sheet, const RubricResult& rubric) {
  const auto judged = std::find_if(rubric.indicators.begin(), rubric.indicators.end(),
                                   [](const IndicatorResult& indicator) { return indicator.level.has_value(); });
  if (judged == rubric.indicators.end() || rubric.level_names.empty()) return;
  std::string names;
  std::int64_t level = judged->level->lowest;
  for (const Text& name : rubric.level_names)
    names += (names.empty() ? "" : ", ") + std::to_string(level++) + " " + sheet.text(name);
  sheet.out.paragraph(sheet.set("results.levels", {{"names", names}}));
}

/// Services, agencies or years: how many indicators each meets, and what it scores.
void write_units(Sheet& sheet, const RubricResult& rubric) {
  constexpr std::size_t most_rows = 40;
  if (rubric.units.empty()) return;
  std::vector<std::vector<std::string>> rows;
  for (const assess::UnitResult& unit : rubric.units) {
    if (rows.size() == most_rows) break;
    Tally count;
    for (const assess::Verdict verdict : unit.verdicts) {
      count.met += verdict == assess::Verdict::met;
      count.partly += verdict == assess::Verdict::partly;
      count.not_met += verdict == assess::Verdict::not_met;
      count.unknown += verdict == assess::Verdict::unknown;
    }
    const std::string name = unit.url.empty() ? escape(unit.name, 70) : link(unit.name, unit.url);
    rows.push_back({name, sheet.number(count.met), sheet.number(count.partly), sheet.number(count.not_met),
                    sheet.number(count.unknown), range_text(sheet.language, unit.score)});
  }
  sheet.out.table({sheet.left("column.unit"), sheet.right("verdict.met"), sheet.right("verdict.partly"),
                   sheet.right("verdict.not_met"), sheet.right("verdict.unknown"), sheet.right("column.score")},
                  rows);
  sheet.capped(rows.size(), rubric.units.size(), "assessment.json");
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
    if (indicator.level)
      score = " (" +
              sheet.set("level.of",
                        {{"level", level_text(*indicator.level)}, {"most", std::to_string(indicator.level->highest)}}) +
              ")";
    else if (indicator.verdict == assess::Verdict::unknown && has_number(rubric))
      score = " (" + range_text(sheet.language, indicator.score) + ")";
    rows.push_back({sheet.text(indicator.title), "**" + verdict + "**" + score,
                    sheet.word("basis", spelling(indicator.basis)), evidence_of(sheet, indicator),
                    reasons_of(sheet, indicator)});
  }
  sheet.out.table({sheet.left("column.indicator"), sheet.left("column.verdict"), sheet.left("column.basis"),
                   sheet.left("column.evidence"), sheet.left("column.reason")},
                  rows);
}

/// Where both sides decided and differ: what each says, what counts, and by which rule.
void write_contradictions(Sheet& sheet) {
  std::vector<std::vector<std::string>> rows;
  const auto said = [&](assess::Verdict verdict, const std::optional<std::int64_t>& level) {
    return level ? sheet.set("level.one", {{"level", std::to_string(*level)}})
                 : sheet.word("verdict", spelling(verdict));
  };
  for (const RubricResult& rubric : sheet.assessment.rubrics)
    for (const IndicatorResult& indicator : rubric.indicators) {
      if (!indicator.contradiction) continue;
      const auto verdict = indicator.evidence_verdict.value_or(assess::Verdict::unknown);
      rows.push_back({sheet.text(indicator.title), sheet.text(rubric.title),
                      said(indicator.site_verdict, indicator.site_level), said(verdict, indicator.evidence_level),
                      "**" + sheet.word("verdict", spelling(indicator.verdict)) + "**", reasons_of(sheet, indicator)});
    }
  if (rows.empty()) return;
  sheet.heading(3, "heading.contradictions");
  sheet.paragraph("contradictions.intro");
  sheet.out.table({sheet.left("column.indicator"), sheet.left("column.rubric"), sheet.left("column.by_site"),
                   sheet.left("column.by_evidence"), sheet.left("column.counted"), sheet.left("column.reason")},
                  rows);
}

}  // namespace

void write_results(Sheet& sheet) {
  if (sheet.assessment.rubrics.empty()) return;
  sheet.heading(2, "heading.results");
  for (const RubricResult& rubric : sheet.assessment.rubrics) {
    sheet.out.heading(3, sheet.text(rubric.title));
    sheet.out.paragraph(sheet.text(rubric.text));
    std::string notes;
    for (const Message& note : notes_of(rubric)) notes += " " + sheet.say(note);
    if (!notes.empty()) sheet.out.paragraph("> **" + sheet.say("note") + "**" + notes);
    write_profile(sheet, rubric);
    write_levels(sheet, rubric);
    write_units(sheet, rubric);
    write_indicators(sheet, rubric);
  }
  write_contradictions(sheet);
}

}  // namespace matang::report::markdown
