#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "matang/report/report.hpp"
#include "report/csv_writer.hpp"
#include "report/renderers.hpp"
#include "report/wording.hpp"

namespace matang::report {
namespace {

void header(CsvWriter& csv, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) csv.text(name);
  csv.end_row();
}

void write_findings(CsvWriter& csv, const assess::Assessment& assessment, Language language) {
  header(csv, {"id", "severity", "kind", "subject", "url", "found_on", "detail", "recommendation", "rubric",
               "indicator", "pages", "standing", "ignored_because"});
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
    csv.text(finding.standing == assess::Standing::unmarked ? "" : spelling(finding.standing));
    csv.text(finding.ignored_because);
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
