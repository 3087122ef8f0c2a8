#include "matang/rubric/reference.hpp"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <vector>

#include "matang/facts/site_facts.hpp"
#include "matang/rules/expression.hpp"
#include "rubric/conditions.hpp"

namespace matang::rubric {
namespace {

/// What one row of a table is.
const std::map<std::string_view, std::string_view>& rows() {
  static const std::map<std::string_view, std::string_view> all{
      {"pages", "a page of the site that was read, or could not be"},
      {"menus", "an item of a menu; one row however many pages show it"},
      {"documents", "a file the site offers: PDF, spreadsheet, text"},
      {"forms", "a form on a page; forms are never sent, so their state is mostly not_checked"},
      {"channels", "a way to reach the government that a page shows"},
      {"services", "a service the site names, with what its page states of the service standard"},
      {"links", "a distinct target that pages link to"},
      {"agencies", "an agency of the assessor's list (--agencies), and what became of its site"},
      {"site", "the site as a whole: one row, asked by the operator site"}};
  return all;
}

/// What a field says where its name alone does not.
const std::map<std::string_view, std::string_view>& notes() {
  static const std::map<std::string_view, std::string_view> all{
      {"pages.words", "words of the page's own content, without what every page repeats"},
      {"pages.concepts", "what the page is about, as the lexicon knows it"},
      {"pages.depth", "clicks from the front page"},
      {"pages.in_menu", "a menu leads there"},
      {"pages.needs_script", "shows its content only to a browser that runs scripts"},
      {"pages.newest_item", "newest dated item of its own content"},
      {"pages.date_source", "where the date was read"},
      {"menus.path", "the labels from the top, joined by ›"},
      {"menus.level", "1 is the top"},
      {"menus.newest_date", "of what the item leads to"},
      {"menus.concepts", "of label, address and target"},
      {"menus.pages", "on how many pages it stands"},
      {"documents.label", "the text of the link that leads to it"},
      {"documents.year", "the latest year that label or file name states"},
      {"documents.type", "pdf, docx, xlsx, csv …"},
      {"forms.fields", "names of what can be filled in"},
      {"forms.sibling", "stands on, or sends to, another host of the same government"},
      {"services.components",
       "components of the service standard that the page states (group component of the lexicon)"},
      {"services.missing", "components that it does not state"},
      {"links.concepts", "of the target's address"},
      {"links.pages", "how many pages link there"},
      {"agencies.kind", "the list's own word: OPD, kecamatan, desa"},
      {"agencies.linked", "another host of the site links there"},
      {"site.newest_content", "newest genuine item of the site"},
      {"site.https", "the front page was reached over TLS with a valid certificate"},
      {"site.hosts", "hosts of this government that have a page here"},
      {"site.gambling_links", "links, hidden texts and pages that advertise gambling"}};
  return all;
}

template <class Map>
std::string_view find_in(const Map& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? std::string_view{} : found->second;
}

std::string operators() {
  std::string text =
      "## Operators\n\nA rule is one of these. A “no” that rests on something not being there is “unknown” as long as "
      "part of the site is hidden.\n";
  for (const rules::OperatorInfo& each : rules::operator_reference()) {
    text += fmt::format("\n### {}\n\n{}\n\n", each.name, each.meaning);
    for (std::string_view rest = each.takes; !rest.empty();) {
      const std::size_t end = rest.find("; ");
      text += fmt::format("- {}\n", rest.substr(0, end));
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 2);
    }
    text += fmt::format("\n```yaml\n{}\n```\n", each.example);
  }
  return text;
}

std::string conditions() {
  std::string text =
      "\n## Conditions\n\nA condition is written after a field's name; several in one pair of braces have to hold "
      "together.\n\n| written | for fields of type | meaning | example |\n|---|---|---|---|\n";
  for (const ConditionInfo& each : condition_reference()) {
    std::string types;
    for (const facts::FieldType type : each.types)
      types += fmt::format("{}{}", types.empty() ? "" : ", ", spelling(type));
    text += fmt::format("| `{}` | {} | {} | `{}` |\n", each.written, types, each.meaning, each.example);
  }
  return text;
}

std::string fields_of(const facts::Table& table) {
  std::string text = "| field | type | |\n|---|---|---|\n";
  for (const facts::FieldInfo& field : table.fields) {
    std::string note(find_in(notes(), table.name + "." + field.name));
    for (const std::string& choice : field.choices)
      if (!choice.empty()) note += fmt::format("{}`{}`", note.empty() ? "" : " ", choice);
    text += fmt::format("| `{}` | {} | {} |\n", field.name, spelling(field.type), note);
  }
  return text;
}

std::string tables() {
  std::string text =
      "\n## Tables\n\nThe first columns of each are those of the CSV file of the same name. `concepts` are ids of the "
      "lexicon, or the names of its groups.\n";
  for (const facts::Table& table : facts::empty_tables().tables)
    text += fmt::format("\n### `{}`\n\nA row is {}.\n\n{}", table.name, find_in(rows(), table.name), fields_of(table));
  return text;
}

std::string concepts(const lexicon::Lexicon& lexicon) {
  std::string text = "\n## Concepts\n\n| concept | title | groups |\n|---|---|---|\n";
  for (const lexicon::Concept& each : lexicon.concepts())
    text += fmt::format("| `{}` | {} | {} |\n", each.id, each.title_en, fmt::join(each.groups, ", "));
  return text;
}

}  // namespace

std::string reference(const lexicon::Lexicon& lexicon) {
  return "# What a rule may be made of\n\n" + operators() + conditions() + tables() + concepts(lexicon);
}

}  // namespace matang::rubric
