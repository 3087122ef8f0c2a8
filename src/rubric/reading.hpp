#pragma once
#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matang/spelling.hpp"
#include "matang/text.hpp"
#include "matang/web/date.hpp"
#include "rubric/loading.hpp"

/// The kinds of value that every part of a rubric is written in.
namespace matang::rubric {

/// A text in both languages. Everything shown to readers has to be in both.
Text read_both(const yaml::Node& node, std::string_view key, const Loading& loading);
Text required_both(yaml::MappingReader& mapping, std::string_view key, const Loading& loading);
Text optional_both(yaml::MappingReader& mapping, std::string_view key, const Loading& loading);

/// Ids stand in reports, evidence files and addresses for ever: lower case, digits, hyphens; dots between parts.
std::string read_id(yaml::MappingReader& mapping, const yaml::Node& node, const Loading& loading);

/// One of a list of words; the first where the key is missing.
std::string read_word(yaml::MappingReader& mapping, std::string_view key, const std::vector<std::string>& words,
                      const Loading& loading);
/// One of an enumeration's spellings; `otherwise` where the key is missing.
template <class E>
E read_choice(yaml::MappingReader& mapping, std::string_view key, E otherwise, const Loading& loading) {
  std::vector<std::string> words{std::string(spelling(otherwise))};
  for (const auto word : spellings<E>)
    if (word != words.front()) words.emplace_back(word);
  return from_spelling<E>(read_word(mapping, key, words, loading)).value_or(otherwise);
}

/// A day, 2023-01-31; nothing where the key is missing or holds something else.
std::optional<web::Date> read_day(yaml::MappingReader& mapping, std::string_view key, const Loading& loading);

/// A weight of up to three decimals, in thousandths.
std::optional<std::int64_t> read_thousandths(yaml::MappingReader& mapping, std::string_view key, double high,
                                             const Loading& loading);

/// The list under a key, each item read by `read`.
template <class Read>
void read_items(yaml::MappingReader& mapping, std::string_view key, bool required, const Loading& loading, Read read) {
  const yaml::Node* node = required ? mapping.required(key) : mapping.optional(key);
  if (node == nullptr) return;
  if (node->kind != yaml::Node::Kind::sequence || (required && node->items.empty()))
    loading.fault(*node, fmt::format("'{}' is a list", key), "begin each item with '- '");
  for (const yaml::Node& item : node->items) read(item);
}

}  // namespace matang::rubric
