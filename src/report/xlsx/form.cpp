#include <algorithm>

#include "report/xlsx/sheets.hpp"

namespace matang::report {
namespace {

using xlsx::Column;
using xlsx::Look;
using xlsx::Row;

void write_guide(xlsx::Workbook& book, Language language) {
  xlsx::Worksheet& sheet = book.add(say({"form.guide", {}}, language));
  sheet.width(0, 26);
  sheet.width(1, 100);
  Row row = 0;
  sheet.text(row++, 0, say({"form.title", {}}, language), Look::title);
  for (const std::string_view code : {"form.guide.fill", "form.guide.several", "form.guide.names", "form.guide.import"})
    sheet.text(row++, 0, say({std::string(code), {}}, language));
  ++row;
  for (const evidence::SheetColumn& column : evidence::answer_columns()) {
    sheet.text(row, 0, in(language, column.heading), Look::strong);
    sheet.text(row++, 1, in(language, column.help), Look::wrapped);
  }
}

}  // namespace

std::string evidence_form_xlsx(const std::string& subject, const std::vector<evidence::Question>& questions,
                               web::Date made, Language language) {
  xlsx::Workbook book(say({"form.title", {}}, language), made);
  xlsx::Worksheet& sheet = book.add(say({"form.sheet", {}}, language));
  Row row = 0;
  for (const evidence::SheetColumn& line : evidence::sheet_preamble()) {
    sheet.text(row, 0, in(language, line.heading), Look::strong);
    if (line.key == "subject" && !subject.empty())
      sheet.text(row++, 1, subject, Look::input);
    else
      sheet.blank(row++, 1, Look::input);
  }
  std::vector<xlsx::Heading> headings;
  for (const evidence::SheetColumn& column : evidence::question_columns())
    headings.push_back({in(language, column.heading), column.key == "rubric" ? 22.0 : 30.0});
  headings.push_back({say({"sheets.question", {}}, language), 60});
  headings.push_back({say({"column.answered_by", {}}, language), 22});
  const auto answers = static_cast<Column>(headings.size());
  for (xlsx::Heading& heading : xlsx::answer_headings(language)) headings.push_back(std::move(heading));
  sheet.table(row, headings, questions.size());
  const Row first = row + 1;
  xlsx::offer_answers(sheet, first, row + static_cast<Row>(std::max<std::size_t>(questions.size(), 1)), answers,
                      language);
  for (const evidence::Question& each : questions) {
    ++row;
    sheet.text(row, 0, each.rubric);
    sheet.text(row, 1, each.indicator);
    std::string question = in(language, each.title) + ": " + in(language, each.question), kinds;
    for (std::size_t i = 0; i < each.levels.size(); ++i)
      question += " " + std::to_string(each.lowest_level + static_cast<std::int64_t>(i)) + " = " +
                  in(language, each.levels[i]) + ".";
    for (const evidence::Kind kind : each.kinds)
      kinds += (kinds.empty() ? "" : ", ") + in(language, evidence::word_of(kind));
    sheet.text(row, 2, question, Look::wrapped);
    sheet.text(row, 3, kinds, Look::wrapped);
    xlsx::write_answer(sheet, row, answers, nullptr, language);
    if (!each.levels.empty())
      xlsx::offer_levels(sheet, row, answers, each.lowest_level,
                         each.lowest_level + static_cast<std::int64_t>(each.levels.size()) - 1, language);
  }
  write_guide(book, language);
  sheet.show_first();
  return book.bytes();
}

}  // namespace matang::report
