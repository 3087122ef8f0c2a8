#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "matang/report/report.hpp"

namespace matang::report {

/// One table as CSV (RFC 4180), row by row; what a spreadsheet would run as a formula is neutralised.
class CsvWriter {
 public:
  explicit CsvWriter(const Options& options) : excel_(options.excel_id) {
    if (excel_) out_ = "\xEF\xBB\xBF";
  }

  void text(std::string_view value);
  void number(std::int64_t value);
  void decimal(double value);  ///< at most six decimals, none that is 0
  /// Several values in one cell; a semicolon inside one of them becomes a comma, so that the list stays readable by
  /// machine.
  void list(const std::vector<std::string>& values);
  void value(const facts::Value& value);
  void end_row();
  std::string take() { return std::move(out_); }

 private:
  void put(const std::string& cell);

  bool excel_;
  bool first_ = true;
  std::string out_;
};

}  // namespace matang::report
