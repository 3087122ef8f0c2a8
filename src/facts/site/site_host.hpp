#pragma once
#include <string>
#include <vector>

#include "facts/site/site_page.hpp"
#include "facts/site/template.hpp"

namespace matang::facts {

/// One host of the site, with what its pages have in common.
struct SiteHost {
  std::string name;
  Template shared;
  std::vector<SitePage*> pages;  ///< sorted by address
  const SitePage* front = nullptr;
  const PageFacts* probe = nullptr;  ///< the answer to an address that cannot exist, where it tells "not found" apart
};

}  // namespace matang::facts
