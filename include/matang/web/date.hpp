#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matang::web {

using Date = std::chrono::year_month_day;

std::string to_text(Date date);                                  ///< ISO 8601, "2023-01-31"
std::optional<Date> parse_iso_date(std::string_view text);       ///< "2023-01-31", also with a time behind it
std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text);  ///< RFC 9110 §5.6.7, three forms
std::string to_iso_instant(std::chrono::sys_seconds instant);    ///< "2023-01-31T08:00:00Z"
std::optional<std::chrono::sys_seconds> parse_iso_instant(std::string_view text);

/// How a numeric date like 03/04/2022 is read where it could be either. Indonesia writes the day first.
enum class DayMonthOrder { day_first, month_first };

/// A date written in running text.
struct DateMention {
  Date date;
  std::size_t begin = 0, end = 0;   ///< bytes of the text it stands in
  bool ambiguous = false;           ///< day and month could be exchanged
  bool day_known = true;            ///< "Desember 2021": false, and the date is the month's first day
  bool relative = false;            ///< "2 hari yang lalu", counted from `today`
};

/// Every date in Indonesian or English prose: "Senin, 12 Desember 2022 10:30 WIB", "12/12/22", "12-12-2022", "2022-12-12",
/// "Dec 12, 2022", "12 Des. 2021", "Desember 2021", "2 hari yang lalu", "kemarin". Years outside [1990, year of today + 2]
/// are not dates. Law numbers ("Nomor 14 Tahun 2008"), telephone numbers, prices and versions are not dates.
std::vector<DateMention> find_dates(std::string_view text, Date today, DayMonthOrder order = DayMonthOrder::day_first);

/// A date inside an address path: /2022/12/05/judul, /berita/2022-12-05-judul; year and month only gives day_known=false.
std::optional<DateMention> find_date_in_path(std::string_view path, Date today);

}  // namespace matang::web
