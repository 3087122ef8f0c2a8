#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "facts/site/menus.hpp"

namespace matang::facts {
namespace {

using Control = MenuSeen::Control;

constexpr std::size_t max_levels = 12;   // our choices; beyond any menu, and bounds for hostile pages
constexpr std::size_t max_targets = 64;  // of one label

std::string folded(std::string_view label) {
  std::string result;
  for (const char c : label) {
    if (c == ' ' && (result.empty() || result.back() == ' ')) continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

/// http and https, with "www." and without, are one destination.
std::string target_key(const MenuSeen& seen) {
  if (seen.control != Control::link) return {};
  if (!seen.target.is_http()) return seen.target.text();
  std::string key = host_of(seen.target);
  key.append(seen.target.path()).append("?").append(seen.target.query()).append("#").append(seen.target.fragment());
  return key;
}

struct Position {                  // all places where one label path of one place was seen
  std::vector<std::size_t> items;  ///< into the list of items, one a distinct destination
  std::vector<std::string> keys;
};

/// Pages in the order in which a visitor meets them, the audited host first.
std::vector<const SitePage*> in_visiting_order(const SiteView& view) {
  std::vector<const SitePage*> pages;
  pages.reserve(view.pages.size());
  for (const SitePage& page : view.pages) pages.push_back(&page);
  const std::string home_host = host_of(view.home);
  const auto rank = [&](const SitePage& page) {
    return std::tuple<bool, const std::string&, bool, int, const web::Url&>(
        page.host != home_host, page.host, !page.is_front(), page.record->depth, page.facts->url);
  };
  std::sort(pages.begin(), pages.end(), [&](const SitePage* a, const SitePage* b) { return rank(*a) < rank(*b); });
  return pages;
}

int liveness(Control control) { return control == Control::link ? 2 : control == Control::group ? 1 : 0; }

bool is_suffix(const std::vector<std::string>& tail, const std::vector<std::string>& path) {
  return tail.size() <= path.size() &&
         std::equal(tail.rbegin(), tail.rend(), path.rbegin(),
                    [](const std::string& a, const std::string& b) { return folded(a) == folded(b); });
}

std::string joined(const std::vector<std::string>& path) {
  std::string text;
  for (const std::string& label : path) text += (text.empty() ? "" : " › ") + label;
  return text;
}

/// Every label path with its destinations. What is dead on some pages and leads somewhere on others (the item of the
/// page one is on) leads somewhere.
std::vector<MenuItem> collect(const std::vector<const SitePage*>& pages) {
  std::vector<MenuItem> items;
  std::vector<const SitePage*> last_page;
  std::unordered_map<std::string, Position> positions;
  for (const SitePage* page : pages) {
    for (const MenuSeen& seen : page->facts->menus) {
      if (seen.path.empty() || seen.path.size() > max_levels) continue;
      std::string key = page->host + '\x1f' + std::string(spelling(seen.place));
      for (const std::string& label : seen.path) key += '\x1f' + folded(label);
      Position& position = positions[key];
      const std::string destination = target_key(seen);
      std::size_t found = items.size();
      for (std::size_t i = 0; i < position.items.size(); ++i) {
        const MenuItem& item = items[position.items[i]];
        if (seen.control != Control::link || item.control != Control::link || position.keys[i] == destination)
          found = position.items[i];
      }
      if (found != items.size()) {
        MenuItem& item = items[found];
        item.script = item.script || seen.script;
        if (last_page[found] != page) ++item.row.pages;
        last_page[found] = page;
        if (liveness(seen.control) <= liveness(item.control)) continue;
        item.control = seen.control;
        item.row.href = seen.href;
        item.target = seen.target;
        item.page = page->facts->url;
        item.row.seen = {page->facts->url, seen.line, seen.path.back()};
        for (std::size_t i = 0; i < position.items.size(); ++i)
          if (position.items[i] == found) position.keys[i] = destination;
        continue;
      }
      if (position.items.size() >= max_targets) continue;
      MenuItem item;
      item.path = seen.path;
      item.control = seen.control;
      item.script = seen.script;
      item.page = page->facts->url;
      if (seen.control == Control::link) item.target = seen.target;
      item.row.path = joined(seen.path);
      item.row.label = seen.path.back();
      item.row.href = seen.href;
      item.row.place = seen.place;
      item.row.level = static_cast<std::int64_t>(seen.path.size());
      item.row.pages = 1;
      item.row.host = page->host;
      item.row.seen = {page->facts->url, seen.line, item.row.label};
      position.items.push_back(items.size());
      position.keys.push_back(destination);
      items.push_back(std::move(item));
      last_page.push_back(page);
    }
  }
  return items;
}

}  // namespace

std::vector<MenuItem> merge_menus(const SiteView& view) {
  std::vector<MenuItem> items = collect(in_visiting_order(view));
  // Copies elsewhere: same host, label and destination.
  std::map<std::string, std::vector<std::size_t>> kept;
  std::vector<bool> dropped(items.size());
  std::vector<std::size_t> order(items.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return items[a].row.place < items[b].row.place; });
  for (const std::size_t i : order) {
    MenuItem& item = items[i];
    MenuSeen as_seen;
    as_seen.control = item.control;
    as_seen.target = item.target;
    std::vector<std::size_t>& same =
        kept[item.row.host + '\x1f' + folded(item.row.label) + '\x1f' + target_key(as_seen) + '\x1f' +
             std::to_string(static_cast<int>(item.control))];
    const auto copy = std::find_if(same.begin(), same.end(), [&](std::size_t j) {
      return items[j].row.place != item.row.place || is_suffix(item.path, items[j].path) ||
             is_suffix(items[j].path, item.path);
    });
    if (copy == same.end() || same.size() > max_targets) {
      if (same.size() <= max_targets) same.push_back(i);
      continue;
    }
    MenuItem& first = items[*copy];
    first.row.pages = std::max(first.row.pages, item.row.pages);
    first.script = first.script || item.script;
    if (first.row.place == item.row.place && item.path.size() > first.path.size()) {
      item.row.pages = first.row.pages;
      item.script = first.script;
      dropped[*copy] = true;
      *copy = i;
    } else {
      dropped[i] = true;
    }
  }
  const std::string home_host = host_of(view.home);
  std::vector<MenuItem> result;
  result.reserve(items.size());
  for (const std::size_t i : order)
    if (!dropped[i]) result.push_back(std::move(items[i]));
  std::stable_sort(result.begin(), result.end(), [&](const MenuItem& a, const MenuItem& b) {
    return std::tuple(a.row.host != home_host, a.row.host) < std::tuple(b.row.host != home_host, b.row.host);
  });
  return result;
}

void label_pages(SiteView& view, const std::vector<MenuItem>& items) {
  for (const MenuItem& item : items) {
    if (item.control != Control::link || !item.target.is_http()) continue;
    if (SitePage* page = view.page_at(view.answers.to(item.target).final_url)) page->labels.push_back(item.row.label);
  }
  for (SitePage& page : view.pages) {
    std::sort(page.labels.begin(), page.labels.end());
    page.labels.erase(std::unique(page.labels.begin(), page.labels.end()), page.labels.end());
  }
}

}  // namespace matang::facts
