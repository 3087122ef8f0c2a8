#include "facts/site/menus.hpp"

#include <algorithm>
#include <set>

#include "facts/site/dates.hpp"
#include "facts/site/page_state.hpp"
#include "facts/site/reach.hpp"

namespace matang::facts {
namespace {

Observed<web::Date> newest_date_of(const MenuItem& item, const Reached& reached) {
  if (!reached.page) {
    if (item.control == MenuSeen::Control::link) return Unknown{"what it leads to was not read"};
    return Absent{};
  }
  if (reached.page->newest_item) return *reached.page->newest_item;
  if (const auto date = std::max(genuine_published(*reached.page), genuine_modified(*reached.page))) return *date;
  return Absent{};
}

/// The items that are meant to lead home: the first of each menu (logo or "home"), and those that say so.
class HomeItems {
 public:
  explicit HomeItems(const SiteView& view) : view_(view) {}

  /// To be asked of all items in menu order.
  bool mislead(const MenuItem& item) {
    const bool is_first = firsts_.insert(item.row.host + '\x1f' + std::string(spelling(item.row.place))).second;
    if (!item.target.fragment().empty() || !item.target.is_http() || !is_home_address(item.target, view_.home) ||
        host_of(item.target) != item.row.host)
      return false;
    const bool says_home = is_home_label(item.row.label);
    if (says_home) hosts_with_home_.insert(item.row.host);
    // A home item of its own must stand before it: else this may be the site's way of naming its front page.
    return !is_first && !says_home && hosts_with_home_.count(item.row.host) != 0;
  }

 private:
  bool is_home_label(const std::string& label) const {
    for (std::size_t begin = 0; begin < label.size();) {
      const std::size_t end = std::min(label.find(' ', begin), label.size());
      if (names_home(std::string_view(label).substr(begin, end - begin))) return true;
      begin = end + 1;
    }
    // What the front page calls itself; and a picture without words is a logo.
    const SitePage* front = view_.page_at(view_.home);
    const auto* title = front ? std::get_if<std::string>(&front->facts->title) : nullptr;
    return label.empty() || label == "logo" || label == "Logo" || (title && title->find(label) != std::string::npos);
  }

  const SiteView& view_;
  std::set<std::string> firsts_, hosts_with_home_;
};

void decide_state(MenuItem& item, const SiteView& view, bool misleads_home) {
  Menu& row = item.row;
  std::string detail;
  Reached reached;
  switch (item.control) {
    case MenuSeen::Control::group:
      row.state = State::none;
      break;
    case MenuSeen::Control::dead:
      row.state = State::dead_control;
      detail = item.script ? "has no destination in its HTML; a script may open something"
                           : "has no destination and opens nothing";
      break;
    case MenuSeen::Control::link: {
      reached = reach_from(view, item.page, item.target);
      row.state = reached.state;
      row.status = reached.status;
      row.target = reached.final_url == item.target.without_fragment() ? item.target : reached.final_url;
      detail = reached.detail;
      if (row.state == State::works && misleads_home) {
        row.state = State::returns_home;
        detail = "leads to the front page";
      } else if (reached.page && (row.state == State::works || row.state == State::stale)) {
        // What the label promises counts: "Berita" and "Arsip" may lead to one page, and only one be stale.
        Because stale = stale_because(*reached.page, row.label, view.lexicon, view.as_of);
        row.state = stale ? State::stale : State::works;
        detail = stale ? std::move(*stale) : std::string();
      }
      break;
    }
  }
  row.newest_date = newest_date_of(item, reached);
  row.detail = detail.empty() ? Observed<std::string>(Absent{}) : Observed<std::string>(std::move(detail));
  std::vector<ConceptIndex> concepts = concepts_of(view.lexicon, row.label, item.target);
  if (reached.page) merge_concepts(concepts, reached.page->about);
  row.concepts = ids_of(view.lexicon, concepts);
}

}  // namespace

std::vector<Menu> menus_of(const SiteView& view, std::vector<MenuItem> items) {
  std::vector<Menu> rows;
  rows.reserve(items.size());
  HomeItems home_items(view);
  for (MenuItem& item : items) {
    const bool misleads = home_items.mislead(item);
    decide_state(item, view, misleads);
    rows.push_back(std::move(item.row));
  }
  return rows;
}

}  // namespace matang::facts
