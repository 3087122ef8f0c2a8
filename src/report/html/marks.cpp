#include <array>
#include <utility>

#include "report/html/sections.hpp"

namespace matang::report::html {
namespace {

std::string mark(std::string_view sign, std::string_view tone, const std::string& word) {
  return "<span class=\"mark " + std::string(tone) + "\"><span aria-hidden=\"true\">" + std::string(sign) + "</span> " +
         word + "</span>";
}

struct StateLook {
  std::string_view state, sign, tone;
};
/// Signs that system fonts have as text, not as coloured pictures.
constexpr std::array<StateLook, 15> state_looks{{{"works", "✓", "good"},
                                                 {"broken", "✗", "bad"},
                                                 {"not_found", "✗", "bad"},
                                                 {"redirect_loop", "∞", "bad"},
                                                 {"dead_control", "⊘", "bad"},
                                                 {"empty", "○", "warn"},
                                                 {"under_construction", "△", "warn"},
                                                 {"returns_home", "↩", "warn"},
                                                 {"stale", "◔", "warn"},
                                                 {"leaves_site", "↗", ""},
                                                 {"sibling", "→", ""},
                                                 {"document", "≡", ""},
                                                 {"login", "◆", ""},
                                                 {"blocked", "?", "open"},
                                                 {"not_checked", "?", "open"}}};

const StateLook* look_of(std::string_view state) {
  for (const StateLook& look : state_looks)
    if (look.state == state) return &look;
  return nullptr;
}

}  // namespace

std::string_view tone_of(assess::Verdict verdict) {
  switch (verdict) {
    case assess::Verdict::met:
      return "good";
    case assess::Verdict::partly:
      return "warn";
    case assess::Verdict::not_met:
      return "bad";
    case assess::Verdict::unknown:
      return "open";
    case assess::Verdict::not_applicable:
      break;
  }
  return "";
}

std::string verdict_mark(const Sheet& sheet, assess::Verdict verdict) {
  static constexpr std::array<std::string_view, 5> signs{"✓", "◐", "✗", "?", "–"};
  return mark(signs.at(static_cast<std::size_t>(verdict)), tone_of(verdict), sheet.word("verdict", spelling(verdict)));
}

std::string_view tone_of_state(std::string_view state) {
  const StateLook* look = look_of(state);
  return look ? look->tone : std::string_view();
}

bool is_fault(std::string_view state) {
  const std::string_view tone = tone_of_state(state);
  return tone == "bad" || tone == "warn" || state == "blocked";
}

std::string state_mark(const Sheet& sheet, std::string_view state) {
  if (state.empty()) return "";
  const StateLook* look = look_of(state);
  return mark(look ? look->sign : "·", look ? look->tone : "", sheet.word("state", state));
}

std::string severity_mark(const Sheet& sheet, assess::Severity severity) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> looks{
      {{"▲▲", "bad"}, {"▲", "bad"}, {"△", "warn"}, {"·", ""}}};
  const auto& [sign, tone] = looks.at(static_cast<std::size_t>(severity));
  return mark(sign, tone, sheet.word("severity", spelling(severity)));
}

}  // namespace matang::report::html
