#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <system_error>

#include "matang/yaml/document.hpp"

namespace matang::yaml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Digits after an optional minus; how many there are, 0 where something else stands there.
std::size_t leading_digits(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  return static_cast<std::size_t>(end - text.begin());
}

std::string shown(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "nothing";
    case Node::Kind::sequence:
      return "a list";
    case Node::Kind::mapping:
      return "a mapping";
    case Node::Kind::scalar:
      break;
  }
  constexpr std::size_t longest = 60;
  if (node.scalar.size() <= longest) return fmt::format("'{}'", node.scalar);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(node.scalar[end]) & 0xC0) == 0x80) --end;
  return fmt::format("'{}…'", node.scalar.substr(0, end));
}

/// YAML 1.1 reads 010 as eight, YAML 1.2 as ten: nobody may have to know which.
void refuse_leading_zero(const Node& node, Problems& problems) {
  const std::string_view text = std::string_view(node.scalar).substr(node.scalar.front() == '-' ? 1 : 0);
  if (text.size() > 1 && text[0] == '0' && is_digit(text[1]))
    problems.push_back({node.where,
                        fmt::format("the number {} begins with a zero, which some readers take for octal", node.scalar),
                        "write it without the leading zero, or in quotes if it is text"});
}

bool is_bare(const Node& node) { return node.kind == Node::Kind::scalar && !node.quoted; }

}  // namespace

std::optional<std::int64_t> as_integer(const Node& node, Problems& problems) {
  const bool digits_only = is_bare(node) && leading_digits(node.scalar) != 0 &&
                           leading_digits(node.scalar) + (node.scalar.front() == '-' ? 1U : 0U) == node.scalar.size();
  if (!digits_only) {
    problems.push_back({node.where, fmt::format("{} is no whole number", shown(node)),
                        node.quoted ? "remove the quotes" : "write digits only, such as 12"});
    return std::nullopt;
  }
  std::int64_t value = 0;
  const auto [end, code] = std::from_chars(node.scalar.data(), node.scalar.data() + node.scalar.size(), value);
  if (code != std::errc{}) {
    problems.push_back({node.where, fmt::format("{} is too large", shown(node)), ""});
    return std::nullopt;
  }
  refuse_leading_zero(node, problems);
  return value;
}

std::optional<double> as_number(const Node& node, Problems& problems) {
  const std::string_view text = node.scalar;
  double value = 0;
  // Digits first and last: neither ".5", "5.", "inf" nor "nan" is a number here.
  bool good = is_bare(node) && leading_digits(text) != 0 && is_digit(text.back());
  if (good) {
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    good = code == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
  }
  if (!good) {
    problems.push_back({node.where, fmt::format("{} is no number", shown(node)),
                        node.quoted                                ? "remove the quotes"
                        : text.find(',') != std::string_view::npos ? "write a decimal point, not a comma"
                                                                   : "write digits, such as 0.5"});
    return std::nullopt;
  }
  refuse_leading_zero(node, problems);
  return value;
}

std::optional<bool> as_flag(const Node& node, Problems& problems) {
  if (is_bare(node) && node.scalar == "true") return true;
  if (is_bare(node) && node.scalar == "false") return false;
  problems.push_back(
      {node.where, fmt::format("{} is neither true nor false", shown(node)), "write true or false, without quotes"});
  return std::nullopt;
}

bool is_truth_word(std::string_view text) {
  static constexpr std::array<std::string_view, 6> words{"yes", "no", "on", "off", "true", "false"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return std::equal(word.begin(), word.end(), text.begin(), text.end(),
                      [](char a, char b) { return a == b || (b >= 'A' && b <= 'Z' && a == b + ('a' - 'A')); });
  });
}

std::optional<std::string> as_text(const Node& node, Problems& problems) {
  if (node.kind != Node::Kind::scalar) {
    problems.push_back(
        {node.where, fmt::format("{} stands where a text belongs", shown(node)),
         node.kind == Node::Kind::mapping ? "put a text that holds ': ' or begins with { in quotes" : ""});
    return std::nullopt;
  }
  if (!node.quoted && is_truth_word(node.scalar)) {
    problems.push_back({node.where, fmt::format("the bare word {} is true or false to many YAML readers", node.scalar),
                        fmt::format("write \"{}\" in quotes if it is text", node.scalar)});
    return std::nullopt;
  }
  return node.scalar;
}

std::string quote(std::string_view text) {
  const bool plain =
      !text.empty() && is_letter(text.front()) && text.back() != ' ' &&
      std::all_of(text.begin(), text.end(),
                  [](char c) {
                    return is_letter(c) || is_digit(c) || std::string_view(" _-./").find(c) != std::string_view::npos;
                  }) &&
      !is_truth_word(text) && text != "null" && text != "Null" && text != "NULL" && text.size() > 1;
  if (plain) return std::string(text);
  std::string quoted = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if (byte == '"' || byte == '\\')
      quoted += {'\\', text[i]};
    else if (byte == '\n')
      quoted += "\\n";
    else if (byte == '\t')
      quoted += "\\t";
    else if (byte < 0x20 || byte == 0x7F)
      quoted += fmt::format("\\x{:02X}", byte);
    else if (byte == 0xC2 && next >= 0x80 && next < 0xA0)
      quoted += fmt::format("\\x{:02X}", next), ++i;
    else
      quoted += text[i];
  }
  return quoted + '"';
}

}  // namespace matang::yaml
