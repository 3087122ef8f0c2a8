#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matang/report/report.hpp"
#include "matang/text.hpp"

/// Sentences of both languages, and how values are set into them.
namespace matang::report {

/// A sentence of a language. In `text`, `{name}` stands for an argument; `{name|n}` for a number in the language's
/// form, `{name|d}` for an ISO date written out, `{name|in:state}` for what the phrase "state.<value>" says,
/// `{name|page/pages}` for a number and the noun in the fitting form, `{name|share}` for "0.42" in per cent,
/// `{name|decimal}` for "2.5" with the language's mark,
/// `{name|list:kind}` for values joined by ";", `{name|rule}` for conditions as the rule engine describes them. A part
/// in [[double brackets]] is left out where an argument inside it is missing or empty.
struct Phrase {
  std::string_view code, text;
};
std::span<const Phrase> phrases_id();
std::span<const Phrase> phrases_en();
/// Those of comparisons (diff, rank, trend, agree), which `phrase` knows too.
std::span<const Phrase> comparison_phrases_id();
std::span<const Phrase> comparison_phrases_en();
/// Those of scores' notes, worksheets and office documents, which `phrase` knows too.
std::span<const Phrase> office_phrases_id();
std::span<const Phrase> office_phrases_en();
std::span<const Phrase> phrases(Language language);

/// The pattern of a code; "" where the language has none.
std::string_view phrase(Language language, std::string_view code);

using Args = std::vector<std::pair<std::string, std::string>>;
/// Makes a foreign value harmless in the format being written. Only arguments pass through it; our own sentences do
/// not.
using Foreign = std::function<std::string(std::string_view)>;

/// A message as a sentence. A code without a phrase is shown as it is, with its arguments.
std::string say(const Message& message, Language language, const Foreign& foreign);

/// A text in the report's language; the other language's where that one is empty.
const std::string& in(Language language, const Text& text);

}  // namespace matang::report
