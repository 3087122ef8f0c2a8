#include <algorithm>

#include "matang/web/date.hpp"
#include "matang/web/sitemap.hpp"
#include "matang/web/xml_scanner.hpp"

namespace matang::web {
namespace {

constexpr std::size_t max_field = 16 * 1024;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\f";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : trimmed(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) out += c;
    if (blank && out.back() != ' ') out += ' ';
  }
  return out;
}

/// The day as it is written, in the writer's own time zone: RFC 3339 in Atom, RFC 822 in RSS, and prose in spite of
/// both.
std::optional<Date> day_of(std::string_view text) {
  text = trimmed(text);
  if (const auto date = parse_iso_date(text)) return date;
  const Date any_day{std::chrono::year{9990}, std::chrono::January, std::chrono::day{1}};
  const auto mentions = find_dates(text.substr(0, 200), any_day);
  for (const auto& mention : mentions)
    if (mention.day_known && !mention.relative) return mention.date;
  return std::nullopt;
}

/// What was gathered of one <item> or <entry>.
struct Gathered {
  std::string link, permalink, title, published, updated, about;
};

}  // namespace

std::optional<Feed> parse_feed(std::string_view xml, std::size_t max_items) {
  if (xml.substr(0, 3) == "\xEF\xBB\xBF") xml.remove_prefix(3);
  XmlScanner scanner(xml);
  Feed feed;
  bool is_feed = false;
  std::size_t depth = 0, item_depth = 0;  // 0: outside an item
  std::string* field = nullptr;
  Gathered item;
  const auto finish = [&] {
    auto link = trimmed(item.link);
    if (trimmed(item.permalink).substr(0, 4) != "http") item.permalink.clear();  // an id of its own making
    if (link.empty()) link = trimmed(item.permalink);
    if (link.empty()) link = trimmed(item.about);
    // Titles are HTML in most feeds, so entities are written twice over.
    feed.items.push_back(
        {std::string(link), folded(undo_entities(item.title)), day_of(item.published), day_of(item.updated)});
    item = {};
    item_depth = 0;
    field = nullptr;
  };
  for (auto event = scanner.next(); event != XmlScanner::Event::end; event = scanner.next()) {
    const auto local = local_name(scanner.name());
    const auto prefix = name_prefix(scanner.name());
    if (event == XmlScanner::Event::text) {
      if (field != nullptr && field->size() < max_field) *field += scanner.text().substr(0, max_field);
      continue;
    }
    if (event == XmlScanner::Event::close) {
      if (depth == item_depth && item_depth > 0 && (local == "item" || local == "entry")) finish();
      if (depth == item_depth + 1) field = nullptr;
      if (depth > 0) --depth;
      continue;
    }
    ++depth;
    if (!is_feed) {
      if (local != "rss" && local != "feed" && local != "RDF") return std::nullopt;
      is_feed = true;
    } else if (local == "item" || local == "entry") {
      if (item_depth > 0) finish();  // the one before was never closed
      if (feed.items.size() >= max_items) break;
      item_depth = depth;
      item.about = scanner.attribute("rdf:about");
    } else if (item_depth > 0 && depth == item_depth + 1) {
      field = nullptr;
      const bool plain = prefix.empty() || prefix == "atom" || prefix == "rss";
      if (plain && local == "title") {
        field = &item.title;
      } else if (plain && local == "link") {
        const auto rel = scanner.attribute("rel");
        const auto href = scanner.attribute("href");
        if (href.empty()) {
          field = &item.link;
        } else if ((rel.empty() || rel == "alternate") && trimmed(item.link).empty()) {
          item.link = href;
        }
      } else if (plain && local == "guid" && scanner.attribute("isPermaLink") != "false") {
        field = &item.permalink;
      } else if ((plain && (local == "pubDate" || local == "published" || local == "issued")) ||
                 (prefix == "dc" && local == "date")) {
        if (trimmed(item.published).empty()) {
          item.published.clear();
          field = &item.published;
        }
      } else if ((plain && (local == "updated" || local == "modified")) ||
                 (prefix == "dcterms" && local == "modified")) {
        item.updated.clear();
        field = &item.updated;
      }
    }
  }
  if (!is_feed) return std::nullopt;
  if (item_depth > 0 && feed.items.size() < max_items) finish();
  return feed;
}

}  // namespace matang::web
