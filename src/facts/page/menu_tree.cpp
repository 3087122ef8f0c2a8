#include "facts/page/menu_tree.hpp"

#include <algorithm>

#include "facts/page/fold.hpp"

namespace matang::facts::page {
namespace {

constexpr std::size_t max_entries = 4000;  // our choice: of one menu

bool is_sublist(const PageView& view, std::uint32_t node) {
  const auto tag = view.tags[node];
  if (is_list(tag)) return true;
  if (tag == Tag::a || tag == Tag::li || tag == Tag::button || tag == Tag::span) return false;
  return view.names[node].has(Name::submenu) && !view.names[node].has(Name::toggle);
}

bool is_holder(const PageView& view, std::uint32_t node) {
  const auto tag = view.tags[node];
  if (tag == Tag::li || tag == Tag::details) return true;
  return (tag == Tag::div || tag == Tag::td || tag == Tag::section) && view.names[node].has(Name::holder);
}

bool is_column_heading(const PageView& view, std::uint32_t node) {
  const auto tag = view.tags[node];
  if (is_heading(tag) || tag == Tag::dt) return true;
  const bool line = tag == Tag::li || tag == Tag::p || tag == Tag::span || tag == Tag::div || tag == Tag::strong;
  return line && view.names[node].any({Name::title, Name::header});
}

std::uint32_t first_link_in(const PageView& view, std::uint32_t node) {
  for (auto i = node; i < view.end(node); ++i)
    if (view.tags[i] == Tag::a) return i;
  return web::Html::none;
}

/// Bootstrap and its kin: a control whose panel is on this page.
bool opens_a_panel(const PageView& view, std::uint32_t node) {
  auto what = view.attribute(node, "data-toggle");
  if (what.empty()) what = view.attribute(node, "data-bs-toggle");
  if (what.empty() && view.attribute(node, "role") == "tab") what = "tab";
  if (what != "tab" && what != "pill" && what != "collapse" && what != "modal" && what != "offcanvas") return false;
  auto target = view.attribute(node, "data-target");
  if (target.empty()) target = view.attribute(node, "data-bs-target");
  if (target.empty()) target = view.attribute(node, "href");
  return target.size() > 1 && (target[0] == '.' || (target[0] == '#' && view.has_id(target.substr(1))));
}

bool is_skip_link(const PageView& view, std::uint32_t node, std::string_view label) {
  if (view.names[node].has(Name::skip)) return true;
  return starts_with_ignoring_case(label, "skip to") || starts_with_ignoring_case(label, "lewati") ||
         starts_with_ignoring_case(label, "lompat ke") || starts_with_ignoring_case(label, "langsung ke");
}

class Reader {
 public:
  Reader(const PageView& view, std::uint32_t root) : view_(view), root_(root) {}

  std::vector<MenuEntry> read() {
    const auto end = view_.end(root_);
    frames_.push_back({end, root_, false, MenuEntry::top, MenuEntry::top, web::Html::none});
    for (auto i = root_ + 1; i < end && entries_.size() < max_entries;) {
      while (frames_.size() > 1 && frames_.back().end <= i) frames_.pop_back();
      while (!logos_.empty() && logos_.back() <= i) logos_.pop_back();
      i = visit(i);
    }
    drop_empty_groups();
    return std::move(entries_);
  }

 private:
  struct Frame {
    std::uint32_t end;
    std::uint32_t node;
    bool holder;            ///< holds one label and what opens under it
    std::uint32_t parent;   ///< entry that what stands here opens under
    std::uint32_t head;     ///< holder: its label; else: the last entry here
    std::uint32_t heading;  ///< the element whose column heading made this frame
  };

  std::uint32_t visit(std::uint32_t i) {
    const auto tag = view_.tags[i];
    if (view_.nodes()[i].kind != web::Node::Kind::element) return i + 1;
    if (is_opaque(tag) || tag == Tag::form || is_foreign_to_menus(view_, i)) return view_.end(i);
    if (view_.names[i].has(Name::logo)) logos_.push_back(view_.end(i));
    if (tag == Tag::a || tag == Tag::button || tag == Tag::summary) return visit_control(i);
    if (under_something() && is_column_heading(view_, i)) {
      const auto link = first_link_in(view_, i);
      const auto label = view_.text_of(i);
      if (link == web::Html::none && says_something(label) && count_words(label) <= 8) {
        open_column(i, add(i, std::string(), false));
        return view_.end(i);
      }
      if (is_heading(tag) && link != web::Html::none) {
        const auto next = visit_control(link);
        if (!entries_.empty() && entries_.back().node == link)
          open_column(i, static_cast<std::uint32_t>(entries_.size() - 1));
        return std::max(next, view_.end(i));
      }
    }
    if (is_sublist(view_, i)) {
      frames_.push_back({view_.end(i), i, false, parent_for_sublist(i), MenuEntry::top, web::Html::none});
    } else if (is_holder(view_, i)) {
      frames_.push_back({view_.end(i), i, true, frames_.back().parent, MenuEntry::top, web::Html::none});
    }
    return i + 1;
  }

  bool under_something() const { return frames_.back().parent != MenuEntry::top; }

  /// What follows a column heading, to the end of its column or the next heading, opens under it.
  void open_column(std::uint32_t heading, std::uint32_t entry) {
    const auto column = view_.parent(heading);
    while (frames_.size() > 1 && frames_.back().heading == column) frames_.pop_back();
    entries_[entry].parent = frames_.back().parent;
    const auto end = std::min(view_.end(column), frames_.back().end);
    frames_.push_back({end, heading, false, entry, MenuEntry::top, column});
  }

  std::uint32_t parent_for_sublist(std::uint32_t i) {
    auto& frame = frames_.back();
    if (!frame.holder) {
      // A drop-down beside its button, in a row of both.
      const bool follows = frame.head != MenuEntry::top && view_.names[i].has(Name::submenu) &&
                           view_.parent(entries_[frame.head].node) == view_.parent(i);
      return follows ? frame.head : frame.parent;
    }
    if (frame.head == MenuEntry::top) {
      const auto text = trimmed(
          std::string_view(view_.text).substr(view_.text_at[frame.node], view_.text_at[i] - view_.text_at[frame.node]));
      if (!says_something(text) || count_words(text) > 8) return frame.parent;
      const auto parent = frame.parent;
      const auto entry = add(frame.node, one_line(text), false);
      entries_[entry].parent = parent;
    }
    return frames_.back().head;
  }

  std::uint32_t visit_control(std::uint32_t i) {
    const auto next = view_.end(i);
    const auto tag = view_.tags[i];
    const auto text = view_.text_of(i);
    auto label = label_of(view_, i);
    if (tag == Tag::a && is_skip_link(view_, i, label)) return next;
    auto to = tag == Tag::a ? destination_of(view_, i) : Destination{};
    const bool leads = to.kind == Destination::Kind::page || to.kind == Destination::Kind::same_page;
    if (to.kind == Destination::Kind::other || is_share_link(to.target)) return next;
    const bool icon = !says_something(text);
    if (leads && is_social_host(to.target.host()) && (icon || view_.places[root_] == Place::footer)) return next;
    if (to.target.host() == "wa.me" || to.target.host() == "api.whatsapp.com") return next;
    const bool logo = !logos_.empty();
    if (label.empty()) {
      if (!logo && !(icon && leads && entries_.empty())) return next;
      label = "Logo";
    }
    const auto& frame = frames_.back();
    // A second control beside a label only opens the same children ("▼", "Show submenu").
    if (frame.holder && frame.head != MenuEntry::top && !leads && (icon || tag == Tag::button)) return next;
    if (view_.names[i].has(Name::toggle) && !leads && !(frame.holder && may_have_children(i))) return next;
    if (tag != Tag::a) {
      if (const auto address = address_in_script(view_.attribute(i, "onclick")); !address.empty() && address != "#") {
        if (auto target = web::Url::resolve(view_.base, address); target && target->is_http()) {
          to.kind = Destination::Kind::page;
          to.target = *std::move(target);
        }
      }
      if (to.kind == Destination::Kind::none && !may_have_children(i) && !is_plain_button(i)) return next;
    }
    if (opens_a_panel(view_, i) && !may_have_children(i)) return next;
    const auto entry = add(i, std::move(label), true);
    entries_[entry].to = std::move(to);
    entries_[entry].icon = icon;
    entries_[entry].logo = logo || (icon && entry == 0 && leads);
    return next;
  }

  // A button can act by a script attached from elsewhere; only one that carries nothing to attach to is surely dead.
  bool is_plain_button(std::uint32_t i) const {
    if (view_.tags[i] != Tag::button || !frames_.back().holder) return false;
    for (const auto& attribute : view_.nodes()[i].attributes)
      if (attribute.name != "class" && attribute.name != "type" && attribute.name != "style") return false;
    return view_.attribute(i, "type") != "submit" && !view_.names[i].has(Name::toggle);
  }

  /// Whether a list follows in the same holder, or right behind.
  bool may_have_children(std::uint32_t i) const {
    const auto& frame = frames_.back();
    const auto end = frame.holder ? frame.end : view_.end(view_.parent(i));
    const auto limit = std::min(end, view_.end(i) + 400);  // our choice: bounds the look ahead
    for (auto next = view_.end(i); next < limit; ++next)
      if (view_.tags[next] == Tag::a)
        return frame.holder || is_below_sublist(next, view_.parent(i));
      else if (!frame.holder && view_.tags[next] == Tag::button)
        return false;
    return false;
  }

  bool is_below_sublist(std::uint32_t node, std::uint32_t stop) const {
    for (auto up = view_.parent(node); up != web::Html::none && up != stop; up = view_.parent(up))
      if (is_sublist(view_, up)) return true;
    return false;
  }

  std::uint32_t add(std::uint32_t node, std::string label, bool clickable) {
    MenuEntry entry;
    entry.node = node;
    entry.label = label.empty() ? one_line(view_.text_of(node)) : std::move(label);
    entry.clickable = clickable;
    entry.parent = frames_.back().parent;
    entries_.push_back(std::move(entry));
    const auto index = static_cast<std::uint32_t>(entries_.size() - 1);
    // <li><div class="dropdown"><a>: one label heads both holders.
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
      if (!frame->holder) {
        if (frame == frames_.rbegin()) frame->head = index;
        break;
      }
      if (frame->head == MenuEntry::top) frame->head = index;
    }
    return index;
  }

  /// Text that turned out to stand over nothing is no part of the menu. Children come after their parents.
  void drop_empty_groups() {
    for (const auto& entry : entries_)
      if (entry.parent != MenuEntry::top) entries_[entry.parent].children = true;
    std::vector<std::uint32_t> moved(entries_.size());
    std::vector<MenuEntry> kept;
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      auto& entry = entries_[i];
      if (entry.parent != MenuEntry::top) entry.parent = moved[entry.parent];
      moved[i] = static_cast<std::uint32_t>(kept.size());
      if (entry.clickable || entry.children) kept.push_back(std::move(entry));
    }
    entries_ = std::move(kept);
  }

  const PageView& view_;
  const std::uint32_t root_;
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> logos_;  ///< ends of the logo elements around
  std::vector<MenuEntry> entries_;
};

}  // namespace

std::vector<MenuEntry> read_menu_tree(const PageView& view, std::uint32_t root) { return Reader(view, root).read(); }

bool is_foreign_to_menus(const PageView& view, std::uint32_t node) {
  const auto names = view.names[node];
  const auto tag = view.tags[node];
  if (tag == Tag::a || tag == Tag::li || tag == Tag::html || tag == Tag::body) {
    return names.any({Name::breadcrumb, Name::pagination, Name::language, Name::share}) && tag == Tag::li;
  }
  if (names.any(
          {Name::breadcrumb, Name::pagination, Name::language, Name::share, Name::slider, Name::toc, Name::comment}))
    return !names.has(Name::menu) || names.any({Name::breadcrumb, Name::pagination, Name::language, Name::toc});
  return (names.has(Name::search) && !names.has(Name::menu)) || view.attribute(node, "role") == "search";
}

}  // namespace matang::facts::page
