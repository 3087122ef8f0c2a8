#include "survey/csv_reader.hpp"

namespace matang::survey {

/// Reads one cell and stops before its separator or line end.
bool CsvReader::read_cell(std::string& cell) {
  const std::size_t begin_line = line_;
  const auto fail = [&](Fault fault) {
    fault_ = fault;
    line_ = begin_line;
    return false;
  };
  if (at_ < text_.size() && text_[at_] == '"') {
    ++at_;
    for (;;) {
      if (at_ == text_.size()) return fail(Fault::open_quote);
      const char c = text_[at_++];
      if (c == '"') {
        if (at_ < text_.size() && text_[at_] == '"')
          ++at_;
        else
          break;
      } else if (c == '\n' || (c == '\r' && (at_ == text_.size() || text_[at_] != '\n'))) {
        ++line_;
      }
      cell += c;
      if (cell.size() > longest_cell_) return fail(Fault::long_cell);
    }
  }
  // A quote inside an unquoted cell, or text behind a closing one, is not RFC 4180 but occurs; it is taken as it
  // stands.
  while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
    cell += text_[at_++];
    if (cell.size() > longest_cell_) return fail(Fault::long_cell);
  }
  return true;
}

bool CsvReader::next(Record& record) {
  record.cells.clear();
  record.line = line_;
  if (at_ == text_.size() || fault_ != Fault::none) return false;
  for (;;) {
    if (record.cells.size() == most_columns_) {
      fault_ = Fault::many_columns;
      return false;
    }
    if (!read_cell(record.cells.emplace_back())) return false;
    if (at_ == text_.size()) return true;
    const char end = text_[at_++];
    if (end == separator_) continue;
    if (end == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
    return true;
  }
}

}  // namespace matang::survey
