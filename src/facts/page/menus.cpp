#include <algorithm>
#include <unordered_set>

#include "facts/page/fold.hpp"
#include "facts/page/menu_tree.hpp"
#include "facts/page/themes.hpp"
#include "facts/page/tiles.hpp"
#include "matang/web/date.hpp"

namespace matang::facts::page {
namespace {

constexpr std::size_t max_menu_items = 5000, deepest_path = 6;  // our choices

/// How many links begin before a node, and how many bytes of text they have: any subtree's share in two subtractions.
class LinkShare {
 public:
  explicit LinkShare(const PageView& view) : view_(view), count_(view.size() + 1), bytes_(view.size() + 1) {
    std::uint32_t link_end = 0;
    for (std::uint32_t i = 0; i < view.size(); ++i) {
      count_[i + 1] = count_[i];
      bytes_[i + 1] = bytes_[i];
      if ((view.tags[i] != Tag::a && view.tags[i] != Tag::button) || i < link_end) continue;
      link_end = view.end(i);
      ++count_[i + 1];
      bytes_[i + 1] += static_cast<std::uint32_t>(view.text_of(i).size());
    }
  }
  std::uint32_t links(std::uint32_t node) const { return count_[view_.end(node)] - count_[node]; }
  /// Share of a subtree's text that stands in links. Separators and blanks count little: they are short.
  double share(std::uint32_t node) const {
    const auto all = view_.text_at[view_.end(node)] - view_.text_at[node];
    const auto linked = bytes_[view_.end(node)] - bytes_[node];
    const auto blanks = 2 * links(node);  // a separator and a line's end
    return all <= blanks ? 1.0 : std::min(1.0, static_cast<double>(linked) / static_cast<double>(all - blanks));
  }

 private:
  const PageView& view_;
  std::vector<std::uint32_t> count_, bytes_;
};

bool is_container(Tag tag) {
  switch (tag) {
    case Tag::nav:
    case Tag::div:
    case Tag::section:
    case Tag::table:
    case Tag::tbody:
    case Tag::tr:
    case Tag::td:
    case Tag::center:
    case Tag::p:
    case Tag::aside:
    case Tag::header:
    case Tag::none:
      return true;
    default:
      return is_list(tag);
  }
}

struct Shape {
  std::size_t items = 0, words = 0, dates = 0, long_labels = 0, logos = 0, dead = 0;
  double mean_words() const { return items == 0 ? 0 : static_cast<double>(words) / static_cast<double>(items); }
};

Shape shape_of(const PageView& view, const std::vector<MenuEntry>& entries) {
  Shape shape;
  for (const auto& entry : entries) {
    const auto words = count_words(entry.label);
    ++shape.items;
    shape.words += words;
    shape.long_labels += words > 7;
    shape.logos += entry.logo;
    shape.dead += entry.to.kind == Destination::Kind::none && !entry.children;
    if (words <= 6 && shape.items <= 60) shape.dates += !web::find_dates(entry.label, view.today).empty();
  }
  return shape;
}

bool is_called_menu(const PageView& view, std::uint32_t node) {
  const auto tag = view.tags[node];
  if (tag == Tag::nav || tag == Tag::menu) return true;
  const auto role = view.attribute(node, "role");
  if (role == "navigation" || role == "menubar") return true;
  return is_container(tag) && view.names[node].has(Name::menu);
}

bool is_named_as_no_menu(const PageView& view, std::uint32_t node) {
  const auto names = view.names[node];
  if (is_foreign_to_menus(view, node)) return true;
  if (names.has(Name::menu) || view.tags[node] == Tag::nav) return false;
  return names.any(
      {Name::tags, Name::archive, Name::comment, Name::related, Name::toc, Name::slider, Name::gallery, Name::news});
}

/// Tabs and tables of contents: all their links stay on the page. One-page sites have such menus too, but in their
/// header.
bool only_scrolls(const PageView& view, std::uint32_t root, const std::vector<MenuEntry>& entries) {
  if (view.places[root] == Place::header) return false;
  return std::all_of(entries.begin(), entries.end(),
                     [](const MenuEntry& entry) { return entry.to.kind == Destination::Kind::same_page; });
}

enum class Sign { called, bare_list, bare_row, social };

bool reads_as_menu(const PageView& view, std::uint32_t root, Sign sign, const std::vector<MenuEntry>& entries) {
  const auto shape = shape_of(view, entries);
  if (shape.items == 0 || 2 * shape.dates > shape.items || only_scrolls(view, root, entries)) return false;
  switch (sign) {
    case Sign::called:
      if (shape.items == shape.logos) return false;
      if (shape.items == 1) return view.tags[root] == Tag::nav && view.places[root] == Place::header;
      return shape.mean_words() <= 6 || 2 * shape.long_labels < shape.items;
    case Sign::bare_list:
    case Sign::bare_row:
      return shape.items >= 3 && shape.mean_words() <= 5 && 4 * shape.long_labels <= shape.items;
    case Sign::social:
      return true;
  }
  return false;
}

/// A column of short links beside a wider cell: how tables were laid out for menus.
bool is_link_column(const PageView& view, const LinkShare& share, std::uint32_t node) {
  if (view.tags[node] != Tag::td || share.links(node) < 4 || share.share(node) < 0.8) return false;
  const auto row = view.parent(node);
  const auto own = view.text_at[view.end(node)] - view.text_at[node];
  const auto all = view.text_at[view.end(row)] - view.text_at[row];
  return view.tags[row] == Tag::tr && all > 3 * own;
}

class Finder {
 public:
  explicit Finder(const PageView& view) : view_(view), share_(view) { menus_.nodes.resize(view.size()); }

  Menus find() {
    find_roots();
    if (view_.front) {
      auto tiles = find_tiles(view_, menus_.nodes);
      for (auto& tile : tiles) add({std::move(tile)}, Place::main, false);
    }
    return std::move(menus_);
  }

 private:
  void find_roots() {
    std::uint32_t foreign_until = 0;
    for (std::uint32_t i = 0; i < view_.size() && menus_.items.size() < max_menu_items;) {
      const auto tag = view_.tags[i];
      if (view_.nodes()[i].kind != web::Node::Kind::element || !is_container(tag)) {
        i = is_opaque(tag) ? view_.end(i) : i + 1;
        continue;
      }
      if (view_.names[i].has(Name::mobile)) mobile_until_ = std::max(mobile_until_, view_.end(i));
      const bool whole_page = !is_list(tag) && tag != Tag::nav &&
                              5ull * (view_.end(i) - i) > 3ull * view_.size();  // our choice: a wrapper names no part
      if (!whole_page && is_named_as_no_menu(view_, i)) foreign_until = std::max(foreign_until, view_.end(i));
      if (i < foreign_until || share_.links(i) == 0) {
        ++i;
        continue;
      }
      i = try_root(i) ? view_.end(i) : i + 1;
    }
  }

  bool try_root(std::uint32_t i) {
    const auto place = view_.places[i];
    const auto tag = view_.tags[i];
    if (view_.names[i].has(Name::social)) {
      if (share_.links(i) <= 20 && share_.share(i) > 0.5) return accept(i, Sign::social);
      return false;
    }
    if (is_called_menu(view_, i)) {
      // A wrapper around a whole page may be called anything; a menu is mostly links.
      const bool sure = tag == Tag::nav || is_list(tag) || view_.attribute(i, "role") == "navigation";
      if (share_.share(i) >= (sure ? 0.3 : 0.5) && accept(i, Sign::called)) return true;
      return false;
    }
    if (share_.links(i) < 3) return false;
    if (is_list(tag)) {
      if (place == Place::main || share_.share(i) < 0.8) return false;
      return accept(i, Sign::bare_list);
    }
    const bool row = (place == Place::header || place == Place::footer) && share_.share(i) >= 0.8 && !has_block_text(i);
    if (row || is_link_column(view_, share_, i)) return accept(i, Sign::bare_row);
    return false;
  }

  // A row of links holds no list (that one is looked at itself), image map or form.
  bool has_block_text(std::uint32_t node) const {
    const auto end = view_.end(node);
    if (end - node > 2000) return true;
    for (auto i = node + 1; i < end; ++i)
      if (is_list(view_.tags[i]) || view_.tags[i] == Tag::form || is_heading(view_.tags[i]) ||
          is_called_menu(view_, i) || is_named_as_no_menu(view_, i) || view_.names[i].has(Name::social))
        return true;
    return false;
  }

  bool accept(std::uint32_t root, Sign sign) {
    // Nested wrappers read again what the outer one was refused for; this bounds the work on hostile pages.
    work_ += view_.end(root) - root;
    if (work_ > 20 * static_cast<std::uint64_t>(view_.size()) + 1000) return false;
    auto entries = read_menu_tree(view_, root);
    if (sign == Sign::social) {
      entries.erase(std::remove_if(entries.begin(), entries.end(),
                                   [](const MenuEntry& e) {
                                     return e.to.kind != Destination::Kind::none || e.parent != MenuEntry::top;
                                   }),
                    entries.end());
    }
    if (!reads_as_menu(view_, root, sign, entries)) return false;
    for (auto i = root; i < view_.end(root); ++i) menus_.nodes[i] = true;
    const auto place = sign == Sign::bare_row && view_.places[root] == Place::main ? Place::aside : view_.places[root];
    add(std::move(entries), place, root < mobile_until_);
    return true;
  }

  // The label that stands for the page itself: "#" on it is how hand-made templates mark "you are here".
  bool names_this_page(const MenuEntry& entry) const {
    const auto label = folded(entry.label);
    const bool home = label == "home" || label == "beranda" || label == "depan" || label == "halaman depan";
    if (home) return view_.front;
    auto path = view_.url.path();
    if (!path.empty() && path.back() == '/') path.remove_suffix(1);
    path = path.substr(path.rfind('/') + 1);
    path = path.substr(0, path.find('.'));
    if (path.empty()) return false;
    std::string squeezed, stem;
    for (const char c : label)
      if (is_word_byte(c)) squeezed += c;
    for (const char c : path)
      if (is_word_byte(c)) stem += lower(c);
    return squeezed == stem;
  }

  MenuSeen::Control control_of(MenuEntry& entry) const {
    if (!entry.clickable) return MenuSeen::Control::group;
    if (entry.to.kind == Destination::Kind::page) return MenuSeen::Control::link;
    if (entry.children) return MenuSeen::Control::group;
    if (entry.to.kind == Destination::Kind::same_page) return MenuSeen::Control::link;
    if ((entry.to.href.empty() || entry.to.href == "#") && names_this_page(entry)) {
      entry.to.target = view_.url;
      return MenuSeen::Control::link;
    }
    return MenuSeen::Control::dead;
  }

  static std::string without_index(const web::Url& url) {
    auto text = url.without_fragment().text();
    for (const std::string_view name : {"index.html", "index.php", "index.htm"})
      if (text.size() > name.size() && std::string_view(text).substr(text.size() - name.size()) == name)
        text.resize(text.size() - name.size());
    return text;
  }

  void add(std::vector<MenuEntry> entries, Place place, bool mobile_copy) {
    std::unordered_set<std::string> targets;
    for (const auto& entry : entries)
      if (!entry.logo && !entry.to.target.empty()) targets.insert(without_index(entry.to.target));
    std::vector<std::vector<std::string>> paths(entries.size());
    for (std::size_t i = 0; i < entries.size() && menus_.items.size() < max_menu_items; ++i) {
      auto& entry = entries[i];
      if (entry.parent != MenuEntry::top) paths[i] = paths[entry.parent];
      if (paths[i].size() < deepest_path) paths[i].push_back(entry.label);
      menus_.nodes[entry.node] = true;
      // The logo repeats "Home"; where no item leads home, it is the item.
      if (entry.logo && targets.count(without_index(entry.to.target)) > 0) continue;
      MenuSeen seen;
      seen.control = control_of(entry);
      std::string key;
      for (const auto& label : paths[i]) key += folded(label) + '\x1f';
      key += entry.to.href;
      const auto bare = folded(entry.label) + '\x1f' + entry.to.href;
      if (mobile_copy && seen_bare_.count(bare) > 0) continue;
      seen_bare_.insert(bare);
      if (!seen_paths_.insert(key).second) continue;
      seen.path = paths[i];
      seen.href = entry.to.href;
      if (seen.control == MenuSeen::Control::link) seen.target = entry.to.target;
      seen.place = place;
      seen.script = seen.control == MenuSeen::Control::dead && entry.to.script;
      seen.line = view_.line(entry.node);
      menus_.items.push_back(std::move(seen));
    }
  }

  const PageView& view_;
  LinkShare share_;
  Menus menus_;
  std::uint32_t mobile_until_ = 0;
  std::uint64_t work_ = 0;
  std::unordered_set<std::string> seen_paths_, seen_bare_;
};

}  // namespace

Menus find_menus(const PageView& view) { return Finder(view).find(); }

}  // namespace matang::facts::page
