#pragma once
#include "facts/site/site_view.hpp"

namespace matang::facts {

/// What sort of page it is, by its own content; front pages are known already.
PageKind kind_of(const SitePage& page, const SiteView& view);

/// Gives listings the dates of the pages they list, where these are newer than what the listing itself shows.
void date_listings(SiteView& view);

}  // namespace matang::facts
