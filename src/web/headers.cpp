#include "matang/web/headers.hpp"

#include <algorithm>

namespace matang::web {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

/// The next parameter's value, quotes undone; `rest` moves behind the following ';'.
std::string take_value(std::string_view& rest) {
  std::string value;
  if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) {
    const char quote = rest.front();
    std::size_t i = 1;
    for (; i < rest.size() && rest[i] != quote; ++i) {
      if (rest[i] == '\\' && i + 1 < rest.size()) ++i;
      value += rest[i];
    }
    rest.remove_prefix(std::min(i + 1, rest.size()));
    rest.remove_prefix(std::min(rest.find(';'), rest.size()));
  } else {
    const auto end = std::min(rest.find_first_of(";,"), rest.size());
    value = trimmed(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  if (!rest.empty()) rest.remove_prefix(1);
  return value;
}

}  // namespace

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (const auto& [key, value] : fields)
    if (same_name(key, name)) return value;
  return std::nullopt;
}

std::vector<std::string_view> Headers::all(std::string_view name) const {
  std::vector<std::string_view> found;
  for (const auto& [key, value] : fields)
    if (same_name(key, name)) found.push_back(value);
  return found;
}

MediaType parse_media_type(std::string_view content_type) {
  MediaType type;
  // A comma: two Content-Type fields that some proxy joined.
  const auto end = std::min(content_type.find_first_of(";,"), content_type.size());
  const auto essence = trimmed(content_type.substr(0, end));
  const auto slash = essence.find('/');
  if (slash != std::string_view::npos && slash > 0 && slash + 1 < essence.size() &&
      essence.find_first_of(" \t") == std::string_view::npos)
    type.essence = lowered(essence);
  auto rest = content_type.substr(std::min(end + 1, content_type.size()));
  while (!rest.empty()) {
    const auto equals = rest.find_first_of("=;");
    if (equals == std::string_view::npos) break;
    const auto name = trimmed(rest.substr(0, equals));
    const bool has_value = rest[equals] == '=';
    rest.remove_prefix(equals + 1);
    if (!has_value) continue;
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    const auto value = take_value(rest);
    if (same_name(name, "charset") && type.charset.empty()) type.charset = lowered(trimmed(value));
  }
  return type;
}

}  // namespace matang::web
