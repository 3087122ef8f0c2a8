#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "matang/compare/diff.hpp"
#include "report/markdown/writer.hpp"
#include "report/numbers.hpp"
#include "report/wording.hpp"

/// Comparisons as Markdown. (The namespace is not called compare: inside report it would hide matang::compare.)
namespace matang::report::comparison {

using markdown::Align;
using markdown::Column;
using markdown::escape;
using markdown::link;

/// The language and where to write, as every section needs it.
struct Page {
  Language language;
  markdown::Writer& out;

  /// A sentence; arguments are foreign and escaped, addresses become links.
  std::string say(std::string_view code, Args args = {}) const;
  std::string say(const Message& message) const;
  /// A sentence whose arguments are Markdown of ours already.
  std::string set(std::string_view code, Args args) const;
  /// The word for one value of an enumeration.
  std::string word(std::string_view enumeration, std::string_view value) const;
  std::string text(const Text& text) const { return escape(in(language, text)); }
  std::string number(std::size_t n) const { return number_text(language, static_cast<std::int64_t>(n)); }
  std::string date(web::Date day) const { return date_text(language, day); }
  Column left(std::string_view code) const { return {say(code), Align::left}; }
  Column right(std::string_view code) const { return {say(code), Align::right}; }
  void heading(int level, std::string_view code) { out.heading(level, say(code)); }
  void paragraph(std::string_view code, Args args = {}) { out.paragraph(say(code, std::move(args))); }
  void capped(std::size_t shown, std::size_t all, std::string_view file);
};

/// "12 → 9"
std::string arrow(const std::string& before, const std::string& after);

}  // namespace matang::report::comparison
