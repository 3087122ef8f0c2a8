#include "report/xlsx/sheets.hpp"

namespace matang::report::xlsx {
namespace {

std::vector<ToneOf> tones(Language language, std::string_view enumeration,
                          std::initializer_list<std::pair<std::string_view, Tone>> values) {
  std::vector<ToneOf> tones;
  for (const auto& [value, tone] : values)
    tones.push_back({std::string(phrase(language, std::string(enumeration) + "." + std::string(value))), tone});
  return tones;
}

}  // namespace

std::string Writing::word(std::string_view enumeration, std::string_view value) const {
  const std::string_view known = phrase(language, std::string(enumeration) + "." + std::string(value));
  return std::string(known.empty() ? value : known);
}

std::string Writing::heading(std::string_view code) const {
  std::string text = say(code);
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::vector<ToneOf> verdict_tones(Language language) {
  return tones(language, "verdict",
               {{"met", Tone::good},
                {"partly", Tone::middling},
                {"not_met", Tone::bad},
                {"unknown", Tone::open},
                {"not_applicable", Tone::neutral}});
}

std::vector<ToneOf> state_tones(Language language) {
  return tones(language, "state",
               {{"works", Tone::good},
                {"sibling", Tone::good},
                {"document", Tone::good},
                {"login", Tone::neutral},
                {"leaves_site", Tone::neutral},
                {"stale", Tone::middling},
                {"under_construction", Tone::middling},
                {"empty", Tone::middling},
                {"returns_home", Tone::middling},
                {"broken", Tone::bad},
                {"not_found", Tone::bad},
                {"dead_control", Tone::bad},
                {"redirect_loop", Tone::bad},
                {"blocked", Tone::open},
                {"not_checked", Tone::open}});
}

std::vector<ToneOf> severity_tones(Language language) {
  return tones(language, "severity",
               {{"critical", Tone::bad}, {"major", Tone::bad}, {"minor", Tone::middling}, {"info", Tone::neutral}});
}

}  // namespace matang::report::xlsx
