#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "matang/assess/assessment.hpp"
#include "matang/report/report.hpp"

namespace matang::report {

/// "1.234" in Indonesian, "1,234" in English.
std::string number_text(Language language, std::int64_t number);
/// A share as "66,7 %" or "66.7%"; whole where it is.
std::string percent_text(Language language, double share);
/// "31 Januari 2023" or "31 January 2023"; "–" for what is no date.
std::string date_text(Language language, web::Date date);
/// A moment in UTC: "31 Januari 2023 pukul 08.00 UTC", "31 January 2023, 08:00 UTC".
std::string instant_text(Language language, std::chrono::sys_seconds instant);
/// "5,2 MB".
std::string bytes_text(Language language, std::uint64_t bytes);
/// "50 %", or where unknowns leave it open "50–75 %".
std::string range_text(Language language, const assess::ScoreRange& score);
/// Ten marks: earned "█", open "▒", lost "░".
std::string bar_text(const assess::ScoreRange& score, std::size_t marks = 10);
/// An ISO date as our own files write it; nothing for anything else.
std::optional<web::Date> read_date(std::string_view text);

}  // namespace matang::report
