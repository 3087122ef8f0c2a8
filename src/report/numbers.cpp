#include "report/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace matang::report {
namespace {

constexpr std::array<std::string_view, 12> months_id{"Januari",   "Februari", "Maret",    "April",
                                                     "Mei",       "Juni",     "Juli",     "Agustus",
                                                     "September", "Oktober",  "November", "Desember"};
constexpr std::array<std::string_view, 12> months_en{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

/// One decimal, or none where it is zero, with the language's mark.
std::string decimal(Language language, double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.size() > 2 && text.substr(text.size() - 2) == ".0") text.resize(text.size() - 2);
  if (language == Language::id) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

/// Rounded away from certainty: what is not all is never shown as 100, what is not nothing never as 0.
double shown_percent(double share) {
  const double percent = std::round(share * 1000) / 10;
  if (share < 1 && percent >= 100) return 99.9;
  if (share > 0 && percent <= 0) return 0.1;
  return percent;
}

}  // namespace

std::string number_text(Language language, std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t start = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > start + 3;) {
    at -= 3;
    digits.insert(at, 1, language == Language::id ? '.' : ',');
  }
  return digits;
}

std::string percent_text(Language language, double share) {
  return decimal(language, shown_percent(share)) + (language == Language::id ? " %" : "%");
}

std::string date_text(Language language, web::Date date) {
  if (!date.ok()) return "–";
  const auto month = static_cast<unsigned>(date.month()) - 1;
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     language == Language::id ? months_id[month] : months_en[month], static_cast<int>(date.year()));
}

std::string instant_text(Language language, std::chrono::sys_seconds instant) {
  if (instant.time_since_epoch().count() == 0) return "–";  // an archive that does not say
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(instant - day).count();
  const std::string date = date_text(language, web::Date{day});
  return language == Language::id ? fmt::format("{} pukul {:02}.{:02} UTC", date, minutes / 60, minutes % 60)
                                  : fmt::format("{}, {:02}:{:02} UTC", date, minutes / 60, minutes % 60);
}

std::string bytes_text(Language language, std::uint64_t bytes) {
  static constexpr std::array<std::string_view, 5> units{"B", "kB", "MB", "GB", "TB"};
  double value = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (value >= 999.95 && unit + 1 < units.size()) {
    value /= 1000;
    ++unit;
  }
  return decimal(language, value) + " " + std::string(units[unit]);
}

std::string range_text(Language language, const assess::ScoreRange& score) {
  if (score.possible == 0) return "–";
  const std::string high = percent_text(language, score.high_share());
  if (score.low == score.high) return high;
  return decimal(language, shown_percent(score.low_share())) + "–" + high;
}

std::string stated_text(Language language, const assess::RubricResult& rubric) {
  using As = rubric::ScoreStyle::As;
  const rubric::ScoreStyle& style = rubric.score_style;
  if (style.as == As::none) return "";
  // An assessment from before scales of their own; and a share without declared decimals, shown as all shares are.
  if (rubric.stated_most <= 0 || (style.as == As::percent && style.decimals == 0))
    return range_text(language, rubric.score);
  const auto shown = [&](double value) {
    const int decimals = style.as == As::count ? 0 : std::clamp(style.decimals, 0, 6);
    const double unit = std::pow(10.0, decimals);
    // Half up, as declared; what stands a hair below a half is the half that binary numbers cannot hold.
    std::string text = fmt::format("{:.{}f}", std::floor(value * unit + 0.5 + 1e-9) / unit, decimals);
    if (language == Language::id) std::replace(text.begin(), text.end(), '.', ',');
    return text;
  };
  std::string text = shown(rubric.stated_low);
  if (const std::string high = shown(rubric.stated_high); high != text) text += "–" + high;
  if (style.as == As::percent) return text + (language == Language::id ? " %" : "%");
  std::string most = fmt::format("{:g}", rubric.stated_most);
  if (language == Language::id) std::replace(most.begin(), most.end(), '.', ',');
  return text + (language == Language::id ? " dari " : " of ") + most;
}

std::string level_text(const assess::LevelRange& level) {
  return level.low == level.high ? std::to_string(level.low) : fmt::format("{}–{}", level.low, level.high);
}

std::string decimal_text(Language language, double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (language == Language::id) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string stated_text(Language language, const assess::RubricResult& rubric, const assess::GroupResult& group) {
  using As = rubric::ScoreStyle::As;
  if (group.score.possible == 0) return "–";
  const As as = rubric.score_style.as;
  if (as == As::percent || (as == As::index && rubric.stated_most <= 0)) return range_text(language, group.score);
  assess::RubricResult scaled;  // the group on the whole's scale
  scaled.score_style = rubric.score_style;
  if (as == As::index) {
    scaled.stated_most = rubric.stated_most;
    scaled.stated_low = group.score.low_share() * rubric.stated_most;
    scaled.stated_high = group.score.high_share() * rubric.stated_most;
  } else {
    scaled.score_style.as = As::count;
    scaled.stated_most = static_cast<double>(group.met + group.partly + group.not_met + group.unknown);
    scaled.stated_low = static_cast<double>(group.met);
    scaled.stated_high = static_cast<double>(group.met + group.unknown);
  }
  return stated_text(language, scaled);
}

std::string bar_text(const assess::ScoreRange& score, std::size_t marks) {
  const auto filled = [&](double share) {
    const auto count = static_cast<std::size_t>(std::floor(share * static_cast<double>(marks) + 0.5));
    if (share > 0 && count == 0) return std::size_t{1};
    return share < 1 ? std::min(count, marks - 1) : marks;
  };
  const std::size_t low = filled(score.low_share());
  const std::size_t high = std::max(filled(score.high_share()), low);
  std::string bar;
  for (std::size_t i = 0; i < marks; ++i) bar += i < low ? "█" : i < high ? "▒" : "░";
  return bar;
}

std::optional<web::Date> read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto digits = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const web::Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                       std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

}  // namespace matang::report
