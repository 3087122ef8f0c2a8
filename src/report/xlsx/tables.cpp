#include <algorithm>

#include "report/plain.hpp"
#include "report/table_view.hpp"
#include "report/xlsx/sheets.hpp"

namespace matang::report::xlsx {
namespace {

/// Which enumeration the words of a column come from.
std::string_view words_of(std::string_view table, std::string_view field) {
  if (field == "state" || field == "purpose" || field == "place") return field == "place" ? "value" : field;
  if (field == "kind") return table == "channels" ? "channel" : "value";
  if (field == "level") return "level";
  if (field == "components" || field == "missing") return "component";
  if (field == "concepts") return "concept";
  return "value";
}

std::string in_words(const Writing& writing, std::string_view enumeration, const facts::Value& value) {
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
    std::string text;
    for (const std::string& item : *list) text += (text.empty() ? "" : "; ") + writing.word(enumeration, item);
    return text;
  }
  const std::string text = text_of(value, "; ");
  return std::holds_alternative<facts::Unknown>(value) || std::holds_alternative<facts::Absent>(value)
             ? text
             : writing.word(enumeration, text);
}

void write_cell(const Writing& writing, Worksheet& sheet, Row row, Column column, std::string_view table,
                const facts::FieldInfo& field, const facts::Value& value) {
  if (std::holds_alternative<facts::Absent>(value)) return;
  if (std::holds_alternative<facts::Unknown>(value)) {
    sheet.text(row, column, writing.say("sheets.unknown"));
    return;
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    sheet.number(row, column, static_cast<double>(*number));
    return;
  }
  if (const auto* date = std::get_if<web::Date>(&value)) {
    if (date->ok()) sheet.date(row, column, *date);
    return;
  }
  if (field.type == facts::FieldType::choice || field.type == facts::FieldType::flag ||
      field.type == facts::FieldType::list) {
    sheet.text(row, column, in_words(writing, words_of(table, field.name), value));
    return;
  }
  const std::string text = text_of(value, "; ");
  if (const auto url = web::Url::parse(text); url && url->is_http())
    sheet.link(row, column, *url);
  else
    sheet.text(row, column, text);
}

/// As wide as most of its cells, within reason; long addresses and texts run under the next column's edge.
double width_of(const facts::Table& table, std::size_t field, std::string_view heading) {
  std::vector<std::size_t> lengths;
  for (const facts::Row& row : table.rows) {
    if (lengths.size() == 1000) break;
    lengths.push_back(field < row.cells.size() ? length(text_of(row.cells[field], "; ")) : 0);
  }
  std::sort(lengths.begin(), lengths.end());
  const std::size_t usual = lengths.empty() ? 0 : lengths[lengths.size() * 9 / 10];
  return static_cast<double>(std::clamp(std::max(usual, length(heading) + 4), std::size_t{10}, std::size_t{55}));
}

}  // namespace

Worksheet* write_table(const Writing& writing, std::string_view name) {
  const auto& tables = writing.assessment.tables;
  const auto table = std::find_if(tables.begin(), tables.end(), [&](const auto& each) { return each.name == name; });
  if (table == tables.end()) return nullptr;
  Worksheet& sheet = writing.book.add(writing.heading("table." + std::string(name)));
  std::vector<Heading> headings;
  for (std::size_t i = 0; i < table->fields.size(); ++i) {
    const std::string text = writing.heading("field." + table->fields[i].name);
    headings.push_back({text, width_of(*table, i, text)});
  }
  sheet.table(0, headings, table->rows.size());
  const Row last = static_cast<Row>(std::max<std::size_t>(table->rows.size(), 1));
  for (std::size_t i = 0; i < table->fields.size(); ++i)
    if (table->fields[i].name == "state") sheet.colours(1, last, static_cast<Column>(i), state_tones(writing.language));
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    const auto& cells = table->rows[r].cells;
    for (std::size_t c = 0; c < std::min(table->fields.size(), cells.size()); ++c)
      write_cell(writing, sheet, static_cast<Row>(r + 1), static_cast<Column>(c), name, table->fields[c], cells[c]);
  }
  return &sheet;
}

Worksheet* write_findings(const Writing& writing) {
  const auto& findings = writing.assessment.findings;
  Worksheet& sheet = writing.book.add(writing.say("sheets.findings"));
  const bool standing = std::any_of(findings.begin(), findings.end(),
                                    [](const auto& each) { return each.standing != assess::Standing::unmarked; });
  std::vector<Heading> headings{{writing.say("severity.heading"), 12},      {writing.say("column.kind"), 26},
                                {writing.say("column.subject"), 34},        {writing.say("column.found"), 60},
                                {writing.say("sheets.recommendation"), 60}, {writing.say("fact.address"), 40},
                                {writing.say("column.found_on"), 40},       {writing.say("column.pages"), 11},
                                {writing.say("column.rubric"), 16},         {writing.say("column.indicator"), 28},
                                {writing.say("sheets.finding_id"), 19}};
  if (standing) headings.push_back({writing.say("sheets.standing"), 24});
  sheet.table(0, headings, findings.size());
  sheet.colours(1, static_cast<Row>(std::max<std::size_t>(findings.size(), 1)), 0, severity_tones(writing.language));
  Row row = 0;
  for (const assess::Finding& finding : findings) {
    ++row;
    sheet.text(row, 0, writing.word("severity", spelling(finding.severity)));
    sheet.text(row, 1, writing.word("finding_kind", finding.kind), Look::wrapped);
    sheet.text(row, 2, finding.subject, Look::wrapped);
    sheet.text(row, 3, say(finding.detail, writing.language), Look::wrapped);
    sheet.text(row, 4, say(finding.recommendation, writing.language), Look::wrapped);
    if (!finding.url.empty()) sheet.link(row, 5, finding.url);
    if (!finding.found_on.empty()) sheet.link(row, 6, finding.found_on);
    if (finding.pages > 0) sheet.number(row, 7, static_cast<double>(finding.pages));
    sheet.text(row, 8, finding.rubric);
    sheet.text(row, 9, finding.indicator);
    sheet.text(row, 10, finding.id);
    if (standing && finding.standing != assess::Standing::unmarked) {
      const std::string word = writing.word("standing", spelling(finding.standing));
      sheet.text(row, 11, finding.ignored_because.empty() ? word : word + ": " + finding.ignored_because,
                 Look::wrapped);
    }
  }
  return &sheet;
}

Worksheet* write_units(const Writing& writing) {
  std::size_t rows = 0, most = 0;
  for (const assess::RubricResult& rubric : writing.assessment.rubrics) {
    rows += rubric.units.size();
    if (!rubric.units.empty()) most = std::max(most, rubric.indicators.size());
  }
  if (rows == 0) return nullptr;
  Worksheet& sheet = writing.book.add(writing.say("sheets.units"));
  std::vector<Heading> headings{{writing.say("column.rubric"), 22},   {writing.say("column.unit"), 38},
                                {writing.say("fact.address"), 40},    {writing.say("column.indicator"), 44},
                                {writing.say("column.verdict"), 18},  {writing.say("sheets.unit_low"), 13},
                                {writing.say("sheets.unit_high"), 13}};
  std::size_t lines = 0;
  for (const assess::RubricResult& rubric : writing.assessment.rubrics)
    for (const assess::UnitResult& unit : rubric.units) lines += std::max<std::size_t>(unit.verdicts.size(), 1);
  sheet.table(0, headings, lines);
  sheet.colours(1, static_cast<Row>(lines), 4, verdict_tones(writing.language));
  Row row = 0;
  for (const assess::RubricResult& rubric : writing.assessment.rubrics)
    for (const assess::UnitResult& unit : rubric.units)
      for (std::size_t i = 0; i < unit.verdicts.size(); ++i) {
        ++row;
        sheet.text(row, 0, rubric.id);
        sheet.text(row, 1, unit.name, Look::wrapped);
        if (!unit.url.empty()) sheet.link(row, 2, unit.url);
        if (i < rubric.indicators.size()) sheet.text(row, 3, writing.text(rubric.indicators[i].title), Look::wrapped);
        sheet.text(row, 4, writing.word("verdict", spelling(unit.verdicts[i])));
        sheet.number(row, 5, unit.score.low_share(), Look::percent);
        sheet.number(row, 6, unit.score.high_share(), Look::percent);
      }
  return &sheet;
}

}  // namespace matang::report::xlsx
