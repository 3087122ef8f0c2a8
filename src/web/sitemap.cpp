#include "matang/web/sitemap.hpp"

#include <algorithm>

#include "matang/web/date.hpp"
#include "matang/web/xml_scanner.hpp"

namespace matang::web {
namespace {

constexpr std::size_t max_address = 8192;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\f";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_address(std::string_view text) {
  return text.size() <= max_address && (text.substr(0, 7) == "http://" || text.substr(0, 8) == "https://");
}

std::optional<Date> lastmod_of(std::string_view text) {
  text = trimmed(text);
  if (const auto date = parse_iso_date(text)) return date;
  // W3C-DTF also allows "2022" and "2022-12"; without a day they tell too little to count days from.
  return std::nullopt;
}

Sitemap parse_lines(std::string_view text, std::size_t max_entries) {
  Sitemap sitemap;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const auto line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!is_address(line)) continue;
    if (sitemap.pages.size() >= max_entries) {
      sitemap.truncated = true;
      break;
    }
    sitemap.pages.push_back({std::string(line), std::nullopt});
  }
  return sitemap;
}

}  // namespace

Sitemap parse_sitemap(std::string_view xml, std::size_t max_entries) {
  if (xml.substr(0, 3) == "\xEF\xBB\xBF") xml.remove_prefix(3);
  if (trimmed(xml).substr(0, 1) != "<") return parse_lines(xml, max_entries);

  Sitemap sitemap;
  XmlScanner scanner(xml);
  std::string_view entry, field;  // the open <url> or <sitemap>, and the open child of it that we read
  std::string loc, lastmod;
  const auto finish = [&] {
    const auto address = trimmed(loc);
    if (!address.empty() && address.size() <= max_address) {
      if (sitemap.pages.size() + sitemap.sitemaps.size() >= max_entries) {
        sitemap.truncated = true;
      } else if (local_name(entry) == "sitemap") {
        sitemap.sitemaps.emplace_back(address);
      } else {
        sitemap.pages.push_back({std::string(address), lastmod_of(lastmod)});
      }
    }
    entry = field = {};
    loc.clear();
    lastmod.clear();
  };
  for (auto event = scanner.next(); event != XmlScanner::Event::end && !sitemap.truncated; event = scanner.next()) {
    const auto local = local_name(scanner.name());
    if (event == XmlScanner::Event::open) {
      if (local == "url" || local == "sitemap") {
        if (!entry.empty()) finish();
        entry = scanner.name();
      } else if (!entry.empty() && name_prefix(scanner.name()) == name_prefix(entry) &&
                 (local == "loc" || local == "lastmod")) {
        field = scanner.name();  // <image:loc> has another prefix than its <url> and is no page
      }
    } else if (event == XmlScanner::Event::close) {
      if (scanner.name() == entry) finish();
      if (scanner.name() == field) field = {};
    } else if (!field.empty()) {
      auto& target = local_name(field) == "loc" ? loc : lastmod;
      if (target.size() <= max_address) target += scanner.text();
    }
  }
  if (!entry.empty() && !sitemap.truncated) finish();
  return sitemap;
}

}  // namespace matang::web
