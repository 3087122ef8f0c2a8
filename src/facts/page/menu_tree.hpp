#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "facts/page/destination.hpp"
#include "facts/page/page_view.hpp"

namespace matang::facts::page {

/// One entry of a menu while its tree is read.
struct MenuEntry {
  static constexpr std::uint32_t top = 0xffffffff;
  std::uint32_t node = 0;
  std::uint32_t parent = top;  ///< index of the entry it opens under
  std::string label;
  Destination to;
  bool clickable = true;  ///< false: plain text or a heading over its children
  bool icon = false;      ///< its label is no text
  bool logo = false;
  bool children = false;
};

/// Reads the elements below `root` as a tree of labels: nested lists, Bootstrap and hand-made drop-downs, mega menus
/// with column headings, flat rows. Entries stand in document order, parents before children.
std::vector<MenuEntry> read_menu_tree(const PageView& view, std::uint32_t root);

/// What an element inside a menu is when it is no part of it: search box, breadcrumb, language switch …
bool is_foreign_to_menus(const PageView& view, std::uint32_t node);

}  // namespace matang::facts::page
