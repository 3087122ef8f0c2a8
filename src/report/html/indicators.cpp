#include <algorithm>

#include "report/html/sections.hpp"

namespace matang::report::html {
namespace {

using assess::IndicatorResult;
using assess::RubricResult;

std::string quotation(std::string_view text, std::size_t characters) {
  return text.empty() ? "" : "<span class=\"quote\">“" + isolated(text, characters) + "”</span>";
}

/// The first things that show it; the appendix has the rest.
std::string evidence_of(const Sheet& sheet, const IndicatorResult& indicator, const std::string& more) {
  constexpr std::size_t shown = 2;
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < std::min(indicator.witnesses.size(), shown); ++i) {
    const rules::Witness& witness = indicator.witnesses[i];
    std::string part = sheet.what(witness, 80);
    if (!witness.seen.url.empty()) part += (part.empty() ? "" : " — ") + link(witness.seen.url, 50);
    if (!witness.seen.excerpt.empty()) part += " " + quotation(witness.seen.excerpt, 120);
    parts.push_back(std::move(part));
  }
  const std::size_t counted = std::max(indicator.witnesses_counted, indicator.witnesses.size());
  for (std::size_t i = 0; i < std::min(indicator.evidence.size(), shown); ++i) {
    const evidence::Evidence& piece = indicator.evidence[i];
    parts.push_back(sheet.word("evidence_kind", spelling(piece.kind)) + ": " + isolated(piece.source, 80) +
                    (piece.quotation.empty() ? "" : " " + quotation(piece.quotation, 120)));
  }
  const std::size_t rest = counted - std::min(indicator.witnesses.size(), shown) + indicator.evidence.size() -
                           std::min(indicator.evidence.size(), shown);
  if (parts.empty()) return "";
  parts.push_back(
      "<a class=\"more\" href=\"#" + more + "\">" +
      (rest > 0 ? sheet.say("evidence.all_and_more", {{"n", std::to_string(rest)}}) : sheet.say("evidence.all")) +
      "</a>");
  std::string text = "<ul>";
  for (const std::string& part : parts) text += "<li>" + part + "</li>";
  return text + "</ul>";
}

std::string verdict_cell(const Sheet& sheet, const RubricResult& rubric, const IndicatorResult& indicator) {
  std::string text = verdict_mark(sheet, indicator.verdict);
  if (indicator.level) {
    const assess::LevelRange& level = *indicator.level;
    const auto name = [&](std::int64_t one) {
      const auto index = static_cast<std::size_t>(one - level.lowest);
      return index < rubric.level_names.size() ? " (" + sheet.text(rubric.level_names[index]) + ")" : std::string();
    };
    text +=
        "<br>" + sheet.set("level.of", {{"level", level_text(level) + (level.low == level.high ? name(level.low) : "")},
                                        {"most", std::to_string(level.highest)}});
  } else if (indicator.verdict == assess::Verdict::unknown && indicator.score.possible > 0) {
    text += "<br>" + range_text(sheet.language, indicator.score);
  }
  return text;
}

}  // namespace

void write_indicators(Sheet& sheet, const RubricResult& rubric, std::size_t number) {
  Table table;
  table.id = "indicators-" + std::to_string(number);
  table.caption = sheet.set("indicators.caption", {{"rubric", sheet.text(rubric.title)}});
  table.look = "stack";
  table.head_column = 1;
  table.columns = {sheet.column("column.number", "number"), sheet.column("column.indicator", "wide"),
                   sheet.column("column.verdict"), sheet.column("column.reason", "wide"),
                   sheet.column("column.evidence", "broad")};
  for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
    const IndicatorResult& indicator = rubric.indicators[i];
    std::string group;
    for (const assess::GroupResult& one : rubric.groups)
      if (one.id == indicator.group) group = sheet.text(one.title);
    table.rows.push_back(
        {{sheet.number(i + 1),
          sheet.text(indicator.title) + (group.empty() ? "" : "<span class=\"under\">" + group + "</span>"),
          Cell(verdict_cell(sheet, rubric, indicator), "", tone_of(indicator.verdict)), sheet.reasons(indicator),
          evidence_of(sheet, indicator, anchor("e", number, i + 1))},
         anchor("i", number, i + 1)});
  }
  sheet.out.table(table);
}

void write_units(Sheet& sheet, const RubricResult& rubric, std::size_t number) {
  constexpr std::size_t most_rows = 60;
  if (rubric.units_of.empty()) return;
  sheet.out.heading(4, sheet.set("heading.units", {{"table", sheet.word("table", rubric.units_of)}}));
  if (rubric.units.empty()) return sheet.paragraph("units.none");
  Table table;
  table.id = "units-" + std::to_string(number);
  table.caption = sheet.set("units.caption", {{"rubric", sheet.text(rubric.title)}});
  table.look = "grid";
  table.columns = {sheet.column("column.unit", "wide"), sheet.column("column.score", "number")};
  for (std::size_t i = 0; i < rubric.indicators.size(); ++i)
    table.columns.push_back({"<a href=\"#" + anchor("i", number, i + 1) + "\" aria-label=\"" + sheet.number(i + 1) +
                                 ": " + sheet.text(rubric.indicators[i].title) + "\">" + sheet.number(i + 1) + "</a>",
                             "tight"});
  for (std::size_t u = 0; u < std::min(rubric.units.size(), most_rows); ++u) {
    const assess::UnitResult& unit = rubric.units[u];
    Row row{{link(unit.name, unit.url), range_text(sheet.language, unit.score)}};
    for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
      const assess::Verdict verdict = i < unit.verdicts.size() ? unit.verdicts[i] : assess::Verdict::unknown;
      row.cells.emplace_back(verdict_mark(sheet, verdict), "", tone_of(verdict));
    }
    table.rows.push_back(std::move(row));
  }
  sheet.out.table(table);
  sheet.capped(table.rows.size(), rubric.units.size(), "assessment.json");
}

}  // namespace matang::report::html
