#include <algorithm>

#include "report/numbers.hpp"
#include "report/xlsx/sheets.hpp"

namespace matang::report::xlsx {
namespace {

using assess::IndicatorResult;

/// What the run came to: these columns are for reading, those behind them for filling in.
std::vector<Heading> result_headings(const Writing& writing) {
  std::vector<Heading> headings;
  for (const evidence::SheetColumn& column : evidence::question_columns())
    headings.push_back({in(writing.language, column.heading), column.key == "rubric" ? 15.0 : 26.0});
  headings.push_back({writing.say("sheets.group"), 22});
  headings.push_back({writing.say("column.indicator"), 38});
  headings.push_back({writing.say("sheets.question"), 44});
  headings.push_back({writing.say("sheets.verdict"), 18});
  headings.push_back({writing.say("sheets.level"), 12});
  headings.push_back({writing.say("sheets.low"), 10});
  headings.push_back({writing.say("sheets.high"), 10});
  headings.push_back({writing.say("column.basis"), 16});
  headings.push_back({writing.say("sheets.seen"), 44});
  headings.push_back({writing.say("column.reason"), 44});
  headings.push_back({writing.say("column.answered_by"), 22});
  return headings;
}

std::string seen(const IndicatorResult& indicator) {
  std::string text;
  for (const rules::Witness& witness : indicator.witnesses) {
    if (!text.empty()) text += "; ";
    text += witness.what;
    if (!witness.seen.url.empty()) text += " <" + witness.seen.url.text() + ">";
  }
  return text;
}

void write_result(const Writing& writing, Worksheet& sheet, Row row, const assess::RubricResult& rubric,
                  const IndicatorResult& indicator) {
  const auto group = std::find_if(rubric.groups.begin(), rubric.groups.end(),
                                  [&](const auto& each) { return each.id == indicator.group; });
  Column column = 0;
  sheet.text(row, column++, rubric.id);
  sheet.text(row, column++, indicator.id);
  sheet.text(row, column++, group == rubric.groups.end() ? indicator.group : writing.text(group->title), Look::wrapped);
  sheet.text(row, column++, writing.text(indicator.title), Look::wrapped);
  sheet.text(row, column++, writing.text(indicator.question), Look::wrapped);
  sheet.text(row, column++, writing.word("verdict", spelling(indicator.verdict)));
  if (indicator.level) sheet.text(row, column, level_text(*indicator.level));
  ++column;
  if (indicator.score.possible > 0) {
    sheet.number(row, column, indicator.score.low_share(), Look::percent);
    sheet.number(row, column + 1, indicator.score.high_share(), Look::percent);
  }
  column = static_cast<Column>(column + 2);
  sheet.text(row, column++, writing.word("basis", spelling(indicator.basis)));
  sheet.text(row, column++, seen(indicator), Look::wrapped);
  std::string why, kinds;
  for (const Message& reason : indicator.reasons) why += (why.empty() ? "" : " ") + say(reason, writing.language);
  sheet.text(row, column++, why, Look::wrapped);
  for (const evidence::Kind kind : indicator.answered_by)
    kinds += (kinds.empty() ? "" : ", ") + writing.word("evidence_kind", spelling(kind));
  sheet.text(row, column++, kinds, Look::wrapped);
}

}  // namespace

/// A row a piece of evidence, so that reading the sheet back gives all of it; an indicator without evidence has one row
/// whose answers are empty.
Worksheet* write_indicators(const Writing& writing) {
  std::size_t rows = 0;
  for (const assess::RubricResult& rubric : writing.assessment.rubrics)
    for (const IndicatorResult& indicator : rubric.indicators)
      rows += std::max<std::size_t>(indicator.evidence.size(), 1);
  Worksheet& sheet = writing.book.add(writing.say("sheets.indicators"));
  std::vector<Heading> headings = result_headings(writing);
  const auto answers = static_cast<Column>(headings.size());
  for (Heading& heading : answer_headings(writing.language)) headings.push_back(std::move(heading));
  sheet.table(0, headings, rows);
  const Row last = static_cast<Row>(std::max<std::size_t>(rows, 1));
  sheet.colours(1, last, 5, verdict_tones(writing.language));
  offer_answers(sheet, 1, last, answers, writing.language);
  Row row = 0;
  for (const assess::RubricResult& rubric : writing.assessment.rubrics)
    for (const IndicatorResult& indicator : rubric.indicators)
      for (std::size_t i = 0; i < std::max<std::size_t>(indicator.evidence.size(), 1); ++i) {
        ++row;
        write_result(writing, sheet, row, rubric, indicator);
        write_answer(sheet, row, answers, indicator.evidence.empty() ? nullptr : &indicator.evidence[i],
                     writing.language);
        if (indicator.level)
          offer_levels(sheet, row, answers, indicator.level->lowest, indicator.level->highest, writing.language);
      }
  return &sheet;
}

}  // namespace matang::report::xlsx
