#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/html/writer.hpp"
#include "report/numbers.hpp"
#include "report/table_view.hpp"
#include "report/wording.hpp"

namespace matang::report::html {

/// What every section needs: the assessment, the language, and where to write.
struct Sheet {
  const assess::Assessment& assessment;
  Language language;
  Writer& out;

  /// A sentence of the report; arguments are foreign and escaped, addresses become links.
  std::string say(std::string_view code, Args args = {}) const;
  std::string say(const Message& message) const;
  /// A sentence whose arguments are HTML of ours already.
  std::string set(std::string_view code, Args args) const;
  /// The word for one value of an enumeration: word("state", "broken").
  std::string word(std::string_view enumeration, std::string_view value) const;
  /// A list cell's values as words, known ones translated.
  std::string words(std::string_view enumeration, std::string_view list) const;
  /// A witness's few words, our spellings in them translated: "Profil; works" as "Profil; berfungsi".
  std::string what(const rules::Witness& witness, std::size_t characters) const;
  std::string text(const Text& text) const { return escape(in(language, text), 240); }
  std::string number(std::size_t n) const { return number_text(language, static_cast<std::int64_t>(n)); }
  std::string date(const std::optional<web::Date>& date) const { return date ? date_text(language, *date) : ""; }
  Column column(std::string_view code, std::string_view kind = "", std::string_view sort = "") const {
    return {say(code), kind, sort};
  }
  void paragraph(std::string_view code, Args args = {}) { out.paragraph(say(code, std::move(args))); }
  void bullets(const std::vector<std::string>& items) { out.list(items); }
  /// "20 of 143; all in menus.csv", where rows were left out.
  void capped(std::size_t shown, std::size_t all, std::string_view file);
  std::string reasons(const assess::IndicatorResult& indicator) const;
};

/// A section's place in the page: what the table of contents links to.
struct Section {
  std::string_view id, heading;
  void (*write)(Sheet&);
};
const std::vector<Section>& sections();

void write_head(Sheet& sheet);  ///< site, day, what was assessed, how completely
void write_summary(Sheet& sheet);
void write_results(Sheet& sheet);
void write_cadence(Sheet& sheet);
void write_menus(Sheet& sheet);
void write_worst_pages(Sheet& sheet);
void write_findings(Sheet& sheet);
void write_holdings(Sheet& sheet);
void write_unknowns(Sheet& sheet);
void write_evidence(Sheet& sheet);
void write_method(Sheet& sheet);
void write_glossary(Sheet& sheet);

// Parts of one rubric's results; `number` counts rubrics from 1 and makes ids.
void write_chart(Sheet& sheet, const assess::RubricResult& rubric);
void write_improvements(Sheet& sheet, const assess::RubricResult& rubric);
void write_indicators(Sheet& sheet, const assess::RubricResult& rubric, std::size_t number);
void write_units(Sheet& sheet, const assess::RubricResult& rubric, std::size_t number);

/// "i-1-3": the third indicator of the first rubric; "e-1-3" its evidence.
std::string anchor(std::string_view kind, std::size_t rubric, std::size_t indicator);
/// Reached, may be reached, or not: of a stage.
std::string reached(const Sheet& sheet, const assess::GroupResult& group);

/// A mark and its word, so that neither colour nor shape stands alone.
std::string verdict_mark(const Sheet& sheet, assess::Verdict verdict);
std::string state_mark(const Sheet& sheet, std::string_view state);
std::string severity_mark(const Sheet& sheet, assess::Severity severity);
/// "good", "bad", "warn", "open": how it is coloured beside its mark.
std::string_view tone_of(assess::Verdict verdict);
std::string_view tone_of_state(std::string_view state);
/// The state asks for a repair.
bool is_fault(std::string_view state);

/// A bar of the page's width: what is certain solid, what is open hatched.
std::string bar(const assess::ScoreRange& score);

std::string_view style();
std::string_view script();

}  // namespace matang::report::html
