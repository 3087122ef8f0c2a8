#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/html/sections.hpp"

namespace matang::report::html {
namespace {

using assess::Cadence;

std::string percent(double share) { return fmt::format("{:.2f}%", std::clamp(share, 0.0, 1.0) * 100); }

/// Where a day stands on the axis of months, 0 to 1.
double place_of(const Cadence& cadence, web::Date date) {
  const Cadence::Month& first = cadence.months.front();
  const double months = (static_cast<int>(date.year()) - first.year) * 12.0 +
                        (static_cast<double>(static_cast<unsigned>(date.month())) - first.month) +
                        (static_cast<double>(static_cast<unsigned>(date.day())) - 1) / 31.0;
  return std::clamp(months / static_cast<double>(cadence.months.size()), 0.0, 1.0);
}

/// A column a month. The table below it says the same in figures, so a screen reader is spared the drawing.
std::string timeline(const Cadence& cadence) {
  constexpr double top = 12, floor = 132;
  std::size_t most = 1;
  for (const Cadence::Month& month : cadence.months) most = std::max(most, month.items);
  const double count = static_cast<double>(cadence.months.size());
  std::string svg = "<svg class=\"timeline\" width=\"100%\" height=\"172\" aria-hidden=\"true\" focusable=\"false\">";
  svg += "<line class=\"year\" x1=\"0\" x2=\"100%\" y1=\"12\" y2=\"12\"/><text x=\"0\" y=\"9\">" +
         std::to_string(most) + "</text>";
  if (cadence.gap_from && cadence.gap_to && cadence.gap_days > 0) {
    const double from = place_of(cadence, *cadence.gap_from), to = place_of(cadence, *cadence.gap_to);
    svg += "<rect class=\"gap\" x=\"" + percent(from) + "\" y=\"" + fmt::format("{:.0f}", top) + "\" width=\"" +
           percent(to - from) + "\" height=\"120\"/>";
    for (const double end : {from, to})
      svg += "<line class=\"gap-end\" x1=\"" + percent(end) + "\" x2=\"" + percent(end) + "\" y1=\"6\" y2=\"138\"/>";
  }
  for (std::size_t i = 0; i < cadence.months.size(); ++i) {
    const Cadence::Month& month = cadence.months[i];
    const double left = static_cast<double>(i) / count;
    if (month.month == 1 || i == 0) {
      svg += "<line class=\"year\" x1=\"" + percent(left) + "\" x2=\"" + percent(left) + "\" y1=\"12\" y2=\"144\"/>";
      const double months = std::min(count - static_cast<double>(i), 13.0 - month.month);  // of this year here
      if (months / count >= 0.06)
        svg += "<text x=\"" + percent(left + 0.005) + "\" y=\"158\">" + std::to_string(month.year) + "</text>";
    }
    if (month.items == 0) continue;
    const double height = std::max(2.0, (floor - top) * static_cast<double>(month.items) / static_cast<double>(most));
    svg += "<rect class=\"items\" x=\"" + percent(left + 0.12 / count) + "\" y=\"" +
           fmt::format("{:.1f}", floor - height) + "\" width=\"" + percent(0.76 / count) + "\" height=\"" +
           fmt::format("{:.1f}", height) + "\"/>";
  }
  svg += "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"132\" y2=\"132\"/></svg>\n";
  return svg;
}

Table figures(const Sheet& sheet, const Cadence& cadence) {
  Table table;
  table.id = "cadence-table";
  table.caption = sheet.say("cadence.table");
  table.look = "grid";
  table.columns = {sheet.column("column.year")};
  for (int month = 1; month <= 12; ++month)
    table.columns.push_back({sheet.word("month", std::to_string(month)), "number"});
  table.columns.push_back(sheet.column("total", "number"));
  std::map<int, std::map<unsigned, std::size_t>> years;
  for (const Cadence::Month& month : cadence.months) years[month.year][month.month] = month.items;
  for (const auto& [year, months] : years) {
    Row row{{std::to_string(year)}};
    std::size_t sum = 0;
    for (unsigned month = 1; month <= 12; ++month) {
      const auto found = months.find(month);
      if (found == months.end()) {  // before the axis begins, or after the assessment
        row.cells.emplace_back("");
        continue;
      }
      sum += found->second;
      row.cells.emplace_back(sheet.number(found->second), "", found->second == 0 ? "none" : "some");
    }
    row.cells.emplace_back(sheet.number(sum));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

void write_cadence(Sheet& sheet) {
  const Cadence& cadence = sheet.assessment.cadence;
  std::size_t dated = cadence.earlier;
  for (const Cadence::Month& month : cadence.months) dated += month.items;
  const TableView site(sheet.assessment, "site");
  if (site.size() == 1)
    if (const auto newest = site.date(0, "newest_content"))
      sheet.out.paragraph(sheet.set("cadence.newest", {{"date", date_text(sheet.language, *newest)}}));
  if (dated == 0) {
    sheet.paragraph(sheet.assessment.assessable ? "cadence.none" : "not_known");
    return;
  }
  if (cadence.gap_from && cadence.gap_to && cadence.gap_days > 0)
    sheet.out.paragraph(sheet.set("cadence.gap", {{"from", date_text(sheet.language, *cadence.gap_from)},
                                                  {"to", date_text(sheet.language, *cadence.gap_to)},
                                                  {"days", std::to_string(cadence.gap_days)}}));
  if (!cadence.months.empty() && cadence.months.size() <= 240) {
    sheet.out.raw("<figure class=\"chart\">\n<figcaption>" + sheet.say("cadence.figure") + "</figcaption>\n");
    sheet.out.raw(timeline(cadence));
    sheet.out.raw("</figure>\n");
    sheet.out.table(figures(sheet, cadence));
  }
  sheet.out.paragraph(sheet.say("cadence.rest", {{"earlier", std::to_string(cadence.earlier)},
                                                 {"undated", std::to_string(cadence.undated)}}),
                      "note");
}

}  // namespace matang::report::html
