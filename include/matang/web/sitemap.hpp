#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matang::web {

/// A sitemap or sitemap index (sitemaps.org 0.9), or plain text with an address a line. Read leniently and bounded.
struct Sitemap {
  struct Entry {
    std::string loc;                                        ///< as written, entities undone
    std::optional<std::chrono::year_month_day> lastmod;
  };
  std::vector<Entry> pages;
  std::vector<std::string> sitemaps;                        ///< an index's children
  bool truncated = false;                                   ///< more than `max_entries`
};
Sitemap parse_sitemap(std::string_view xml, std::size_t max_entries = 50'000);

/// An RSS 2.0, RSS 1.0 or Atom feed.
struct Feed {
  struct Item {
    std::string link;
    std::string title;
    std::optional<std::chrono::year_month_day> published;
    std::optional<std::chrono::year_month_day> updated;
  };
  std::vector<Item> items;
};
/// Nothing where the text is no feed.
std::optional<Feed> parse_feed(std::string_view xml, std::size_t max_items = 5'000);

}  // namespace matang::web
