#pragma once
#include <string>
#include <vector>

#include "facts/site/site_view.hpp"

namespace matang::facts {

/// A menu item as the site has it: one, however many pages repeat it.
struct MenuItem {
  Menu row;                       ///< without its state
  std::vector<std::string> path;  ///< labels from the root
  MenuSeen::Control control = MenuSeen::Control::link;
  bool script = false;
  web::Url page;    ///< the page it was seen on first
  web::Url target;  ///< before redirects
};

/// The site's menus, in menu order: the audited host first, place, document order. Copies of one menu (desktop and
/// mobile, header and footer) are merged: an item of the same label and target stays where it stands first in the order
/// of `Place`.
std::vector<MenuItem> merge_menus(const SiteView& view);

/// Tells each page the labels that lead to it.
void label_pages(SiteView& view, const std::vector<MenuItem>& items);

/// The rows with their states, once the pages' states are known.
std::vector<Menu> menus_of(const SiteView& view, std::vector<MenuItem> items);

}  // namespace matang::facts
