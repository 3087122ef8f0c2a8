#pragma once
#include <optional>

#include "facts/site/site_host.hpp"
#include "matang/lexicon/lexicon.hpp"

namespace matang::facts {

/// Reads numeric dates month first where the host's unambiguous dates say so. Indonesia writes the day first.
void settle_day_month_order(SiteHost& host);

/// Sets `newest_item` of each page of the host: the newest dated item of its own content. Clocks, dates to come, dates
/// in running text, headers and footers are no items; events are, on pages about events.
void find_newest_items(SiteHost& host, const lexicon::Lexicon& lexicon);

/// The day a page says of itself, the server's word left aside: every copy of a file changes that.
std::optional<web::Date> genuine_published(const SitePage& page);
std::optional<web::Date> genuine_modified(const SitePage& page);

}  // namespace matang::facts
