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
/// A rubric's score in its framework's own scale: "50–75 %", "2,31–3,05 dari 5" (an index), "4 dari 9" (a count); "" of
/// a framework that knows no number.
std::string stated_text(Language language, const assess::RubricResult& rubric);
/// "3", or where it is not certain "2–4".
std::string level_text(const assess::LevelRange& level);
/// So many decimals with the language's mark: "2,31", "2.31".
std::string decimal_text(Language language, double value, int decimals);
/// One of its groups in the same manner; of a profile, how many of its indicators are met.
std::string stated_text(Language language, const assess::RubricResult& rubric, const assess::GroupResult& group);
/// Ten marks: earned "█", open "▒", lost "░".
std::string bar_text(const assess::ScoreRange& score, std::size_t marks = 10);
/// An ISO date as our own files write it; nothing for anything else.
std::optional<web::Date> read_date(std::string_view text);

}  // namespace matang::report
