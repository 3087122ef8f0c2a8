#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "matang/report/report.hpp"
#include "report/plain.hpp"
#include "report/renderers.hpp"
#include "report/table_view.hpp"
#include "report/wording.hpp"

namespace matang::report {
namespace {

/// Text that a spreadsheet would run as a formula (OWASP, "CSV Injection"): the leading quote makes it text. plain()
/// has taken tabs and line ends already.
std::string defused(std::string text) {
  static constexpr std::array<std::string_view, 8> starts{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  for (const std::string_view start : starts)
    if (text.compare(0, start.size(), start) == 0) return "'" + text;
  return text;
}

class CsvWriter {
 public:
  explicit CsvWriter(const Options& options) : excel_(options.excel_id) {
    if (excel_) out_ = "\xEF\xBB\xBF";
  }

  void text(std::string_view value) { put(defused(plain(value))); }
  void number(std::int64_t value) { put(std::to_string(value)); }
  void decimal(double value) {
    std::array<char, 32> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 6).ptr;
    std::string text(digits.data(), end);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    if (excel_) std::replace(text.begin(), text.end(), '.', ',');
    put(text);
  }
  /// Several values in one cell; a semicolon inside one of them becomes a comma, so that the list stays readable by
  /// machine.
  void list(const std::vector<std::string>& values) {
    std::string cell;
    for (const std::string& value : values) {
      std::string item = defused(plain(value));
      std::replace(item.begin(), item.end(), ';', ',');
      cell += (cell.empty() ? "" : ";") + item;
    }
    put(cell);
  }
  void value(const facts::Value& value) {
    if (const auto* items = std::get_if<std::vector<std::string>>(&value))
      list(*items);
    else if (const auto* integer = std::get_if<std::int64_t>(&value))
      number(*integer);
    else
      text(text_of(value, ";"));
  }
  void end_row() {
    out_ += "\r\n";
    first_ = true;
  }
  std::string take() { return std::move(out_); }

 private:
  void put(const std::string& cell) {
    if (!first_) out_ += excel_ ? ';' : ',';
    first_ = false;
    // A comma file is quoted for both separators, since readers guess; with semicolons a decimal comma must stay a
    // number.
    if (cell.find_first_of(excel_ ? ";\"\r\n" : ",;\"\r\n") == std::string::npos) {
      out_ += cell;
      return;
    }
    out_ += '"';
    for (const char c : cell) out_ += c == '"' ? std::string("\"\"") : std::string(1, c);
    out_ += '"';
  }

  bool excel_;
  bool first_ = true;
  std::string out_;
};

void header(CsvWriter& csv, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) csv.text(name);
  csv.end_row();
}

void write_findings(CsvWriter& csv, const assess::Assessment& assessment, Language language) {
  header(csv, {"id", "severity", "kind", "subject", "url", "found_on", "detail", "recommendation", "rubric",
               "indicator", "pages"});
  for (const assess::Finding& finding : assessment.findings) {
    csv.text(finding.id);
    csv.text(spelling(finding.severity));
    csv.text(finding.kind);
    csv.text(finding.subject);
    csv.text(finding.url.text());
    csv.text(finding.found_on.text());
    csv.text(say(finding.detail, language));
    csv.text(say(finding.recommendation, language));
    csv.text(finding.rubric);
    csv.text(finding.indicator);
    csv.number(static_cast<std::int64_t>(finding.pages));
    csv.end_row();
  }
}

/// Scores as shares of the indicator's points: equal where the verdict is certain; empty where it does not apply.
void write_score(CsvWriter& csv, const assess::ScoreRange& score) {
  if (score.possible == 0) {
    csv.text("");
    csv.text("");
    return;
  }
  csv.decimal(score.low_share());
  csv.decimal(score.high_share());
}

void write_indicators(CsvWriter& csv, const assess::Assessment& assessment, Language language) {
  header(csv, {"rubric", "group", "indicator", "verdict", "score_low", "score_high", "basis", "evidence", "reason",
               "title", "weight", "site_verdict", "evidence_verdict", "contradiction"});
  for (const assess::RubricResult& rubric : assessment.rubrics)
    for (const assess::IndicatorResult& indicator : rubric.indicators) {
      csv.text(rubric.id);
      csv.text(indicator.group);
      csv.text(indicator.id);
      csv.text(spelling(indicator.verdict));
      write_score(csv, indicator.score);
      csv.text(spelling(indicator.basis));
      std::vector<std::string> evidence;
      for (const rules::Witness& witness : indicator.witnesses)
        if (!witness.seen.url.empty() &&
            std::find(evidence.begin(), evidence.end(), witness.seen.url.text()) == evidence.end())
          evidence.push_back(witness.seen.url.text());
      for (const evidence::Evidence& piece : indicator.evidence)
        evidence.push_back(std::string(spelling(piece.kind)) + ": " + piece.source);
      csv.list(evidence);
      std::string reason;
      for (const Message& message : indicator.reasons) reason += (reason.empty() ? "" : " ") + say(message, language);
      csv.text(reason);
      csv.text(in(language, indicator.title));
      csv.number(indicator.weight);
      csv.text(spelling(indicator.site_verdict));
      csv.text(indicator.evidence_verdict ? spelling(*indicator.evidence_verdict) : "");
      csv.text(indicator.contradiction ? "true" : "false");
      csv.end_row();
    }
}

void write_table(CsvWriter& csv, const facts::Table& table) {
  for (const facts::FieldInfo& field : table.fields) csv.text(field.name);
  csv.end_row();
  for (const facts::Row& row : table.rows) {
    for (const facts::Value& value : row.cells) csv.value(value);
    csv.end_row();
  }
}

}  // namespace

std::string to_csv(const assess::Assessment& assessment, std::string_view table, const Options& options) {
  CsvWriter csv(options);
  if (table == "findings")
    write_findings(csv, assessment, options.language);
  else if (table == "indicators")
    write_indicators(csv, assessment, options.language);
  else
    for (const facts::Table& each : assessment.tables)
      if (each.name == table) write_table(csv, each);
  return csv.take();
}

std::map<std::string, std::string> render_csv(const assess::Assessment& assessment, const Options& options) {
  static constexpr std::array<std::string_view, 9> names{"findings", "indicators", "menus",    "pages", "documents",
                                                         "forms",    "channels",   "services", "links"};
  std::map<std::string, std::string> files;
  for (const std::string_view name : names) files[std::string(name) + ".csv"] = to_csv(assessment, name, options);
  return files;
}

}  // namespace matang::report
