#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace matang::survey {

/// One record of separated text (RFC 4180): cells may be quoted, and then hold separators, line ends and doubled
/// quotes.
struct Record {
  std::size_t line = 0;  ///< 1-based, where it begins
  std::vector<std::string> cells;
};

/// Takes records off a text one by one.
class CsvReader {
 public:
  enum class Fault { none, open_quote, long_cell, many_columns };

  CsvReader(std::string_view text, char separator, std::size_t most_columns, std::size_t longest_cell)
      : text_(text), separator_(separator), most_columns_(most_columns), longest_cell_(longest_cell) {}

  /// False at the end and at a fault.
  bool next(Record& record);
  Fault fault() const { return fault_; }
  std::size_t line() const { return line_; }  ///< where reading stands; at a fault, where the faulty cell begins

 private:
  bool read_cell(std::string& cell);

  std::string_view text_;
  char separator_;
  std::size_t most_columns_, longest_cell_;
  std::size_t at_ = 0, line_ = 1;
  Fault fault_ = Fault::none;
};

}  // namespace matang::survey
