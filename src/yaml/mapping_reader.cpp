#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "matang/yaml/document.hpp"

namespace matang::yaml {

MappingReader::MappingReader(const Node& node, std::string_view what, Problems& problems)
    : node_(node), what_(what), problems_(problems) {
  if (!is_mapping())
    problems_.push_back(
        {node_.where, fmt::format("{} is written as KEY: VALUE lines", what_), "check the indentation"});
}

bool MappingReader::is_mapping() const { return node_.kind == Node::Kind::mapping; }

const Node* MappingReader::optional(std::string_view key) {
  asked_.emplace_back(key);
  const Node* found = node_.find(key);
  return found != nullptr && found->kind != Node::Kind::null ? found : nullptr;
}

const Node* MappingReader::required(std::string_view key) {
  const Node* found = optional(key);
  if (found != nullptr || !is_mapping()) return found;
  if (const Node* null = node_.find(key))
    problems_.push_back({null->where, fmt::format("'{}' has no value", key), ""});
  else
    problems_.push_back({node_.where, fmt::format("{} needs '{}'", what_, key), ""});
  return nullptr;
}

std::string MappingReader::required_text(std::string_view key) {
  const Node* found = required(key);
  if (found == nullptr) return "";
  const auto text = as_text(*found, problems_);
  if (text && text->empty()) problems_.push_back({found->where, fmt::format("'{}' is empty", key), ""});
  return text.value_or("");
}

std::optional<std::string> MappingReader::optional_text(std::string_view key) {
  const Node* found = optional(key);
  return found == nullptr ? std::nullopt : as_text(*found, problems_);
}

std::optional<std::int64_t> MappingReader::optional_integer(std::string_view key, std::int64_t low, std::int64_t high) {
  const Node* found = optional(key);
  if (found == nullptr) return std::nullopt;
  const auto value = as_integer(*found, problems_);
  if (!value || (*value >= low && *value <= high)) return value;
  problems_.push_back(
      {found->where, fmt::format("'{}' is {}", key, *value), fmt::format("it may be {} to {}", low, high)});
  return std::nullopt;
}

std::optional<double> MappingReader::optional_number(std::string_view key, double low, double high) {
  const Node* found = optional(key);
  if (found == nullptr) return std::nullopt;
  const auto value = as_number(*found, problems_);
  if (!value || (*value >= low && *value <= high)) return value;
  problems_.push_back(
      {found->where, fmt::format("'{}' is {}", key, *value), fmt::format("it may be {} to {}", low, high)});
  return std::nullopt;
}

std::optional<bool> MappingReader::optional_flag(std::string_view key) {
  const Node* found = optional(key);
  return found == nullptr ? std::nullopt : as_flag(*found, problems_);
}

std::vector<std::string> MappingReader::optional_texts(std::string_view key) {
  std::vector<std::string> texts;
  const Node* found = optional(key);
  if (found == nullptr) return texts;
  const auto add = [&](const Node& node) {
    if (auto text = as_text(node, problems_)) texts.push_back(std::move(*text));
  };
  if (found->kind != Node::Kind::sequence)
    add(*found);
  else
    for (const Node& item : found->items) add(item);
  return texts;
}

void MappingReader::finish() {
  std::size_t left = 20;  // our choice: more unknown keys than these are another kind of file
  for (const Node::Entry& entry : node_.entries) {
    if (left == 0) return;
    if (std::find(asked_.begin(), asked_.end(), entry.key) != asked_.end()) continue;
    --left;
    std::string hint = did_you_mean(entry.key, asked_);
    if (hint.empty()) hint = fmt::format("known keys: {}", fmt::join(asked_, ", "));
    problems_.push_back({entry.where, fmt::format("{} has no key '{}'", what_, entry.key), std::move(hint)});
  }
}

}  // namespace matang::yaml
