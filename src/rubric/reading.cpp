#include "rubric/reading.hpp"

#include <algorithm>
#include <cmath>

namespace matang::rubric {

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

std::string read_id(yaml::MappingReader& mapping, const yaml::Node& node, const Loading& loading) {
  std::string id = mapping.required_text("id");
  const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  if (!std::all_of(id.begin(), id.end(), good))
    loading.fault(*node.find("id"), fmt::format("'{}' is no id", id), "lower-case letters, digits, hyphens and dots");
  return id;
}

std::string read_word(yaml::MappingReader& mapping, std::string_view key, const std::vector<std::string>& words,
                      const Loading& loading) {
  const yaml::Node* node = mapping.optional(key);
  if (node == nullptr) return words.front();
  const auto word = yaml::as_text(*node, loading.problems);
  if (!word || std::find(words.begin(), words.end(), *word) != words.end()) return word.value_or(words.front());
  loading.fault(*node, fmt::format("'{}' cannot be '{}'", key, *word), suggestion(*word, words));
  return words.front();
}

std::optional<web::Date> read_day(yaml::MappingReader& mapping, std::string_view key, const Loading& loading) {
  const yaml::Node* node = mapping.optional(key);
  if (node == nullptr) return std::nullopt;
  const auto date = node->kind == yaml::Node::Kind::scalar ? web::parse_iso_date(node->scalar) : std::nullopt;
  if (!date) loading.fault(*node, fmt::format("'{}' is no date", key), "write it as 2023-01-31");
  return date;
}

std::optional<std::int64_t> read_thousandths(yaml::MappingReader& mapping, std::string_view key, double high,
                                             const Loading& loading) {
  const auto number = mapping.optional_number(key, 0.001, high);
  if (!number) return std::nullopt;
  const double thousandths = *number * 1000;
  if (std::abs(thousandths - std::round(thousandths)) > 1e-6) {
    loading.fault(*mapping.optional(key), fmt::format("'{}' has more than three decimals", key),
                  "round it as its source does");
    return std::nullopt;
  }
  return static_cast<std::int64_t>(std::llround(thousandths));
}

}  // namespace matang::rubric
