#pragma once
#include <string>
#include <string_view>

#include "matang/report/report.hpp"
#include "matang/survey/results.hpp"

/// What the survey's renderings share.
namespace matang::report::surveys {

inline std::string_view choose(Language language, std::string_view id, std::string_view en) {
  return language == Language::id ? id : en;
}
inline const std::string& choose(Language language, const Text& text) {
  return language == Language::id ? text.id : text.en;
}

/// With so many decimals, rounded half up, and the language's decimal mark.
std::string fixed(Language language, double value, int decimals);
/// "3,21–3,63".
std::string interval_text(Language language, const statistics::Interval& interval, int decimals);
/// "12–34 %".
std::string share_interval_text(Language language, const statistics::Interval& interval);
/// A share with one decimal always, so that a column of them lines up; what is not all is never 100, nor what is
/// something 0.
std::string share_text(Language language, double share);
/// Who was asked: "semua responden", or those who answered “Ya” to “…”.
std::string base_text(Language language, const survey::ItemResult& item);

}  // namespace matang::report::surveys
