#include <algorithm>
#include <map>

#include "report/markdown/sections.hpp"
#include "report/plain.hpp"

namespace matang::report::markdown {

std::string Sheet::say(const Message& message) const {
  return report::say(message, language, [](std::string_view value) { return link_text(value, 100); });
}

std::string Sheet::say(std::string_view code, Args args) const {
  return say(Message{std::string(code), std::move(args)});
}

std::string Sheet::set(std::string_view code, Args args) const {
  return report::say({std::string(code), std::move(args)}, language,
                     [](std::string_view value) { return std::string(value); });
}

std::string Sheet::word(std::string_view enumeration, std::string_view value) const {
  const std::string_view known = phrase(language, std::string(enumeration) + "." + std::string(value));
  return known.empty() ? escape(value) : std::string(known);
}

std::string Sheet::what(std::string_view witness, std::size_t characters) const {
  const std::string text = shortened(plain(witness), characters);
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("; ", at), text.size());
    const std::string part = text.substr(at, end - at);
    std::string known;
    if (at > 0)  // the first cell is a title or label of the site's own
      for (const std::string_view enumeration : {"state", "channel", "purpose", "level"})
        if (known.empty()) known = phrase(language, std::string(enumeration) + "." + part);
    shown += (at > 0 ? "; " : "") + (known.empty() ? link_text(part, characters) : known);
    at = end + 2;
  }
  return shown;
}

void Sheet::capped(std::size_t shown, std::size_t all, std::string_view file) {
  if (shown < all)
    out.paragraph(say("table.capped",
                      {{"shown", std::to_string(shown)}, {"all", std::to_string(all)}, {"file", std::string(file)}}));
}

std::string subject_of(const Sheet& sheet, const assess::Finding& finding) {
  if (const auto* indicator = indicator_of(sheet.assessment, finding)) return sheet.text(indicator->title);
  return link_text(finding.subject, 70);
}

}  // namespace matang::report::markdown
