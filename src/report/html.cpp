#include <array>
#include <cstdint>

#include "matang/capture/digest.hpp"
#include "report/html/sections.hpp"
#include "report/plain.hpp"
#include "report/renderers.hpp"

namespace matang::report {
namespace html {
namespace {

/// A hash as Content-Security-Policy names it (CSP 3 §2.3.1): base64 (RFC 4648 §4) of the SHA-256.
std::string policy_hash(std::string_view content) {
  const std::string hex = capture::sha256_hex(content);
  const auto nibble = [](char c) { return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10); };
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out = "'sha256-";
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char c : hex) {  // four bits in, six bits out
    bits = bits << 4 | nibble(c);
    held += 4;
    if (held < 6) continue;
    held -= 6;
    out += digits[bits >> held & 63];
  }
  if (held > 0) out += digits[bits << (6 - held) & 63];
  return out + "='";  // 32 bytes leave one character to fill
}

/// Hatches for what is open, drawn once and used by every bar.
constexpr std::string_view patterns =
    "<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>"
    "<pattern id=\"hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
    "<rect class=\"hatch-ground\" width=\"7\" height=\"7\"/><rect class=\"hatch-line\" width=\"3\" height=\"7\"/>"
    "</pattern></defs></svg>\n";

/// Tabs and search results cut a longer one; entities count as they stand (html-validate's long-title).
std::string page_title(const Sheet& sheet, const std::string& name) {
  constexpr std::size_t longest = 70;
  std::string title;
  for (std::size_t room = longest; room > 0; --room) {
    title = sheet.set("title", {{"name", escape(name, room)}});
    if (length(title) <= longest) break;
  }
  return title;
}

void write_beginning(Sheet& sheet) {
  const assess::Assessment& a = sheet.assessment;
  const std::string name = a.name.empty() ? plain(a.target.host()) : plain(a.name);
  Writer& out = sheet.out;
  out.raw("<!DOCTYPE html>\n<html lang=\"" + std::string(spelling(sheet.language)) + "\">\n<head>\n");
  out.raw("<meta charset=\"utf-8\">\n");
  // Nothing is loaded and nothing runs but what stands here: a page that is passed on must not call home.
  out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " +
          policy_hash(style()) + "; script-src " + policy_hash(script()) +
          "; img-src data:; base-uri 'none'; form-action 'none'\">\n");
  out.raw(
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n");
  out.raw("<title>" + page_title(sheet, name) + "</title>\n<link rel=\"icon\" href=\"data:,\">\n");
  out.raw("<style>" + std::string(style()) + "</style>\n</head>\n<body>\n");
  out.raw("<a class=\"skip\" href=\"#content\">" + sheet.say("page.skip") + "</a>\n");
  out.raw(patterns);
}

/// Where no site was asked for, nothing about one can be said: not even that it has no documents.
bool applies(const Section& section, const assess::Assessment& assessment) {
  const bool without_site = assessment.assessable && assessment.obstacle.has_value();
  const std::string_view id = section.id;
  return !without_site || (id != "worst" && id != "menus" && id != "cadence" && id != "holdings");
}

void write_contents(Sheet& sheet) {
  sheet.out.raw("<nav class=\"contents\" aria-labelledby=\"contents\">\n");
  sheet.out.raw("<p id=\"contents\">" + sheet.say("page.contents") + "</p>\n");
  std::vector<std::string> items;
  for (const Section& section : sections())
    if (applies(section, sheet.assessment))
      items.push_back("<a href=\"#" + std::string(section.id) + "\">" + sheet.say(section.heading) + "</a>");
  sheet.out.list(items, "ol");
  sheet.out.raw("</nav>\n");
}

}  // namespace

/// In the order an official asks: what came out, why, what is wrong where, what it rests on.
const std::vector<Section>& sections() {
  static const std::vector<Section> all{
      {"summary", "heading.summary", write_summary},    {"results", "heading.results", write_results},
      {"findings", "heading.findings", write_findings}, {"worst", "heading.worst", write_worst_pages},
      {"menus", "heading.menus", write_menus},          {"cadence", "heading.cadence", write_cadence},
      {"holdings", "heading.holdings", write_holdings}, {"unknowns", "heading.unknowns", write_unknowns},
      {"method", "heading.method", write_method},       {"glossary", "heading.glossary", write_glossary},
      {"evidence", "heading.appendix", write_evidence}};
  return all;
}

}  // namespace html

Files render_html(const assess::Assessment& assessment, const Options& options) {
  html::Writer out;
  html::Sheet sheet{assessment, options.language, out};
  html::write_beginning(sheet);
  out.raw("<div class=\"page\">\n");
  html::write_head(sheet);
  html::write_contents(sheet);
  out.raw("<main id=\"content\">\n");
  for (const html::Section& section : html::sections()) {
    if (!html::applies(section, assessment)) continue;
    out.raw("<section class=\"part\">\n");
    out.heading(2, sheet.say(section.heading), section.id);
    section.write(sheet);
    out.raw("</section>\n");
  }
  out.raw("</main>\n<footer>\n");
  out.paragraph(sheet.set("page.made", {{"version", html::escape(assessment.tool_version)}}));
  out.raw("</footer>\n</div>\n<script>" + std::string(html::script()) + "</script>\n</body>\n</html>\n");
  return {{"report.html", out.take()}};
}

}  // namespace matang::report
