#include <algorithm>

#include "report/html/sections.hpp"
#include "report/plain.hpp"

namespace matang::report::html {
namespace {

/// Our sentences mark what is strong as Markdown does; foreign asterisks are entities by now.
std::string with_strong(std::string_view sentence) {
  std::string out;
  bool open = false;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = std::min(sentence.find("**", at), sentence.size());
    out += sentence.substr(at, end - at);
    if (end < sentence.size()) {
      out += open ? "</strong>" : "<strong>";
      open = !open;
    }
    at = end + 2;
  }
  return open ? out + "</strong>" : out;
}

}  // namespace

std::string Sheet::say(const Message& message) const {
  constexpr std::size_t longest_address = 100, longest_text = 400;
  return with_strong(report::say(message, language, [](std::string_view value) {
    return value.substr(0, 4) == "http" ? link_text(value, longest_address) : isolated(value, longest_text);
  }));
}

std::string Sheet::say(std::string_view code, Args args) const {
  return say(Message{std::string(code), std::move(args)});
}

std::string Sheet::set(std::string_view code, Args args) const {
  return with_strong(report::say({std::string(code), std::move(args)}, language,
                                 [](std::string_view value) { return std::string(value); }));
}

std::string Sheet::word(std::string_view enumeration, std::string_view value) const {
  const std::string_view known = phrase(language, std::string(enumeration) + "." + std::string(value));
  return known.empty() ? escape(value, 60) : std::string(known);
}

std::string Sheet::words(std::string_view enumeration, std::string_view list) const {
  std::string text;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find("; ", at), list.size());
    text += (text.empty() ? "" : ", ") + word(enumeration, list.substr(at, end - at));
    at = end + 2;
  }
  return text;
}

std::string Sheet::what(const rules::Witness& witness, std::size_t characters) const {
  const std::string text = plain(witness.what);
  // Where the first cell is a title or label of the site's own, it may read like one of our words by chance.
  const bool ours = witness.table == "channels" || witness.table == "forms";
  std::string shown;
  std::size_t told = 0;
  for (std::size_t at = 0, cell = 0; at < text.size(); ++cell) {
    const std::size_t end = std::min(text.find("; ", at), text.size());
    const std::string part = text.substr(at, end - at);
    at = end + 2;
    std::string known;
    if (cell > 0 || ours)
      for (const std::string_view enumeration : {"state", "channel", "purpose", "level"})
        if (known.empty()) known = phrase(language, std::string(enumeration) + "." + part);
    // The address is told with the sighting, and more than two cells tell the reader no more.
    const bool address = part.compare(0, 7, "http://") == 0 || part.compare(0, 8, "https://") == 0;
    if (known.empty() && (address || told == 2)) continue;
    ++told;
    shown += (shown.empty() ? "" : "; ") + (known.empty() ? isolated(part, characters) : known);
  }
  return shown;
}

void Sheet::capped(std::size_t shown, std::size_t all, std::string_view file) {
  if (shown < all)
    out.paragraph(set("table.capped", {{"shown", std::to_string(shown)},
                                       {"all", std::to_string(all)},
                                       {"file", "<code>" + std::string(file) + "</code>"}}),
                  "note");
}

std::string Sheet::reasons(const assess::IndicatorResult& indicator) const {
  std::string text;
  for (const Message& reason : indicator.reasons) text += (text.empty() ? "" : " ") + say(reason);
  return text;
}

std::string anchor(std::string_view kind, std::size_t rubric, std::size_t indicator) {
  return std::string(kind) + "-" + std::to_string(rubric) + "-" + std::to_string(indicator);
}

}  // namespace matang::report::html
