#include "report/compare/html_page.hpp"

namespace matang::report::comparison {
namespace {

/// What these pages have beyond the report's own style.
constexpr std::string_view more_style = R"css(
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.tiles { list-style: none; padding: 0; display: grid; gap: .8rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 11.5rem), 1fr)); }
.tiles > li { border: 1px solid var(--line); border-radius: 8px; padding: .7rem .8rem; margin: 0; min-width: 0; max-width: none; }
td.number { white-space: nowrap; }
td .bar { min-width: 6rem; }
.tiles svg { margin: .3rem 0 .55rem; }
.tiles p { margin: 0 0 .35rem; line-height: 1.35; }
.tiles .site { font-weight: 600; overflow-wrap: anywhere; }
.tiles .place { color: var(--soft); font-size: .88rem; }
.panels { display: grid; gap: 1rem 1.4rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17.5rem), 1fr)); }
.panels figure { margin: 0; min-width: 0; }
.panels figcaption { font-size: .93rem; margin-bottom: .3rem; }
.panels figcaption span { display: block; color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; }
.low-line { fill: none; stroke: var(--bar); stroke-width: 2.5; }
.high-line { fill: none; stroke: var(--bar); stroke-width: 1.5; stroke-dasharray: 2 3; }
.band { fill: url(#hatch); stroke: none; }
.dot { fill: var(--bar); stroke: var(--sheet); stroke-width: 1.5; }
.half { fill: var(--sheet); stroke: var(--bar); stroke-width: 1.5; }
.break { stroke: var(--warn); stroke-width: 1.5; stroke-dasharray: 5 4; }
.rule { stroke: var(--line); stroke-width: 1; }
.first-part { fill: var(--bad); }
.second-part { fill: var(--warn); }
.third-part { fill: url(#hatch); stroke: var(--bar); stroke-width: 1; }
@media print { .tiles > li, .panels figure { break-inside: avoid; } .tiles { grid-template-columns: repeat(4, 1fr); } }
)css";

/// Hatches for what is open, as the report draws them.
constexpr std::string_view patterns =
    "<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>"
    "<pattern id=\"hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
    "<rect class=\"hatch-ground\" width=\"7\" height=\"7\"/><rect class=\"hatch-line\" width=\"3\" height=\"7\"/>"
    "</pattern></defs></svg>\n";

/// A Sheet speaks for an assessment; comparisons have many, and use its sentences only.
const assess::Assessment& nothing() {
  static const assess::Assessment none;
  return none;
}

}  // namespace

HtmlPage::HtmlPage(Language language, std::string_view title_code)
    : title_code_(title_code), sheet_{nothing(), language, out_} {}

void HtmlPage::begin(std::string_view intro_code, const std::vector<Message>& notes,
                     const std::vector<std::pair<std::string, std::string>>& contents) {
  out_.raw("<!DOCTYPE html>\n<html lang=\"" + std::string(spelling(sheet_.language)) + "\">\n<head>\n");
  // No script at all, and nothing loaded: a page that is passed on must not call home.
  out_.raw(
      "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
  out_.raw("<title>" + sheet_.say(title_code_) + "</title>\n<link rel=\"icon\" href=\"data:,\">\n");
  out_.raw("<style>" + std::string(html::style()) + std::string(more_style) + "</style>\n</head>\n<body>\n");
  out_.raw("<a class=\"skip\" href=\"#content\">" + sheet_.say("page.skip") + "</a>\n");
  out_.raw(patterns);
  out_.raw("<div class=\"page\">\n<header class=\"title\">\n");
  out_.heading(1, sheet_.say(title_code_));
  out_.paragraph(sheet_.say(intro_code));
  std::vector<std::string> items;
  for (const Message& note : notes) items.push_back(sheet_.say(note));
  out_.list(items);
  out_.raw("</header>\n<nav class=\"contents\" aria-labelledby=\"contents\">\n<p id=\"contents\">" +
           sheet_.say("page.contents") + "</p>\n");
  std::vector<std::string> links;
  for (const auto& [id, heading] : contents) links.push_back("<a href=\"#" + id + "\">" + heading + "</a>");
  out_.list(links, "ol");
  out_.raw("</nav>\n<main id=\"content\" tabindex=\"-1\">\n");
}

void HtmlPage::begin_section(std::string_view id, std::string_view heading) {
  out_.raw("<section class=\"part\" aria-labelledby=\"" + std::string(id) + "\">\n");
  out_.heading(2, heading, id);
}

std::string HtmlPage::end() {
  out_.raw("</main>\n</div>\n</body>\n</html>\n");
  return out_.take();
}

std::string spoken(std::string_view html) { return "<span class=\"spoken\">" + std::string(html) + "</span>"; }

}  // namespace matang::report::comparison
