#include "evidence/sheet_grid.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace matang::evidence {

const Cell& GridRow::at(std::size_t column) const {
  static const Cell empty;
  return column < cells.size() ? cells[column] : empty;
}

std::optional<web::Date> serial_date(double serial, bool counts_from_1904) {
  using namespace std::chrono;
  const double first = counts_from_1904 ? 1 : 61;
  constexpr double last = 2'958'465;  // 9999-12-31
  if (!(serial >= first && serial <= last)) return std::nullopt;
  const sys_days zero = counts_from_1904 ? sys_days{year{1904} / January / 1} : sys_days{year{1899} / December / 30};
  return web::Date{zero + days{static_cast<int>(std::floor(serial))}};
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t n = column + 1; n > 0; n = (n - 1) / 26) letters += static_cast<char>('A' + (n - 1) % 26);
  std::reverse(letters.begin(), letters.end());
  return letters;
}

}  // namespace matang::evidence
