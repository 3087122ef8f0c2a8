#include "matang/web/date.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace matang::web {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::year;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Exactly `count` digits at `at`; -1 where they are not there.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (!is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<Date> make(int y, int m, int d) {
  if (y < 0 || m < 1 || d < 1) return std::nullopt;
  const Date date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

constexpr std::array<std::string_view, 12> http_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
int http_month(std::string_view text) {
  for (std::size_t i = 0; i < http_months.size(); ++i)
    if (text == http_months[i]) return static_cast<int>(i) + 1;
  return -1;
}

/// Seconds of "hh:mm:ss" at `at`, a leap second counting as the one before it.
std::optional<std::chrono::seconds> clock_at(std::string_view text, std::size_t at) {
  const int h = digits(text, at, 2), m = digits(text, at + 3, 2), s = digits(text, at + 6, 2);
  if (h < 0 || m < 0 || s < 0 || h > 23 || m > 59 || s > 60 || text[at + 2] != ':' || text[at + 5] != ':')
    return std::nullopt;
  return std::chrono::seconds(h * 3600 + m * 60 + std::min(s, 59));
}

std::string two(unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::string to_text(Date date) {
  auto y = std::to_string(static_cast<int>(date.year()));
  if (y.size() < 4) y.insert(0, 4 - y.size(), '0');
  return y + "-" + two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
}

std::optional<Date> parse_iso_date(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n' || text.front() == '\r'))
    text.remove_prefix(1);
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != 't' && text[10] != ' ' && text[10] != '+' && text[10] != 'Z' &&
      text[10] != '\n' && text[10] != '\r' && text[10] != '\t')
    return std::nullopt;
  return make(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

std::optional<sys_seconds> parse_http_date(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  const auto comma = text.find(',');
  int y = -1, m = -1, d = -1;
  std::size_t clock = 0;
  if (comma == 3 && text.size() >= 29 && text[4] == ' ') {  // Sun, 06 Nov 1994 08:49:37 GMT
    d = digits(text, 5, 2);
    m = http_month(text.substr(8, 3));
    y = digits(text, 12, 4);
    clock = 17;
    const auto zone = text.substr(26);
    if (zone != "GMT" && zone != "UTC") return std::nullopt;
  } else if (comma != std::string_view::npos && comma >= 6 &&
             text.size() == comma + 24) {  // Sunday, 06-Nov-94 08:49:37 GMT
    d = digits(text, comma + 2, 2);
    m = http_month(text.substr(comma + 5, 3));
    y = digits(text, comma + 9, 2);
    // RFC 9110 §5.6.7 reads two digits as the past century where they lie 50 years ahead; HTTP began in 1990.
    if (y >= 0) y += y >= 70 ? 1900 : 2000;
    clock = comma + 12;
    if (text.substr(comma + 21) != "GMT") return std::nullopt;
  } else if (comma == std::string_view::npos && text.size() == 24) {  // Sun Nov  6 08:49:37 1994
    m = http_month(text.substr(4, 3));
    d = text[8] == ' ' ? digits(text, 9, 1) : digits(text, 8, 2);
    y = digits(text, 20, 4);
    clock = 11;
  }
  const auto date = make(y, m, d);
  const auto time = clock > 0 ? clock_at(text, clock) : std::nullopt;
  if (!date || !time) return std::nullopt;
  return sys_days(*date) + *time;
}

std::string to_iso_instant(sys_seconds instant) {
  const auto days = std::chrono::floor<std::chrono::days>(instant);
  const auto seconds = static_cast<unsigned>((instant - days).count());
  return to_text(Date{days}) + "T" + two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60) + "Z";
}

std::optional<sys_seconds> parse_iso_instant(std::string_view text) {
  if (text.size() < 17 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return std::nullopt;
  const auto date = parse_iso_date(text);
  // W3C-DTF, which WARC 1.1 and HTML use, lets the seconds be left out.
  const bool minutes_only = text[16] != ':';
  const auto time = minutes_only ? clock_at(std::string(text.substr(11, 5)) + ":00", 0) : clock_at(text, 11);
  if (!date || !time) return std::nullopt;
  auto zone = text.substr(minutes_only ? 16 : 19);
  if (zone.empty()) return std::nullopt;  // no zone, no instant
  if (zone.front() == '.') {              // fractions are dropped
    zone.remove_prefix(1);
    while (!zone.empty() && is_digit(zone.front())) zone.remove_prefix(1);
  }
  const sys_seconds local = sys_days(*date) + *time;
  if (zone == "Z" || zone == "z") return local;
  if (zone.size() < 5 || (zone.front() != '+' && zone.front() != '-')) return std::nullopt;
  const bool colon = zone[3] == ':';
  const int h = digits(zone, 1, 2), m = digits(zone, colon ? 4 : 3, 2);
  if (h < 0 || m < 0 || h > 23 || m > 59 || zone.size() != (colon ? 6u : 5u)) return std::nullopt;
  const std::chrono::seconds offset(h * 3600 + m * 60);
  return zone.front() == '+' ? local - offset : local + offset;
}

}  // namespace matang::web
