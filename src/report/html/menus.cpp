#include <algorithm>
#include <map>
#include <set>

#include "report/html/sections.hpp"

namespace matang::report::html {
namespace {

constexpr std::size_t most_items = 250;
constexpr std::size_t most_levels = 6;  ///< what a hostile menu nests deeper stands at this level

constexpr std::size_t no_row = static_cast<std::size_t>(-1);

/// One label of the tree.
struct Node {
  std::string label;
  std::size_t row = no_row;
  std::vector<std::size_t> children;
};

std::vector<std::string> labels_of(std::string_view path) {
  constexpr std::string_view separator = " › ";
  std::vector<std::string> labels;
  while (labels.size() + 1 < most_levels) {
    const std::size_t end = path.find(separator);
    if (end == std::string_view::npos) break;
    labels.emplace_back(path.substr(0, end));
    path.remove_prefix(end + separator.size());
  }
  labels.emplace_back(path);
  return labels;
}

class Tree {
 public:
  void add(const std::string& root, const std::string& path, std::size_t row) {
    std::size_t at = child(top_, root);
    for (const std::string& label : labels_of(path)) at = child(at, label);
    if (nodes_[at].row == no_row) nodes_[at].row = row;
  }
  const Node& node(std::size_t i) const { return nodes_[i]; }
  const std::vector<std::size_t>& roots() const { return nodes_[top_].children; }

 private:
  std::size_t child(std::size_t parent, const std::string& label) {
    const auto [place, is_new] = index_.try_emplace({parent, label}, nodes_.size());
    if (is_new) {
      nodes_.push_back({label, no_row, {}});
      nodes_[parent].children.push_back(place->second);
    }
    return place->second;
  }
  static constexpr std::size_t top_ = 0;
  std::vector<Node> nodes_{Node{"", no_row, {}}};
  std::map<std::pair<std::size_t, std::string>, std::size_t> index_;
};

/// Why a menu has its state, from what was measured.
std::string remark(const Sheet& sheet, const TableView& menus, std::size_t row) {
  const std::string state = menus.text(row, "state");
  const std::int64_t status = menus.integer(row, "status");
  if (state == "stale")
    if (const auto newest = menus.date(row, "newest_date"))
      return sheet.set("menus.newest", {{"date", date_text(sheet.language, *newest)}});
  if (status >= 400) return "HTTP " + std::to_string(status);
  if (state == "broken" || state == "redirect_loop") return isolated(menus.text(row, "detail"), 60);
  return "";
}

/// At most `most_levels` deep: see labels_of.
void write_node(Sheet& sheet, const TableView& menus, const Tree& tree, std::size_t at) {
  const Node& node = tree.node(at);
  std::string item;
  if (node.row == no_row) {
    item = "<span class=\"label\">" + isolated(node.label, 80) + "</span>";
  } else {
    const auto target = web::Url::parse(menus.text(node.row, "target"));
    item = target ? link(node.label, *target) : "<span class=\"label\">" + isolated(node.label, 80) + "</span>";
    if (const std::string mark = state_mark(sheet, menus.text(node.row, "state")); !mark.empty()) item += " " + mark;
    if (const std::string why = remark(sheet, menus, node.row); !why.empty())
      item += " <span class=\"under\">" + why + "</span>";
  }
  sheet.out.raw("<li>" + item);
  if (!node.children.empty()) {
    sheet.out.raw("\n<ul>\n");
    for (const std::size_t child : node.children) write_node(sheet, menus, tree, child);
    sheet.out.raw("</ul>\n");
  }
  sheet.out.raw("</li>\n");
}

void write_states(Sheet& sheet, const TableView& menus) {
  const auto counts = menus.counts("state");
  std::vector<std::string> items;
  for (const std::string_view state : spellings<facts::State>)
    if (const auto found = counts.find(std::string(state)); found != counts.end() && !state.empty())
      items.push_back(state_mark(sheet, state) + " <b>" + sheet.number(found->second) + "</b>");
  std::reverse(items.begin(), items.end());
  sheet.out.list(items, "ul", "tally");
}

}  // namespace

void write_menus(Sheet& sheet) {
  const TableView menus(sheet.assessment, "menus");
  std::vector<std::size_t> order;
  std::size_t faults = 0, labels = 0;
  std::set<std::string> hosts;
  for (std::size_t i = 0; i < menus.size(); ++i) {
    const std::string state = menus.text(i, "state");
    labels += state.empty();
    if (state.empty()) continue;
    faults += is_fault(state);
    hosts.insert(menus.text(i, "host"));
    order.push_back(i);
  }
  if (order.empty()) {
    sheet.paragraph(sheet.assessment.assessable ? "menus.none" : "not_known");
    return;
  }
  std::string intro =
      sheet.say("menus.intro", {{"n", std::to_string(order.size())}, {"faults", std::to_string(faults)}});
  if (labels > 0) intro += " " + sheet.say("menus.labels", {{"n", std::to_string(labels)}});
  sheet.out.paragraph(intro);
  write_states(sheet, menus);
  const std::size_t all = order.size();
  if (all > most_items) {  // what is at fault must not be what is cut off
    std::stable_partition(order.begin(), order.end(), [&](std::size_t i) { return is_fault(menus.text(i, "state")); });
    order.resize(most_items);
    std::sort(order.begin(), order.end());
  }
  Tree tree;
  for (const std::size_t i : order) {
    const std::string place = sheet.word("value", menus.text(i, "place"));
    tree.add(hosts.size() > 1 ? isolated(menus.text(i, "host"), 60) + ", " + place : place, menus.text(i, "path"), i);
  }
  for (const std::size_t root : tree.roots()) {
    sheet.out.heading(3, tree.node(root).label);
    sheet.out.raw("<ul class=\"tree\">\n");
    for (const std::size_t child : tree.node(root).children) write_node(sheet, menus, tree, child);
    sheet.out.raw("</ul>\n");
  }
  sheet.capped(order.size(), all, "menus.csv");
}

}  // namespace matang::report::html
