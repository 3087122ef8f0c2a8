#include "report/compare/page.hpp"

#include <utility>

namespace matang::report::comparison {

std::string Page::say(const Message& message) const {
  return report::say(message, language, [](std::string_view value) { return markdown::link_text(value, 100); });
}

std::string Page::say(std::string_view code, Args args) const {
  return say(Message{std::string(code), std::move(args)});
}

std::string Page::set(std::string_view code, Args args) const {
  return report::say({std::string(code), std::move(args)}, language,
                     [](std::string_view value) { return std::string(value); });
}

std::string Page::word(std::string_view enumeration, std::string_view value) const {
  const std::string_view known = phrase(language, std::string(enumeration) + "." + std::string(value));
  return known.empty() ? escape(value) : std::string(known);
}

void Page::capped(std::size_t shown, std::size_t all, std::string_view file) {
  if (shown < all)
    out.paragraph(say("table.capped",
                      {{"shown", std::to_string(shown)}, {"all", std::to_string(all)}, {"file", std::string(file)}}));
}

std::string arrow(const std::string& before, const std::string& after) { return before + " → " + after; }

}  // namespace matang::report::comparison
