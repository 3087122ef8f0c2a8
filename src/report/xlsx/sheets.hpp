#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "matang/report/report.hpp"
#include "report/wording.hpp"
#include "report/xlsx/workbook.hpp"

/// The sheets of worksheets.xlsx, one function each.
namespace matang::report::xlsx {

struct Writing {
  const assess::Assessment& assessment;
  Language language;
  Workbook& book;

  std::string say(std::string_view code, Args args = {}) const {
    return report::say({std::string(code), std::move(args)}, language);
  }
  /// The word for one value of an enumeration, or the value.
  std::string word(std::string_view enumeration, std::string_view value) const;
  const std::string& text(const Text& text) const { return in(language, text); }
  std::string heading(std::string_view code) const;  ///< with a capital letter
};

void write_summary(const Writing& writing, Worksheet& sheet, const std::vector<const Worksheet*>& others);
Worksheet* write_findings(const Writing& writing);
Worksheet* write_indicators(const Writing& writing);
/// One of the assessment's tables; nothing where it has none of that name.
Worksheet* write_table(const Writing& writing, std::string_view name);
/// Services, agencies or years, where a framework judges them one by one; nothing where none does.
Worksheet* write_units(const Writing& writing);

/// The tones of verdicts and of states, in the words of the language.
std::vector<ToneOf> verdict_tones(Language language);
std::vector<ToneOf> state_tones(Language language);
std::vector<ToneOf> severity_tones(Language language);

/// Columns that the assessor fills in: headings, drop-downs and hints, from `column` on.
std::vector<Heading> answer_headings(Language language);
void offer_answers(Worksheet& sheet, Row first, Row last, Column column, Language language);
/// A level's drop-down, for one row.
void offer_levels(Worksheet& sheet, Row row, Column column, std::int64_t lowest, std::int64_t highest,
                  Language language);
/// One piece of evidence in those columns; empty cells to fill in where there is none.
void write_answer(Worksheet& sheet, Row row, Column column, const evidence::Evidence* piece, Language language);

}  // namespace matang::report::xlsx
