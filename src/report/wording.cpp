#include "report/wording.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <map>

#include "report/numbers.hpp"
#include "report/plain.hpp"
#include "report/text/concepts.hpp"

namespace matang::report {
namespace {

std::map<std::string_view, std::string_view> index_of(std::initializer_list<std::span<const Phrase>> lists) {
  std::map<std::string_view, std::string_view> index;
  for (const auto& phrases : lists)
    for (const Phrase& phrase : phrases) index.emplace(phrase.code, phrase.text);
  return index;
}

const std::string* find(const Args& args, std::string_view name) {
  for (const auto& [key, value] : args)
    if (key == name) return &value;
  return nullptr;
}

bool read_number(std::string_view text, std::int64_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

/// Calls `each` with the parts of a text between separators.
template <class Each>
void split(std::string_view text, std::string_view separator, Each each) {
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    each(text.substr(at, end - at));
    at = end + separator.size();
  }
}

std::string_view concept_name(Language language, std::string_view id) {
  static const auto index = [] {
    std::map<std::string_view, const ConceptName*> names;
    for (const ConceptName& name : concept_names()) names.emplace(name.concept_id, &name);
    return names;
  }();
  const auto found = index.find(id);
  if (found == index.end()) return {};
  return language == Language::id ? found->second->id : found->second->en;
}

/// A value a rule names, in the language where it is one of our enumerations' spellings or a concept of the lexicon.
/// The field comes first: a state "login" is not the concept of that name.
std::string value_word(Language language, std::string_view field, std::string_view value, const Foreign& foreign) {
  if (field == "concepts" || field == "concept")
    if (const std::string_view known = concept_name(language, value); !known.empty()) return std::string(known);
  for (const std::string_view enumeration : {"value", "state", "purpose", "channel", "level", "component", "concept"})
    if (const std::string_view known = phrase(language, std::string(enumeration) + "." + std::string(value));
        !known.empty())
      return std::string(known);
  if (value.substr(0, 3) == ">= ") return "≥ " + foreign(value.substr(3));
  if (value.substr(0, 3) == "<= ") return "≤ " + foreign(value.substr(3));
  return foreign(value);
}

/// Conditions as the rule engine writes them, "state: works, stale; words: >= 30", in the reader's words.
std::string rule_words(Language language, std::string_view text, const Foreign& foreign) {
  std::string out;
  split(text, "; ", [&](std::string_view condition) {
    if (!out.empty()) out += "; ";
    const std::size_t colon = condition.find(": ");
    const std::string_view named = colon == std::string_view::npos ? std::string_view() : condition.substr(0, colon);
    if (colon != std::string_view::npos) {
      const std::string_view field = condition.substr(0, colon);
      const std::string_view known = phrase(language, "field." + std::string(field));
      out += (known.empty() ? foreign(field) : std::string(known)) + ": ";
      condition.remove_prefix(colon + 2);
    }
    bool first = true;
    split(condition, ", ", [&](std::string_view value) {
      out += (first ? "" : ", ") + value_word(language, named, value, foreign);
      first = false;
    });
  });
  return out;
}

/// "interview;document" as words of an enumeration.
std::string list_words(Language language, std::string_view enumeration, std::string_view list, const Foreign& foreign) {
  std::string out;
  split(list, ";", [&](std::string_view value) {
    const std::string_view known = phrase(language, std::string(enumeration) + "." + std::string(value));
    out += (out.empty() ? "" : ", ") + (known.empty() ? foreign(value) : std::string(known));
  });
  return out;
}

/// One placeholder, the braces taken off.
std::string value_of(std::string_view placeholder, const Args& args, Language language, const Foreign& foreign,
                     bool& missing) {
  const std::size_t bar = placeholder.find('|');
  const std::string* value = find(args, placeholder.substr(0, bar));
  if (!value || value->empty()) {
    missing = true;
    return "";
  }
  if (bar == std::string_view::npos) return foreign(*value);
  const std::string_view form = placeholder.substr(bar + 1);
  if (form.substr(0, 3) == "in:") {
    const std::string_view known = phrase(language, std::string(form.substr(3)) + "." + *value);
    return known.empty() ? foreign(*value) : std::string(known);
  }
  if (form.substr(0, 5) == "list:") return list_words(language, form.substr(5), *value, foreign);
  if (form == "rule") return rule_words(language, *value, foreign);
  if (form == "decimal") {
    std::string number = foreign(*value);
    if (language == Language::id) std::replace(number.begin(), number.end(), '.', ',');
    return number;
  }
  if (form == "share") {
    double share = 0;
    const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), share);
    return error == std::errc() && end == value->data() + value->size() ? percent_text(language, share)
                                                                        : foreign(*value);
  }
  if (form == "d") {
    const auto date = read_date(*value);
    return date ? date_text(language, *date) : foreign(*value);
  }
  std::int64_t number = 0;
  if (!read_number(*value, number)) return foreign(*value);
  const std::size_t slash = form.find('/');
  if (slash == std::string_view::npos) return number_text(language, number);
  return number_text(language, number) + " " +
         std::string(number == 1 ? form.substr(0, slash) : form.substr(slash + 1));
}

std::string fill(std::string_view pattern, const Args& args, Language language, const Foreign& foreign, bool& missing) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size();) {
    if (pattern.substr(i, 2) == "[[") {
      const std::size_t end = pattern.find("]]", i);
      bool part_missing = false;
      const std::string part = fill(pattern.substr(i + 2, end - i - 2), args, language, foreign, part_missing);
      if (!part_missing) out += part;
      i = end + 2;
    } else if (pattern[i] == '{') {
      const std::size_t end = pattern.find('}', i);
      out += value_of(pattern.substr(i + 1, end - i - 1), args, language, foreign, missing);
      i = end + 1;
    } else {
      out += pattern[i++];
    }
  }
  return out;
}

}  // namespace

std::span<const Phrase> phrases(Language language) { return language == Language::id ? phrases_id() : phrases_en(); }

std::string_view phrase(Language language, std::string_view code) {
  constexpr std::string_view of_concepts = "concept.";
  if (code.substr(0, of_concepts.size()) == of_concepts) return concept_name(language, code.substr(of_concepts.size()));
  static const auto id = index_of({phrases_id(), comparison_phrases_id(), office_phrases_id()});
  static const auto en = index_of({phrases_en(), comparison_phrases_en(), office_phrases_en()});
  const auto& index = language == Language::id ? id : en;
  const auto found = index.find(code);
  return found == index.end() ? std::string_view() : found->second;
}

std::string say(const Message& message, Language language, const Foreign& foreign) {
  // What a rubric says, in its own words and both languages.
  const std::string* id = find(message.args, "id");
  const std::string* en = find(message.args, "en");
  Args args = message.args;
  if (id && en) args.emplace_back("text", in(language, Text{*id, *en}));
  const std::string_view pattern = phrase(language, message.code);
  bool missing = false;
  if (!pattern.empty()) return fill(pattern, args, language, foreign, missing);
  std::string shown = foreign(message.code);
  if (message.args.empty()) return shown;
  shown += " (";
  for (std::size_t i = 0; i < message.args.size(); ++i)
    shown += (i ? ", " : "") + foreign(message.args[i].first) + " = " + foreign(message.args[i].second);
  return shown + ")";
}

std::string say(const Message& message, Language language) {
  return say(message, language, [](std::string_view text) { return plain(text); });
}

const std::string& in(Language language, const Text& text) {
  if (language == Language::id) return text.id.empty() ? text.en : text.id;
  return text.en.empty() ? text.id : text.en;
}

}  // namespace matang::report
