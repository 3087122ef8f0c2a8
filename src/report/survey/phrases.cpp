#include "report/survey/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "matang/statistics/summary.hpp"

namespace matang::report::surveys {

std::string fixed(Language language, double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", statistics::round_half_up(value, decimals), decimals);
  if (text.find_first_not_of("-0.") == std::string::npos && text.front() == '-') text.erase(0, 1);
  if (language == Language::id) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string interval_text(Language language, const statistics::Interval& interval, int decimals) {
  return fixed(language, interval.low, decimals) + "–" + fixed(language, interval.high, decimals);
}

std::string share_interval_text(Language language, const statistics::Interval& interval) {
  return fixed(language, interval.low * 100, 1) + "–" + fixed(language, interval.high * 100, 1) +
         (language == Language::id ? " %" : "%");
}

std::string share_text(Language language, double share) {
  double percent = statistics::round_half_up(share * 100, 1);
  if (share < 1 && percent >= 100) percent = 99.9;
  if (share > 0 && percent <= 0) percent = 0.1;
  return fixed(language, percent, 1) + (language == Language::id ? " %" : "%");
}

std::string base_text(Language language, const survey::ItemResult& item) {
  if (item.path.empty()) return std::string(choose(language, "semua responden", "all respondents"));
  std::string text;
  for (const survey::FilterStep& step : item.path) {
    std::string answers;
    for (const Text& answer : step.answers)
      answers +=
          std::string(answers.empty() ? "“" : choose(language, " atau “", " or “")) + choose(language, answer) + "”";
    text += text.empty() ? choose(language, "yang menjawab ", "those who answered ")
                         : choose(language, ", lalu ", ", then ");
    text += answers + std::string(choose(language, " atas “", " to “")) + choose(language, step.question) + "”";
  }
  return text;
}

}  // namespace matang::report::surveys
