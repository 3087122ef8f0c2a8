#include <string>
#include <vector>

#include "matang/evidence/evidence.hpp"

namespace matang::evidence {
namespace {

/// RFC 4180, with what a spreadsheet would run as a formula made text (OWASP, "CSV Injection").
class Sheet {
 public:
  explicit Sheet(bool excel_id) : separator_(excel_id ? ';' : ','), out_(excel_id ? "\xEF\xBB\xBF" : "") {}

  void row(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out_ += separator_;
      put(cells[i]);
    }
    out_ += "\r\n";
  }
  std::string take() { return std::move(out_); }

 private:
  void put(std::string cell) {
    if (!cell.empty() && std::string_view("=+-@").find(cell[0]) != std::string_view::npos) cell.insert(0, 1, '\'');
    if (cell.find_first_of(",;\"\r\n\t") == std::string::npos) {
      out_ += cell;
      return;
    }
    out_ += '"';
    for (const char c : cell) out_ += c == '"' ? std::string("\"\"") : std::string(1, c);
    out_ += '"';
  }

  char separator_;
  std::string out_;
};

}  // namespace

std::string form_csv(const std::string& subject, const std::vector<Question>& questions, bool indonesian,
                     bool excel_id) {
  const auto in = [&](const Text& text) {
    const std::string& first = indonesian ? text.id : text.en;
    return first.empty() ? (indonesian ? text.en : text.id) : first;
  };
  Sheet sheet(excel_id);
  for (const SheetColumn& line : sheet_preamble()) sheet.row({in(line.heading), line.key == "subject" ? subject : ""});
  std::vector<std::string> headings;
  for (const SheetColumn& column : question_columns()) headings.push_back(in(column.heading));
  headings.push_back(indonesian ? "Pertanyaan" : "Question");
  headings.push_back(indonesian ? "Bukti yang dapat menjawab" : "Evidence that can answer it");
  for (const SheetColumn& column : answer_columns()) headings.push_back(in(column.heading));
  sheet.row(headings);
  for (const Question& each : questions) {
    std::string question = in(each.title) + ": " + in(each.question);
    for (std::size_t i = 0; i < each.levels.size(); ++i)
      question +=
          " " + std::to_string(each.lowest_level + static_cast<std::int64_t>(i)) + " = " + in(each.levels[i]) + ".";
    std::string kinds;
    for (const Kind kind : each.kinds) kinds += (kinds.empty() ? "" : ", ") + in(word_of(kind));
    std::vector<std::string> row{each.rubric, each.indicator, question, kinds};
    row.resize(headings.size());
    sheet.row(row);
  }
  return sheet.take();
}

}  // namespace matang::evidence
