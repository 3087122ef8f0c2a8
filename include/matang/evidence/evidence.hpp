#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matang/problem.hpp"
#include "matang/result.hpp"
#include "matang/spelling.hpp"
#include "matang/text.hpp"
#include "matang/web/date.hpp"

/// What an assessor learned elsewhere than on the site, with its source and date.
namespace matang::evidence {

enum class Kind {
  interview,
  document,
  questionnaire,  ///< also read as "survey"
  observation,    ///< seen by the assessor, on the site or at the counter
  expert,         ///< the judgement of somebody who knows the field
  crawl           ///< what a crawler saw, another one than the run that is assessed
};
enum class Confidence { high, medium, low };
enum class Judgement { met, partly, not_met, not_applicable };

/// A kind by its spelling, "survey" being an older one of "questionnaire".
std::optional<Kind> kind_of(std::string_view spelling);

/// One piece of evidence. An indicator may have several.
struct Evidence {
  std::string rubric;     ///< "indrajit"
  std::string indicator;  ///< "support.regulation"
  Judgement judgement = Judgement::not_met;
  std::optional<std::int64_t> level;  ///< of an indicator judged by levels, instead of `judgement`
  Kind kind = Kind::observation;
  std::string source;             ///< required: who (as a role) or which document
  std::optional<web::Date> date;  ///< required in the file; when it was collected or published
  std::string locator;            ///< page, table, minute
  std::string quotation;
  std::string note;
  std::optional<std::int64_t> respondents;  ///< base n of a questionnaire or a group interview
  std::string unit;                         ///< of a rubric judged service by service: which one; "" for all
  std::string collected_by;                 ///< a role; "" where the file's own `collected_by` holds
  std::optional<Confidence> confidence;     ///< the collector's own, in this piece
  Location where;                           ///< in the evidence file
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct EvidenceFile {
  std::string subject;             ///< the site or body it is about
  std::string collected_by;        ///< a role
  std::vector<Evidence> evidence;  ///< entries with an empty verdict are left out: a form only half filled in
  std::size_t unanswered = 0;      ///< how many those were
  friend bool operator==(const EvidenceFile&, const EvidenceFile&) = default;
};

/// Reads an evidence file; every fault at once. Its keys: subject, collected_by, evidence: a list of {indicator:
/// "indrajit/support.regulation" (or rubric and indicator apart), verdict (or level), kind, source, date, locator,
/// quotation, note, respondents, unit, collected_by, confidence}. "not_applicable" needs a note that says why. Whether
/// there are such a rubric and indicator, only who has the rubrics can tell.
Result<EvidenceFile> read_text(std::string_view yaml, const std::string& file_name);
Result<EvidenceFile> read_file(const std::string& path);

/// An indicator a form asks about. A plain value: this folder knows no rubrics.
struct Question {
  std::string rubric, indicator;
  Text title, question;
  std::vector<Kind> kinds;        ///< that can answer it
  std::vector<Text> levels = {};  ///< where it is judged by levels: each one's criterion, the lowest first
  std::int64_t lowest_level = 1;
};

/// A form for an assessor to fill in: YAML with explanations in both languages. As written it reads back as an
/// EvidenceFile with every question unanswered.
std::string form(const std::string& subject, const std::vector<Question>& questions);

/// Evidence as the YAML that read_text reads back as the same evidence: what `matang evidence import` writes.
std::string to_yaml(const EvidenceFile& file);

// --- the same as a sheet: CSV, or a worksheet of an .xlsx
// ---------------------------------------------------------------

/// A column of an evidence sheet. Reading knows it by its key or by its heading in either language, in any order; a row
/// is a piece of evidence, and one without verdict and level is a question not answered yet.
struct SheetColumn {
  std::string_view key;  ///< what YAML calls it: "verdict"
  Text heading, help;
};
/// What says which question it is: rubric, indicator.
const std::vector<SheetColumn>& question_columns();
/// What the assessor fills in: verdict, level, kind, source, date and so on.
const std::vector<SheetColumn>& answer_columns();

/// The words for people that a cell of a closed list may hold, beside the spellings.
Text word_of(Judgement judgement);
Text word_of(Kind kind);
Text word_of(Confidence confidence);

/// What stands in a sheet above its headings, each with its value beside it: subject and collected_by.
const std::vector<SheetColumn>& sheet_preamble();

/// A form to be filled in, as CSV; `indonesian`: headings and questions in Indonesian; `excel_id`: with byte order mark
/// and semicolons, which an Indonesian Excel opens at a double click.
std::string form_csv(const std::string& subject, const std::vector<Question>& questions, bool indonesian,
                     bool excel_id);

/// Reads a filled-in sheet; every fault at once, named by sheet, row and column. Any separator of comma, semicolon and
/// tab; UTF-8, UTF-16 or Windows-1252. Of a workbook every sheet with the headings of a form counts; dates may be
/// Excel's or written as 31/1/2023, 31 Januari 2023 or 2023-01-31.
Result<EvidenceFile> read_csv(std::string_view bytes, const std::string& file_name);
Result<EvidenceFile> read_xlsx(std::string_view bytes, const std::string& file_name);
/// Whether a file's name says that it is a sheet: .csv, .xlsx.
bool is_sheet(std::string_view path);
Result<EvidenceFile> read_sheet_file(const std::string& path);

}  // namespace matang::evidence

namespace matang {
template <>
inline constexpr auto spellings<evidence::Kind> =
    std::array<std::string_view, 6>{"interview", "document", "questionnaire", "observation", "expert", "crawl"};
template <>
inline constexpr auto spellings<evidence::Confidence> = std::array<std::string_view, 3>{"high", "medium", "low"};
template <>
inline constexpr auto spellings<evidence::Judgement> =
    std::array<std::string_view, 4>{"met", "partly", "not_met", "not_applicable"};
}  // namespace matang
