#include "cli/survey_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace matang::cli {

std::optional<std::int64_t> parse_people(std::string text) {
  for (const char mark : {'.', ',', ' '}) {
    const std::size_t at = text.find(mark);
    if (at == std::string::npos) continue;
    if (at == 0 || at > 3) return std::nullopt;
    // Thousands stand in groups of three, all behind the same mark.
    std::string joined = text.substr(0, at);
    for (std::size_t i = at; i < text.size(); i += 4) {
      if (text[i] != mark || i + 4 > text.size()) return std::nullopt;
      joined += text.substr(i + 1, 3);
    }
    text = joined;
    break;
  }
  std::int64_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

namespace {

/// 0.05, 0,05, 5%.
std::optional<double> share(std::string text) {
  double unit = 1;
  if (!text.empty() && text.back() == '%') {
    text.pop_back();
    unit = 100;
  }
  std::replace(text.begin(), text.end(), ',', '.');
  double value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  value /= unit;
  return value > 0 && value < 1 ? std::optional(value) : std::nullopt;
}

class SurveyOptionReader {
 public:
  explicit SurveyOptionReader(const GivenOptions& given) : given_(given) {}

  Result<SurveyOptions> read() {
    SurveyOptions options;
    take("instrument", [&](const Given& one) { options.instrument = one.text; });
    take("as-evidence", [&](const Given& one) { options.as_evidence = one.text; });
    take("method", [&](const Given& one) {
      options.method = one.text;
      if (one.text != "slovin" && one.text != "krejcie-morgan") wrong(one, "method", "slovin or krejcie-morgan");
    });
    take("population", [&](const Given& one) {
      options.population = parse_people(one.text);
      if (!options.population || *options.population < 1 || *options.population > 100'000'000'000)
        wrong(one, "population", "a whole number of people, like 1143754");
    });
    take("error", [&](const Given& one) {
      options.error = share(one.text);
      if (!options.error) wrong(one, "error", "a share between 0 and 1, like 0.05 or 5%");
    });
    take("date", [&](const Given& one) {
      options.date = web::parse_iso_date(one.text);
      if (!options.date) wrong(one, "date", "a date like 2023-01-31");
    });
    take("skm-weight", [&](const Given& one) {
      if (one.text == "0.111" || one.text == "0,111")
        options.weight = survey::SkmWeight::three_digits;
      else if (one.text != "exact")
        wrong(one, "skm-weight", "exact (1/9), or 0.111");
    });
    if (const auto found = given_.find("column"); found != given_.end())
      for (const Given& one : found->second) {
        const std::size_t mark = one.text.find('=');
        if (mark == std::string::npos || mark == 0)
          wrong(one, "column", "ITEM=HEADER or ITEM=LETTER, like complaints=H");
        else
          options.columns[one.text.substr(0, mark)] = one.text.substr(mark + 1);
      }
    if (!problems_.empty()) return problems_;
    return options;
  }

 private:
  template <class Use>
  void take(std::string_view name, Use use) {
    const auto found = given_.find(name);
    if (found != given_.end() && !found->second.empty()) use(found->second.back());
  }
  void wrong(const Given& one, std::string_view name, std::string_view right) {
    problems_.push_back(
        {one.where, fmt::format("--{} cannot be “{}”", name, one.text), fmt::format("it takes {}", right)});
  }

  const GivenOptions& given_;
  Problems problems_;
};

}  // namespace

Result<SurveyOptions> read_survey_options(const GivenOptions& given) { return SurveyOptionReader(given).read(); }

}  // namespace matang::cli
