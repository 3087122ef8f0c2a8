#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/finding_groups.hpp"
#include "report/markdown/writer.hpp"
#include "report/numbers.hpp"
#include "report/table_view.hpp"
#include "report/tally.hpp"
#include "report/wording.hpp"

namespace matang::report::markdown {

/// What every section needs: the assessment, the language, and where to write.
struct Sheet {
  const assess::Assessment& assessment;
  Language language;
  Writer& out;

  /// A sentence of the report; arguments are foreign and escaped, addresses become links.
  std::string say(std::string_view code, Args args = {}) const;
  std::string say(const Message& message) const;
  /// A sentence whose arguments are Markdown of ours already.
  std::string set(std::string_view code, Args args) const;
  /// The word for one value of an enumeration: word("state", "broken").
  std::string word(std::string_view enumeration, std::string_view value) const;
  /// A witness's few words, our spellings in them translated: "Profil; works" as "Profil; berfungsi".
  std::string what(std::string_view witness, std::size_t characters) const;
  std::string text(const Text& text) const { return escape(in(language, text)); }
  std::string number(std::size_t n) const { return number_text(language, static_cast<std::int64_t>(n)); }
  Column left(std::string_view code) const { return {say(code), Align::left}; }
  Column right(std::string_view code) const { return {say(code), Align::right}; }
  void heading(int level, std::string_view code) { out.heading(level, say(code)); }
  void paragraph(std::string_view code, Args args = {}) { out.paragraph(say(code, std::move(args))); }
  void bullets(const std::vector<std::string>& items) { out.bullets(items); }
  /// "20 of 143; all in menus.csv", where rows were left out.
  void capped(std::size_t shown, std::size_t all, std::string_view file);
};

void write_title(Sheet& sheet);
void write_summary(Sheet& sheet);
void write_overview(Sheet& sheet);
void write_results(Sheet& sheet);
void write_menus(Sheet& sheet);
void write_faults(Sheet& sheet);
void write_holdings(Sheet& sheet);
void write_strengths(Sheet& sheet);
void write_advice(Sheet& sheet);
void write_unknowns(Sheet& sheet);
void write_method(Sheet& sheet);
void write_appendix(Sheet& sheet);

/// What a finding is about, for a reader: an indicator's title, a menu's path, a link.
std::string subject_of(const Sheet& sheet, const assess::Finding& finding);
}  // namespace matang::report::markdown
