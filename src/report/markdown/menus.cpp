#include <algorithm>

#include "report/markdown/sections.hpp"

namespace matang::report::markdown {
namespace {

constexpr std::size_t most_rows = 60;

bool is_fault(const std::string& state) {
  return !state.empty() && state != "works" && state != "sibling" && state != "document" && state != "login" &&
         state != "leaves_site" && state != "not_checked";
}

/// Why a menu has its state, from what was measured: the answer's status, the newest date, or the words of a failed
/// connection.
std::string remark(const Sheet& sheet, const TableView& menus, std::size_t row) {
  const std::string state = menus.text(row, "state");
  const std::int64_t status = menus.integer(row, "status");
  if (state == "stale") {
    const auto newest = menus.date(row, "newest_date");
    if (newest) return sheet.set("menus.newest", {{"date", date_text(sheet.language, *newest)}});
  }
  if (status >= 400) return "HTTP " + std::to_string(status);
  if (state == "broken" || state == "redirect_loop") return escape(menus.text(row, "detail"), 60);
  return "";
}

}  // namespace

void write_menus(Sheet& sheet) {
  sheet.heading(2, "heading.menus");
  const TableView menus(sheet.assessment, "menus");
  std::vector<std::size_t> order;
  std::size_t faults = 0, labels = 0;
  for (std::size_t i = 0; i < menus.size(); ++i) {
    const std::string state = menus.text(i, "state");
    if (state.empty()) {
      ++labels;
      continue;
    }
    faults += is_fault(state);
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
  if (order.size() > most_rows)  // what is at fault must not be what is cut off
    std::stable_partition(order.begin(), order.end(), [&](std::size_t i) { return is_fault(menus.text(i, "state")); });
  std::vector<std::vector<std::string>> rows;
  for (std::size_t n = 0; n < std::min(order.size(), most_rows); ++n) {
    const std::size_t i = order[n];
    const std::string state = menus.text(i, "state");
    const std::string word = sheet.word("state", state);
    rows.push_back({escape(menus.text(i, "path"), 90), is_fault(state) ? "**" + word + "**" : word,
                    link_text(menus.text(i, "target"), 50), remark(sheet, menus, i)});
  }
  sheet.out.table(
      {sheet.left("column.menu"), sheet.left("column.state"), sheet.left("column.target"), sheet.left("column.remark")},
      rows);
  sheet.capped(rows.size(), order.size(), "menus.csv");
}

}  // namespace matang::report::markdown
