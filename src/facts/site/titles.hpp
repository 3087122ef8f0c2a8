#pragma once
#include <string>
#include <vector>

#include "facts/site/site_host.hpp"

namespace matang::facts {

/// Takes from each page's title what the host's titles share ("… - Pemerintah Kota X"), and gives back the shared part:
/// the name of the site. Where all pages have one title, no page has a title of its own. With one page, its title
/// stays.
std::string settle_titles(SiteHost& host);

}  // namespace matang::facts
