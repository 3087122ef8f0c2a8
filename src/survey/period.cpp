#include "survey/period.hpp"

#include <algorithm>
#include <array>

namespace matang::survey {
namespace {

/// The first three numbers, with the same mark between them; nothing for anything else.
std::optional<std::array<int, 3>> three_numbers(std::string_view text) {
  std::array<int, 3> numbers{};
  std::size_t at = 0;
  char mark = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    if (i > 0) {
      if (at == text.size() || (text[at] != '/' && text[at] != '-' && text[at] != '.')) return std::nullopt;
      if (mark != 0 && text[at] != mark) return std::nullopt;
      mark = text[at++];
    }
    std::size_t digits = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && digits < 4; ++at, ++digits)
      numbers[i] = numbers[i] * 10 + (text[at] - '0');
    if (digits == 0) return std::nullopt;
  }
  return numbers;
}

std::optional<web::Date> date(int year, int month, int day) {
  if (year < 1990 || year > 2200 || month < 1 || day < 1) return std::nullopt;
  const web::Date result{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                         std::chrono::day{static_cast<unsigned>(day)}};
  return result.ok() ? std::optional(result) : std::nullopt;
}

}  // namespace

Period period_of(const std::vector<std::string>& times) {
  std::vector<std::array<int, 3>> rows;
  bool day_first = false, month_first = false, year_last = false;
  for (const std::string& time : times) {
    const auto numbers = three_numbers(time);
    if (!numbers) continue;
    rows.push_back(*numbers);
    if ((*numbers)[0] > 31) continue;
    year_last = true;
    day_first = day_first || (*numbers)[0] > 12;
    month_first = month_first || (*numbers)[1] > 12;
  }
  Period period;
  // All days below 13, or a column that contradicts itself.
  if (year_last && day_first == month_first) {
    period.ambiguous = true;
    return period;
  }
  for (const auto& [a, b, c] : rows) {
    const auto day = a > 31 ? date(a, b, c) : day_first ? date(c, b, a) : date(c, a, b);
    if (!day) continue;
    if (!period.first || *day < *period.first) period.first = day;
    if (!period.last || *period.last < *day) period.last = day;
  }
  return period;
}

}  // namespace matang::survey
