#include <algorithm>

#include "report/markdown/sections.hpp"

namespace matang::report::markdown {
namespace {

void write_states(Sheet& sheet, std::string_view table, std::string_view code) {
  const TableView view(sheet.assessment, table);
  const auto counts = view.counts("state");
  std::vector<std::vector<std::string>> rows;
  for (const std::string_view state : spellings<facts::State>)
    if (const auto found = counts.find(std::string(state)); found != counts.end() && !state.empty())
      rows.push_back({sheet.word("state", state), sheet.number(found->second), sheet.word("state_meaning", state)});
  if (rows.empty()) return;
  sheet.paragraph(code, {{"n", std::to_string(view.size())}});
  sheet.out.table({sheet.left("column.state"), sheet.right("column.count"), sheet.left("column.meaning")}, rows);
}

/// How steadily the site publishes.
void write_cadence(Sheet& sheet) {
  const assess::Cadence& cadence = sheet.assessment.cadence;
  if (cadence.months.empty()) return;
  std::size_t items = 0;
  for (std::size_t i = cadence.months.size() - std::min<std::size_t>(cadence.months.size(), 12);
       i < cadence.months.size(); ++i)
    items += cadence.months[i].items;
  Args args{{"n", std::to_string(items)}};
  if (cadence.gap_from && cadence.gap_to) {
    args.emplace_back("days", std::to_string(cadence.gap_days));
    args.emplace_back("from", web::to_text(*cadence.gap_from));
    args.emplace_back("to", web::to_text(*cadence.gap_to));
  }
  sheet.paragraph("overview.cadence", std::move(args));
}

}  // namespace

void write_overview(Sheet& sheet) {
  const assess::Assessment& a = sheet.assessment;
  const capture::Coverage& c = a.coverage;
  sheet.heading(2, "heading.overview");
  const auto size = [&](std::string_view table) { return sheet.number(TableView(a, table).size()); };
  std::vector<std::vector<std::string>> rows{{sheet.say("fact.address"), link(a.target)}};
  if (!a.name.empty()) rows.push_back({sheet.say("fact.name"), escape(a.name, 100)});
  const TableView site(a, "site");
  if (site.size() == 1) {
    const auto newest = site.date(0, "newest_content");
    rows.push_back(
        {sheet.say("fact.newest"), newest ? date_text(sheet.language, *newest) : sheet.say("fact.newest_none")});
    rows.push_back({sheet.say("fact.https"), sheet.say(site.flag(0, "https") ? "yes" : "no")});
  }
  rows.push_back(
      {sheet.say("fact.crawled"), sheet.set("fact.crawled_value", {{"from", instant_text(sheet.language, c.started)},
                                                                   {"to", instant_text(sheet.language, c.ended)}})});
  rows.push_back({sheet.say("fact.pages_read"), sheet.number(a.completeness.pages_read)});
  rows.push_back({sheet.say("fact.hosts"), sheet.number(c.hosts.size())});
  rows.push_back({sheet.say("fact.requests"),
                  sheet.set("fact.requests_value",
                            {{"n", sheet.number(c.requests)}, {"bytes", bytes_text(sheet.language, c.bytes)}})});
  rows.push_back({sheet.say("fact.holdings"), sheet.set("fact.holdings_value", {{"menus", size("menus")},
                                                                                {"documents", size("documents")},
                                                                                {"forms", size("forms")},
                                                                                {"channels", size("channels")},
                                                                                {"services", size("services")}})});
  sheet.out.table({sheet.left("column.fact"), sheet.left("column.value")}, rows);
  write_cadence(sheet);
  write_states(sheet, "pages", "overview.page_states");
}

}  // namespace matang::report::markdown
