#include "report/csv_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "report/plain.hpp"
#include "report/table_view.hpp"

namespace matang::report {
namespace {

/// Text that a spreadsheet would run as a formula (OWASP, "CSV Injection"): the leading quote makes it text. plain()
/// has taken tabs and line ends already.
std::string defused(std::string text) {
  static constexpr std::array<std::string_view, 8> starts{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  for (const std::string_view start : starts)
    if (text.compare(0, start.size(), start) == 0) return "'" + text;
  return text;
}

}  // namespace

void CsvWriter::text(std::string_view value) { put(defused(plain(value))); }

void CsvWriter::number(std::int64_t value) { put(std::to_string(value)); }

void CsvWriter::decimal(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 6).ptr;
  std::string text(digits.data(), end);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  if (excel_) std::replace(text.begin(), text.end(), '.', ',');
  put(text);
}

void CsvWriter::list(const std::vector<std::string>& values) {
  std::string cell;
  for (const std::string& value : values) {
    std::string item = defused(plain(value));
    std::replace(item.begin(), item.end(), ';', ',');
    cell += (cell.empty() ? "" : ";") + item;
  }
  put(cell);
}

void CsvWriter::value(const facts::Value& value) {
  if (const auto* items = std::get_if<std::vector<std::string>>(&value))
    list(*items);
  else if (const auto* integer = std::get_if<std::int64_t>(&value))
    number(*integer);
  else
    text(text_of(value, ";"));
}

void CsvWriter::end_row() {
  out_ += "\r\n";
  first_ = true;
}

void CsvWriter::put(const std::string& cell) {
  if (!first_) out_ += excel_ ? ';' : ',';
  first_ = false;
  // A comma file is quoted for both separators, since readers guess; with semicolons a decimal comma must stay a
  // number.
  if (cell.find_first_of(excel_ ? ";\"\r\n" : ",;\"\r\n") == std::string::npos) {
    out_ += cell;
    return;
  }
  out_ += '"';
  for (const char c : cell) out_ += c == '"' ? std::string("\"\"") : std::string(1, c);
  out_ += '"';
}

}  // namespace matang::report
