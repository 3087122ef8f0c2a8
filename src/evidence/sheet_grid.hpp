#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matang/result.hpp"
#include "matang/web/date.hpp"

namespace matang::evidence {

/// A sheet as rows of text, whatever file it came from.
struct Cell {
  std::string text;              ///< valid UTF-8; a cell that a workbook shows as a date is written as 2023-01-31
  std::optional<double> number;  ///< of a cell that a workbook holds as a number
};
struct GridRow {
  std::size_t number = 1;   ///< as the spreadsheet numbers its rows, from 1
  std::vector<Cell> cells;  ///< from column A; trailing empty ones may be missing
  const Cell& at(std::size_t column) const;
};
struct Grid {
  std::string name;               ///< the sheet's; "" for CSV
  bool counts_from_1904 = false;  ///< serial dates of old Macintosh workbooks (ECMA-376 part 1, 18.17.4.1)
  bool cut = false;               ///< it holds more than the limits let in, or is damaged
  std::vector<GridRow> rows;
};

/// What one sheet or workbook may hold (our choice): far above any form, far below what would exhaust a machine.
struct SheetLimits {
  std::size_t file_bytes = 32u << 20;  ///< of the file
  std::size_t part_bytes = 64u << 20;  ///< of one part of a workbook, unpacked
  std::size_t text_bytes = 64u << 20;  ///< of all cells together
  std::size_t rows = 50'000;
  std::size_t columns = 256;  ///< what stands further right is left out
  std::size_t sheets = 64;
};

/// A CSV's rows. Separator, encoding and line ends are found out from the text itself.
Result<Grid> csv_grid(std::string_view bytes, const std::string& file_name, const SheetLimits& limits = {});
/// A workbook's sheets, in its order.
Result<std::vector<Grid>> xlsx_grids(std::string_view bytes, const std::string& file_name,
                                     const SheetLimits& limits = {});

/// Excel's serial number of a day as a date; nothing for what cannot be one. 60 is 29 February 1900, a day that never
/// was and that Excel keeps for Lotus's sake: it and the days before it are no dates here.
std::optional<web::Date> serial_date(double serial, bool counts_from_1904);

/// "A", "Z", "AA" of 0, 25, 26.
std::string column_letters(std::size_t column);

}  // namespace matang::evidence
