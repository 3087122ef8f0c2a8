#include <algorithm>
#include <set>

#include "report/compare/diff_sections.hpp"

namespace matang::report::comparison {
namespace {

using compare::ItemChange;
using compare::ItemChanges;
using compare::MatchedBy;
using compare::Outcome;

constexpr std::size_t most_rows = 40;

void write_states(Page& page, const ItemChanges& items) {
  const bool own =
      std::any_of(items.changes.begin(), items.changes.end(), [](const auto& each) { return !each.portal; });
  std::vector<std::vector<std::string>> rows;
  for (const compare::StateCount& count : items.states)
    rows.push_back({page.word("state", spelling(count.state)), page.number(count.before), page.number(count.after)});
  if (!rows.empty())
    page.out.table({page.left("column.state"), page.right(own ? "diff.column.portal_before" : "diff.before"),
                    page.right(own ? "diff.column.portal_after" : "diff.after")},
                   rows);
}

std::string state_text(const Page& page, const compare::Item& item) {
  std::string text = page.word("state", spelling(item.state));
  if (item.newest) text += " (" + page.set("menus.newest", {{"date", page.date(*item.newest)}}) + ")";
  return text;
}

std::string matched_text(const Page& page, const ItemChange& change) {
  return page.word("matched_by", spelling(change.matched_by));
}

std::string name_of(const ItemChange& change) {
  const std::string after = escape(change.after->name, 70);
  return change.before->name == change.after->name ? after : arrow(escape(change.before->name, 70), after);
}

/// What is on both sides and changed, or stayed at fault. `guessed`: recognised by words or topic only.
void write_changed(Page& page, const ItemChanges& items, bool guessed, std::string_view intro) {
  std::vector<std::vector<std::string>> rows;
  std::size_t all = 0;
  for (const ItemChange& change : items.changes) {
    if (!change.before || !change.after || is_certain(change.matched_by) == guessed) continue;
    if (!guessed && (change.outcome == Outcome::unchanged || change.outcome == Outcome::cannot_tell)) continue;
    all += 1;
    if (rows.size() == most_rows) continue;
    rows.push_back({name_of(change), state_text(page, *change.before), state_text(page, *change.after),
                    "**" + page.word("outcome", spelling(change.outcome)) + "**", matched_text(page, change)});
  }
  if (rows.empty()) return;
  page.paragraph(intro);
  page.out.table({page.left("column.menu_or_page"), page.left("diff.before"), page.left("diff.after"),
                  page.left("diff.column.change"), page.left("diff.column.matched_by")},
                 rows);
  page.capped(rows.size(), all, "diff.json");
}

/// What is on one side only, as a list: name and state.
void write_one_sided(Page& page, const ItemChanges& items, Outcome outcome) {
  std::vector<std::string> names;
  std::size_t all = 0;
  for (const bool portal : {true, false})  // what the reader looks for first
    for (const ItemChange& change : items.changes) {
      if (change.outcome != outcome || change.portal != portal) continue;
      all += 1;
      const compare::Item& item = change.after ? *change.after : *change.before;
      if (names.size() < most_rows)
        names.push_back((item.name.empty() ? link(item.url) : escape(item.name, 70)) + " – " +
                        page.word("state", spelling(item.state)) + (portal ? "" : ", " + escape(item.host)));
    }
  if (names.empty()) return;
  page.paragraph("diff.items." + std::string(spelling(outcome)), {{"n", std::to_string(all)}});
  page.out.bullets(names);
  page.capped(names.size(), all, "diff.json");
}

/// Pages without those that the menus have told of.
ItemChanges without_menus(const ItemChanges& pages, const ItemChanges& menus) {
  std::set<web::Url> before, after;
  for (const ItemChange& change : menus.changes) {
    if (change.before) before.insert(change.before->url.without_fragment());
    if (change.after) after.insert(change.after->url.without_fragment());
  }
  const auto told = [](const std::optional<compare::Item>& item, const std::set<web::Url>& urls) {
    return !item || urls.count(item->url.without_fragment()) != 0;
  };
  ItemChanges rest = pages;
  rest.changes.clear();
  for (const ItemChange& change : pages.changes)
    if (!told(change.before, before) || !told(change.after, after)) rest.changes.push_back(change);
  return rest;
}

}  // namespace

void write_items(Page& page, const compare::Diff& diff) {
  struct Part {
    const ItemChanges& items;
    const char* heading;
    const char* none;
  };
  for (const Part& part : {Part{diff.menus, "diff.heading.menus", "diff.none.menus"},
                           Part{diff.pages, "diff.heading.pages", "diff.none.pages"},
                           Part{diff.documents, "heading.documents", "diff.none.documents"}}) {
    page.heading(2, part.heading);
    if (part.items.before + part.items.after == 0) {
      page.paragraph(part.none);
      continue;
    }
    page.paragraph("diff.items.counts", {{"before", std::to_string(part.items.before)},
                                         {"after", std::to_string(part.items.after)},
                                         {"unchanged", std::to_string(part.items.count(Outcome::unchanged))}});
    write_states(page, part.items);
    const ItemChanges shown = &part.items == &diff.pages ? without_menus(diff.pages, diff.menus) : part.items;
    if (const std::size_t told = part.items.changes.size() - shown.changes.size(); told > 0)
      page.paragraph("diff.items.in_menus", {{"n", std::to_string(told)}});
    write_changed(page, shown, false, "diff.items.changed");
    write_changed(page, shown, true, "diff.items.guessed");
    for (const Outcome outcome : {Outcome::gone, Outcome::not_seen, Outcome::added, Outcome::added_or_unseen})
      write_one_sided(page, shown, outcome);
    if (const std::size_t open = part.items.count(Outcome::cannot_tell); open > 0)
      page.paragraph("diff.items.cannot_tell", {{"n", std::to_string(open)}});
  }
}

}  // namespace matang::report::comparison
