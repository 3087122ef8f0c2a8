#include "matang/survey/responses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "matang/web/charset.hpp"
#include "survey/cell_text.hpp"
#include "survey/csv_reader.hpp"

namespace matang::survey {
namespace {

constexpr std::size_t most_problems = 50;  // a file of the wrong kind is wrong in every row

/// Excel's first line "sep=;" names the separator and is no header.
char declared_separator(std::string_view& text) {
  if (text.size() < 5 || text.substr(0, 4) != "sep=" || text.find_first_of("\r\n") != 5) return 0;
  const char separator = text[4];
  text.remove_prefix(text.find('\n') == std::string_view::npos ? text.size() : text.find('\n') + 1);
  return separator;
}

/// The separator under which the first rows are most alike: counting characters in the headers alone would take the
/// commas of a long question for it.
char likely_separator(std::string_view text, const ResponseLimits& limits) {
  constexpr std::size_t rows_to_try = 50, bytes_to_try = 256u << 10;
  text = text.substr(0, bytes_to_try);
  char best = ',';
  double best_likeness = -1;
  std::size_t best_columns = 0;
  for (const char separator : {',', ';', '\t'}) {
    CsvReader reader(text, separator, limits.columns, limits.cell);
    Record record;
    std::size_t columns = 0, rows = 0, alike = 0;
    while (rows < rows_to_try && reader.next(record)) {
      if (record.cells.size() == 1 && record.cells[0].empty()) continue;
      if (rows == 0) columns = record.cells.size();
      rows += 1;
      if (record.cells.size() == columns) alike += 1;
    }
    if (rows == 0 || columns < 2) continue;
    const double likeness = static_cast<double>(alike) / static_cast<double>(rows);
    if (likeness > best_likeness || (likeness == best_likeness && columns > best_columns)) {
      best = separator;
      best_likeness = likeness;
      best_columns = columns;
    }
  }
  return best;
}

bool is_blank(const std::vector<std::string>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); });
}

Problem fault_of(const CsvReader& reader, const std::string& file, const Record& record, std::size_t row) {
  const Location where{file, reader.line(), 1};
  const std::string place =
      fmt::format("row {}, column {}", row, column_name(record.cells.empty() ? 0 : record.cells.size() - 1));
  switch (reader.fault()) {
    case CsvReader::Fault::open_quote:
      return {where, place + ": a quotation mark is opened and never closed",
              "close it, or export the responses again as CSV"};
    case CsvReader::Fault::long_cell:
      return {where, place + ": the cell is longer than a response can be, as if a quotation mark were missing",
              "look for an opening quotation mark without its end"};
    default:
      return {where, fmt::format("row {}: there are too many columns", row),
              "export only the sheet with the responses"};
  }
}

}  // namespace

std::string column_name(std::size_t column) {
  std::string name;
  for (column += 1; column > 0; column = (column - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  return name;
}

Result<Responses> read_responses(std::string_view bytes, const std::string& file_name, ResponseLimits limits) {
  if (bytes.size() > limits.bytes)
    return Problem{{file_name, 0, 0}, "this file is too large for a table of responses", "export only the responses"};
  // "PK" begins every .xlsx and .ods, D0 CF 11 E0 every old .xls.
  if (bytes.substr(0, 2) == "PK" || bytes.substr(0, 4) == "\xD0\xCF\x11\xE0")
    return Problem{{file_name, 0, 0},
                   "this is a workbook, not a CSV file",
                   "in the spreadsheet choose File, Save as, and CSV UTF-8"};
  Responses responses;
  responses.file = file_name;
  const web::DecodedText decoded = web::decode_text(std::string(bytes), "");
  responses.encoding = decoded.encoding;
  responses.replaced = decoded.replaced;
  std::string_view text = decoded.text;
  const std::size_t lines_before = text.size();
  const char declared = declared_separator(text);
  const std::size_t skipped_lines = text.size() == lines_before ? 0 : 1;
  responses.separator = declared != 0 ? declared : likely_separator(text, limits);

  Problems problems;
  CsvReader reader(text, responses.separator, limits.columns, limits.cell);
  Record record;
  std::size_t row = skipped_lines;
  while (problems.size() < most_problems && reader.next(record)) {
    row += 1;
    const std::size_t line = record.line + skipped_lines;
    for (std::string& cell : record.cells) cell = cleaned(cell);
    if (is_blank(record.cells)) {
      // Blank lines before the headers and behind the last response are no responses.
      if (!responses.headers.empty() && record.cells.size() > 1) responses.blank_rows += 1;
      continue;
    }
    if (responses.headers.empty()) {
      responses.headers = record.cells;
      while (!responses.headers.empty() && responses.headers.back().empty()) responses.headers.pop_back();
      continue;
    }
    const std::size_t columns = responses.headers.size();
    if (responses.rows.size() >= limits.cells / columns) {
      problems.push_back({{file_name, line, 0},
                          fmt::format("row {}: the table is too large", row),
                          "split the file, or export only the responses"});
      break;
    }
    if (record.cells.size() < columns) responses.short_rows += 1;
    for (std::size_t i = columns; i < record.cells.size(); ++i)
      if (!record.cells[i].empty()) {
        problems.push_back({{file_name, line, i + 1},
                            fmt::format("row {}, column {}: an answer stands under no header", row, column_name(i)),
                            "put a cell that holds the separator in quotation marks, or give the column a header"});
        break;
      }
    record.cells.resize(columns);
    if (is_blank(record.cells)) continue;  // only cells under no header: reported above
    responses.rows.push_back({row, line, std::move(record.cells)});
  }
  if (reader.fault() != CsvReader::Fault::none && problems.size() < most_problems)
    problems.push_back(fault_of(reader, file_name, record, row + 1));
  if (problems.size() == most_problems)
    problems.push_back({{file_name, 0, 0}, "there is more of this kind; reading stopped here", "mend these first"});
  if (!problems.empty()) return problems;
  if (responses.headers.empty())
    return Problem{{file_name, 0, 0}, "this file holds no headers and no responses", "export the responses as CSV"};
  return responses;
}

}  // namespace matang::survey
