#include <algorithm>

#include "report/html/sections.hpp"
#include "report/plain.hpp"

namespace matang::report::html {
namespace {

constexpr std::size_t most_rows = 50;

using MakeRow = std::vector<Cell> (*)(const Sheet&, const TableView&, std::size_t);

void write(Sheet& sheet, std::string_view table_name, std::vector<Column> columns, MakeRow make_row) {
  const std::string name(table_name);
  sheet.out.heading(3, sheet.say("heading." + name), name);
  const TableView view(sheet.assessment, table_name);
  if (view.size() == 0) return sheet.paragraph("holdings.none_" + name);
  Table table;
  table.id = name + "-table";
  table.caption = sheet.set("holdings.caption", {{"table", sheet.say("heading." + name)}});
  table.look = "stack";
  table.columns = std::move(columns);
  for (std::size_t i = 0; i < std::min(view.size(), most_rows); ++i) table.rows.push_back({make_row(sheet, view, i)});
  sheet.out.table(table);
  sheet.capped(table.rows.size(), view.size(), name + ".csv");
}

std::string linked(const TableView& view, std::size_t i, std::string_view label, std::string_view address) {
  const std::string text = shortened(plain(view.text(i, label)), 80);
  const auto url = web::Url::parse(view.text(i, address));
  if (!url) return isolated(text, 80);
  return text.empty() ? link(*url) : link(text, *url);
}

}  // namespace

void write_holdings(Sheet& sheet) {
  if (!sheet.assessment.assessable) return sheet.paragraph("not_known");  // not seen is not absent
  write(sheet, "documents",
        {sheet.column("column.document", "wide"), sheet.column("column.type"), sheet.column("column.date"),
         sheet.column("column.state"), sheet.column("column.found_on", "narrow")},
        [](const Sheet& s, const TableView& v, std::size_t i) -> std::vector<Cell> {
          return {linked(v, i, "label", "url"), escape(v.text(i, "type"), 12), s.date(v.date(i, "date")),
                  state_mark(s, v.text(i, "state")), link_text(v.text(i, "found_on"), 50)};
        });
  write(sheet, "forms",
        {sheet.column("column.page", "wide"), sheet.column("column.purpose"), sheet.column("column.fields", "wide"),
         sheet.column("column.state")},
        [](const Sheet& s, const TableView& v, std::size_t i) -> std::vector<Cell> {
          return {link_text(v.text(i, "page"), 60), s.word("purpose", v.text(i, "purpose")),
                  isolated(v.text(i, "fields"), 100), state_mark(s, v.text(i, "state"))};
        });
  write(sheet, "channels",
        {sheet.column("column.value", "wide"), sheet.column("column.kind"), sheet.column("column.page", "wide")},
        [](const Sheet& s, const TableView& v, std::size_t i) -> std::vector<Cell> {
          return {link_text(v.text(i, "value"), 70), s.word("channel", v.text(i, "kind")),
                  link_text(v.text(i, "page"), 50)};
        });
  write(sheet, "services",
        {sheet.column("column.service", "wide"), sheet.column("column.level"),
         sheet.column("column.components", "wide"), sheet.column("column.missing", "wide")},
        [](const Sheet& s, const TableView& v, std::size_t i) -> std::vector<Cell> {
          return {linked(v, i, "name", "url"), s.word("level", v.text(i, "level")),
                  s.words("component", v.text(i, "components")), s.words("component", v.text(i, "missing"))};
        });
}

}  // namespace matang::report::html
