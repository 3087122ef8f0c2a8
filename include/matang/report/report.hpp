#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matang/assess/assessment.hpp"
#include "matang/facts/page_facts.hpp"
#include "matang/lexicon/lexicon.hpp"
#include "matang/result.hpp"

/// An Assessment as bytes. Renderings lay out; they compute nothing and read nothing but the Assessment.
namespace matang::report {

enum class Language { id, en };

/// A --fail-on condition, judged: it holds for certain, or certainly does not, or parts that were not read leave it
/// open.
struct Judged {
  std::string condition;  ///< as it was written
  enum class Outcome { holds, does_not_hold, open } outcome = Outcome::open;
  std::vector<Message> reasons;  ///< the figures
};

/// What a run adds to its assessment for the formats CI systems read (src/report/ci).
struct Run {
  std::vector<Judged> conditions;
  std::optional<web::Date> baseline;   ///< as-of of the assessment that findings were compared with
  std::vector<assess::Finding> fixed;  ///< of the baseline, and no longer there
  std::string file = "matang.yaml";    ///< of the repository, relative to its root: what findings are pinned to
  std::size_t line = 1;
};

struct Options {
  Language language = Language::en;
  bool excel_id = false;  ///< --csv-dialect excel-id: BOM, semicolon, decimal comma
  Run run{};
};

/// What becomes of a format's files before they are written: cli/ runs a program over them, so that rendering stays
/// without side effects.
enum class Conversion { none, docx, pdf };

/// One format: its name on the command line and what it writes, by file name.
struct Format {
  std::string_view name;     ///< "md", "csv", "json"
  std::string_view meaning;  ///< for --help
  std::map<std::string, std::string> (*render)(const assess::Assessment&, const Options&);
  bool by_default = true;  ///< written where --format names none
  Conversion conversion = Conversion::none;
};
/// The registered formats; a new one is one line here.
const std::vector<Format>& formats();

/// assessment.json: canonical, self-contained; described by rubrics/assessment.schema.json.
std::string to_json(const assess::Assessment& assessment);
/// And back. Problems name the file; an assessment of a newer major schema is refused with a word.
Result<assess::Assessment> from_json(std::string_view json, const std::string& file_name);

/// The page a person reads, report.md.
std::string to_markdown(const assess::Assessment& assessment, const Options& options);
/// A screenful for the terminal: stages as bars, the most important findings. At most 80 columns; colours where
/// `colour`.
std::string to_summary(const assess::Assessment& assessment, const Options& options, bool colour);
/// One table as CSV (RFC 4180; formulas neutralised): "findings", "indicators", "menus" …
std::string to_csv(const assess::Assessment& assessment, std::string_view table, const Options& options);

/// A form for an assessor to fill in, as a worksheet that evidence::read_xlsx reads back; `made` is the date the file
/// gives of itself.
std::string evidence_form_xlsx(const std::string& subject, const std::vector<evidence::Question>& questions,
                               web::Date made, Language language);

/// `matang inspect`: one page's facts as one JSON object on one line, with the contract's keys. `source`: what the user
/// named; `main_text`: the page's text, where it is wanted.
std::string inspect_line(const facts::PageFacts& page, const lexicon::Lexicon& lexicon, std::string_view source,
                         const std::string* main_text = nullptr);

/// A Message as a sentence in a language; codes it does not know are shown as they are (a test keeps that from
/// happening).
std::string say(const Message& message, Language language);

}  // namespace matang::report

namespace matang {
template <>
inline constexpr auto spellings<report::Language> = std::array<std::string_view, 2>{"id", "en"};
}  // namespace matang
