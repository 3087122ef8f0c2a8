#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "matang/rubric/rubric.hpp"
#include "rubric/case.hpp"
#include "rubric/check.hpp"
#include "rubric/loading.hpp"
#include "rubric/rule.hpp"

namespace matang::rubric {
namespace {

/// A text in both languages. Everything shown to readers has to be in both.
Text read_both(const yaml::Node& node, std::string_view key, const Loading& loading) {
  if (node.kind != yaml::Node::Kind::mapping) {
    loading.fault(node, fmt::format("'{}' is needed in both languages", key), "write {id: …, en: …}");
    return {};
  }
  yaml::MappingReader mapping(node, fmt::format("'{}'", key), loading.problems);
  Text text;
  const auto read = [&](std::string_view language, std::string_view name, std::string& into) {
    if (mapping.optional(language) == nullptr)
      loading.fault(node, fmt::format("'{}' has no {} text", key, name), fmt::format("add '{}: …'", language));
    else
      into = mapping.required_text(language);
  };
  read("id", "Indonesian", text.id);
  read("en", "English", text.en);
  mapping.finish();
  return text;
}

Text required_both(yaml::MappingReader& mapping, std::string_view key, const Loading& loading) {
  const yaml::Node* node = mapping.required(key);
  return node == nullptr ? Text{} : read_both(*node, key, loading);
}

Text optional_both(yaml::MappingReader& mapping, std::string_view key, const Loading& loading) {
  const yaml::Node* node = mapping.optional(key);
  return node == nullptr ? Text{} : read_both(*node, key, loading);
}

/// Ids stand in reports, evidence files and addresses for ever: lower case, digits, hyphens; dots between parts.
std::string read_id(yaml::MappingReader& mapping, const yaml::Node& node, const Loading& loading) {
  std::string id = mapping.required_text("id");
  const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  if (!std::all_of(id.begin(), id.end(), good))
    loading.fault(*node.find("id"), fmt::format("'{}' is no id", id), "lower-case letters, digits, hyphens and dots");
  return id;
}

/// One of a list of words; the first where the key is missing.
std::string read_word(yaml::MappingReader& mapping, std::string_view key, const std::vector<std::string>& words,
                      const Loading& loading) {
  const yaml::Node* node = mapping.optional(key);
  if (node == nullptr) return words.front();
  const auto word = yaml::as_text(*node, loading.problems);
  if (!word || std::find(words.begin(), words.end(), *word) != words.end()) return word.value_or(words.front());
  loading.fault(*node, fmt::format("'{}' cannot be '{}'", key, *word), suggestion(*word, words));
  return words.front();
}

template <class E>
std::vector<std::string> words_of() {
  return {spellings<E>.begin(), spellings<E>.end()};
}

std::optional<rules::Expression> optional_rule(yaml::MappingReader& mapping, std::string_view key,
                                               const Loading& loading) {
  const yaml::Node* node = mapping.optional(key);
  if (node == nullptr) return std::nullopt;
  return read_rule(*node, loading);
}

std::vector<evidence::Kind> read_kinds(yaml::MappingReader& mapping, const Loading& loading) {
  std::vector<evidence::Kind> kinds;
  const yaml::Node* node = mapping.optional("answered_by");
  const auto read = [&](const yaml::Node& item) {
    const auto word = yaml::as_text(item, loading.problems);
    if (!word) return;
    if (const auto kind = from_spelling<evidence::Kind>(*word))
      kinds.push_back(*kind);
    else
      loading.fault(item, fmt::format("no evidence is of kind '{}'", *word),
                    suggestion(*word, words_of<evidence::Kind>()));
  };
  if (node != nullptr && node->kind == yaml::Node::Kind::sequence)
    for (const yaml::Node& item : node->items) read(item);
  else if (node != nullptr)
    read(*node);
  return kinds;
}

/// The list under a key, each item read by `read`.
template <class Read>
void read_items(yaml::MappingReader& mapping, std::string_view key, bool required, const Loading& loading, Read read) {
  const yaml::Node* node = required ? mapping.required(key) : mapping.optional(key);
  if (node == nullptr) return;
  if (node->kind != yaml::Node::Kind::sequence || (required && node->items.empty()))
    loading.fault(*node, fmt::format("'{}' is a list", key), "begin each item with '- '");
  for (const yaml::Node& item : node->items) read(item);
}

Indicator read_indicator(const yaml::Node& node, const Loading& loading) {
  Indicator indicator;
  indicator.where = node.where;
  yaml::MappingReader mapping(node, "an indicator", loading.problems);
  if (!mapping.is_mapping()) return indicator;
  indicator.id = read_id(mapping, node, loading);
  indicator.question = required_both(mapping, "question", loading);
  indicator.title =
      mapping.optional("title") == nullptr ? indicator.question : required_both(mapping, "title", loading);
  indicator.source = mapping.required_text("source");
  indicator.certainty = read_word(mapping, "certainty", {"ours", "adapted", "published", "official"}, loading);
  indicator.weight = mapping.optional_integer("weight", 1, 1000).value_or(1);
  indicator.met = optional_rule(mapping, "met", loading);
  indicator.partly = optional_rule(mapping, "partly", loading);
  indicator.exceeded = optional_rule(mapping, "exceeded", loading);
  indicator.advice = required_both(mapping, "advice", loading);
  indicator.answered_by = read_kinds(mapping, loading);
  const auto precedence = read_word(mapping, "precedence", words_of<Precedence>(), loading);
  indicator.precedence = from_spelling<Precedence>(precedence).value_or(Precedence::evidence);
  read_items(mapping, "cases", false, loading,
             [&](const yaml::Node& item) { indicator.cases.push_back(read_case(item, loading)); });
  mapping.finish();
  return indicator;
}

Group read_group(const yaml::Node& node, const Loading& loading) {
  Group group;
  yaml::MappingReader mapping(node, "a group", loading.problems);
  if (!mapping.is_mapping()) return group;
  group.id = read_id(mapping, node, loading);
  group.title = required_both(mapping, "title", loading);
  group.text = optional_both(mapping, "text", loading);
  group.weight = mapping.optional_integer("weight", 1, 100);
  read_items(mapping, "indicators", true, loading,
             [&](const yaml::Node& item) { group.indicators.push_back(read_indicator(item, loading)); });
  mapping.finish();
  return group;
}

Band read_band(const yaml::Node& node, const Loading& loading) {
  Band band;
  yaml::MappingReader mapping(node, "a band", loading.problems);
  if (!mapping.is_mapping()) return band;
  if (mapping.required("from") != nullptr) band.from = mapping.optional_number("from", 0, 1).value_or(0);
  band.id = read_id(mapping, node, loading);
  band.title = required_both(mapping, "title", loading);
  mapping.finish();
  return band;
}

Rubric read_rubric(const yaml::Node& node, const std::string& file_name, const Loading& loading) {
  Rubric rubric;
  rubric.file = file_name;
  yaml::MappingReader mapping(node, "a rubric", loading.problems);
  if (!mapping.is_mapping()) return rubric;
  rubric.id = read_id(mapping, node, loading);
  rubric.version = mapping.required_text("version");
  rubric.title = required_both(mapping, "title", loading);
  rubric.text = optional_both(mapping, "text", loading);
  rubric.source = mapping.required_text("source");
  rubric.simulation = mapping.optional_flag("simulation").value_or(false);
  if (mapping.required("roll_up") != nullptr)
    rubric.roll_up =
        from_spelling<RollUp>(read_word(mapping, "roll_up", words_of<RollUp>(), loading)).value_or(RollUp::weighted);
  rubric.stage_reached_at = mapping.optional_number("stage_reached_at", 0.01, 1).value_or(1.0);
  read_items(mapping, "bands", false, loading,
             [&](const yaml::Node& item) { rubric.bands.push_back(read_band(item, loading)); });
  read_items(mapping, "groups", true, loading,
             [&](const yaml::Node& item) { rubric.groups.push_back(read_group(item, loading)); });
  mapping.finish();
  return rubric;
}

Result<Rubric> read(Result<yaml::Node> node, const std::string& file_name,
                    const KnownConcepts& known_concepts) {
  if (!node) return node.error();
  Problems problems;
  const facts::Tables tables = facts::empty_tables();
  Rubric rubric = read_rubric(*node, file_name, {tables, known_concepts, problems});
  check_whole(rubric, *node, problems);
  if (problems.empty()) return rubric;
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  return problems;
}

}  // namespace

Result<Rubric> read_text(std::string_view yaml, const std::string& file_name,
                         const KnownConcepts& known_concepts) {
  return read(yaml::read_text(yaml, file_name), file_name, known_concepts);
}

Result<Rubric> read_file(const std::string& path, const KnownConcepts& known_concepts) {
  return read(yaml::read_file(path), path, known_concepts);
}

}  // namespace matang::rubric
