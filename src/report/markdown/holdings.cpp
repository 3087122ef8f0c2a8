#include <algorithm>

#include "report/markdown/sections.hpp"
#include "report/plain.hpp"

namespace matang::report::markdown {
namespace {

constexpr std::size_t most_rows = 20;

using MakeRow = std::vector<std::string> (*)(const Sheet&, const TableView&, std::size_t);

/// Values of an enumeration or list cell as words, known ones translated.
std::string words(const Sheet& sheet, std::string_view enumeration, const std::string& list) {
  std::string text;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find("; ", at), list.size());
    text += (text.empty() ? "" : ", ") + sheet.word(enumeration, std::string_view(list).substr(at, end - at));
    at = end + 2;
  }
  return text;
}

std::string listed(const std::string& list, std::size_t characters) { return escape(list, characters); }

void write(Sheet& sheet, std::string_view table, const std::vector<Column>& columns, MakeRow make_row) {
  const std::string name(table);
  sheet.heading(3, "heading." + name);
  const TableView view(sheet.assessment, table);
  if (view.size() == 0) {
    sheet.paragraph("holdings.none_" + name);
    return;
  }
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < std::min(view.size(), most_rows); ++i) rows.push_back(make_row(sheet, view, i));
  sheet.out.table(columns, rows);
  sheet.capped(rows.size(), view.size(), name + ".csv");
}

std::string date_cell(const Sheet& sheet, const TableView& view, std::size_t i, std::string_view field) {
  const auto date = view.date(i, field);
  return date ? date_text(sheet.language, *date) : "";
}

std::string linked(const TableView& view, std::size_t i, std::string_view label, std::string_view address) {
  const std::string text = view.text(i, label);
  const auto url = web::Url::parse(view.text(i, address));
  if (!url) return escape(text, 70);
  return text.empty() ? link(*url) : link(shortened(plain(text), 70), *url);
}

}  // namespace

void write_holdings(Sheet& sheet) {
  sheet.heading(2, "heading.holdings");
  if (!sheet.assessment.assessable) {
    sheet.paragraph("not_known");  // not seen is not absent
    return;
  }
  write(sheet, "documents",
        {sheet.left("column.document"), sheet.left("column.type"), sheet.left("column.date"),
         sheet.left("column.state"), sheet.left("column.found_on")},
        [](const Sheet& s, const TableView& v, std::size_t i) -> std::vector<std::string> {
          return {linked(v, i, "label", "url"), escape(v.text(i, "type"), 12), date_cell(s, v, i, "date"),
                  s.word("state", v.text(i, "state")), link_text(v.text(i, "found_on"), 50)};
        });
  write(sheet, "forms",
        {sheet.left("column.page"), sheet.left("column.purpose"), sheet.left("column.fields"),
         sheet.left("column.state")},
        [](const Sheet& s, const TableView& v, std::size_t i) -> std::vector<std::string> {
          return {link_text(v.text(i, "page"), 50), s.word("purpose", v.text(i, "purpose")),
                  listed(v.text(i, "fields"), 80), s.word("state", v.text(i, "state"))};
        });
  write(sheet, "channels", {sheet.left("column.kind"), sheet.left("column.value"), sheet.left("column.page")},
        [](const Sheet& s, const TableView& v, std::size_t i) -> std::vector<std::string> {
          return {s.word("channel", v.text(i, "kind")), link_text(v.text(i, "value"), 60),
                  link_text(v.text(i, "page"), 50)};
        });
  write(sheet, "services",
        {sheet.left("column.service"), sheet.left("column.level"), sheet.left("column.components"),
         sheet.left("column.missing")},
        [](const Sheet& s, const TableView& v, std::size_t i) -> std::vector<std::string> {
          return {linked(v, i, "name", "url"), s.word("level", v.text(i, "level")),
                  words(s, "component", v.text(i, "components")), words(s, "component", v.text(i, "missing"))};
        });
}

}  // namespace matang::report::markdown
