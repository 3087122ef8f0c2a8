#pragma once
#include <vector>

#include "facts/site/site_view.hpp"
#include "matang/facts/site_facts.hpp"

namespace matang::facts {

/// What the site's pages show that does not belong there, each once however many pages show it.
struct Intrusions {
  std::vector<Intrusion> rows;  ///< sorted by kind and page
  std::int64_t gambling_links = 0;
};

/// Also marks pages and, in `view`, the targets of links with the concept `gambling`.
Intrusions find_intrusions(SiteView& view);

}  // namespace matang::facts
