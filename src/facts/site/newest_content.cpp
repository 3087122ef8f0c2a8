#include <algorithm>

#include "facts/site/dates.hpp"
#include "facts/site/rows.hpp"

namespace matang::facts {

std::optional<web::Date> newest_content(const SiteView& view, const std::vector<Document>& documents) {
  std::optional<web::Date> newest;
  web::Date last_day{};
  const auto offer = [&](std::optional<web::Date> date) {
    if (date && (!newest || *newest < *date)) newest = date;
  };
  for (const SitePage& page : view.pages) {
    last_day = std::max(last_day, page.captured_on());
    if (page.state != State::works && page.state != State::stale) continue;
    if (page.kind == PageKind::listing || page.is_front()) {
      // An event to come tells that somebody plans, not when the site was last worked on.
      if (!page.has_events) offer(page.newest_item);
    } else {
      offer(genuine_published(page));
    }
  }
  for (const Document& document : documents) {
    const auto* date = std::get_if<web::Date>(&document.date);
    const bool is_by_server = document.date_is_last_modified;
    if (date && !is_by_server && *date <= last_day && view.government.owns(document.url)) offer(*date);
  }
  return newest;
}

}  // namespace matang::facts
