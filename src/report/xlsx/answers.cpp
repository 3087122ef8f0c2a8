#include "report/xlsx/sheets.hpp"

namespace matang::report::xlsx {
namespace {

/// The words of a closed list that an assessor chooses from.
template <class E>
std::vector<std::string> choices(Language language) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < spellings<E>.size(); ++i)
    words.push_back(in(language, evidence::word_of(static_cast<E>(i))));
  return words;
}

double width_of(std::string_view key) {
  if (key == "source") return 34;
  if (key == "quotation" || key == "note") return 44;
  if (key == "verdict" || key == "kind" || key == "locator" || key == "unit" || key == "collected_by") return 18;
  return 13;
}

}  // namespace

std::vector<Heading> answer_headings(Language language) {
  std::vector<Heading> headings;
  for (const evidence::SheetColumn& column : evidence::answer_columns())
    headings.push_back({in(language, column.heading), width_of(column.key), true});
  return headings;
}

void offer_answers(Worksheet& sheet, Row first, Row last, Column column, Language language) {
  for (const evidence::SheetColumn& each : evidence::answer_columns()) {
    const std::string &heading = in(language, each.heading), &help = in(language, each.help);
    if (each.key == "verdict")
      sheet.choice(first, last, column, choices<evidence::Judgement>(language), heading, help);
    else if (each.key == "kind")
      sheet.choice(first, last, column, choices<evidence::Kind>(language), heading, help);
    else if (each.key == "confidence")
      sheet.choice(first, last, column, choices<evidence::Confidence>(language), heading, help);
    else if (each.key != "level")
      sheet.hint(first, last, column, heading, help);
    ++column;
  }
}

void offer_levels(Worksheet& sheet, Row row, Column column, std::int64_t lowest, std::int64_t highest,
                  Language language) {
  std::vector<std::string> levels;
  for (std::int64_t level = lowest; level <= highest && levels.size() < 20; ++level)
    levels.push_back(std::to_string(level));
  for (const evidence::SheetColumn& each : evidence::answer_columns()) {
    if (each.key == "level")
      sheet.choice(row, row, column, levels, in(language, each.heading), in(language, each.help));
    ++column;
  }
}

void write_answer(Worksheet& sheet, Row row, Column column, const evidence::Evidence* piece, Language language) {
  for (const evidence::SheetColumn& each : evidence::answer_columns()) {
    std::string text;
    if (piece != nullptr) {
      if (each.key == "verdict" && !piece->level) text = in(language, evidence::word_of(piece->judgement));
      if (each.key == "kind") text = in(language, evidence::word_of(piece->kind));
      if (each.key == "source") text = piece->source;
      if (each.key == "locator") text = piece->locator;
      if (each.key == "quotation") text = piece->quotation;
      if (each.key == "note") text = piece->note;
      if (each.key == "unit") text = piece->unit;
      if (each.key == "collected_by") text = piece->collected_by;
      if (each.key == "confidence" && piece->confidence) text = in(language, evidence::word_of(*piece->confidence));
    }
    if (piece != nullptr && each.key == "date" && piece->date)
      sheet.date(row, column, *piece->date, Look::input_date);
    else if (piece != nullptr && each.key == "level" && piece->level)
      sheet.number(row, column, static_cast<double>(*piece->level), Look::input);
    else if (piece != nullptr && each.key == "respondents" && piece->respondents)
      sheet.number(row, column, static_cast<double>(*piece->respondents), Look::input);
    else if (text.empty())
      sheet.blank(row, column, each.key == "date" ? Look::input_date : Look::input);
    else
      sheet.text(row, column, text, Look::input);
    ++column;
  }
}

}  // namespace matang::report::xlsx
