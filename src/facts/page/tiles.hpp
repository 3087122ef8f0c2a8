#pragma once
#include <vector>

#include "facts/page/menu_tree.hpp"

namespace matang::facts::page {

/// A front page's grid of services: at least three sibling boxes alike, each with one link and a short label, none a
/// dated news card, a picture of a gallery or a slide. `taken` marks nodes that menus already have.
std::vector<MenuEntry> find_tiles(const PageView& view, const std::vector<bool>& taken);

}  // namespace matang::facts::page
