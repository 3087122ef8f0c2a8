#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace matang::web {

/// HTTP header fields in the order they came, names as sent. Look-ups ignore case (RFC 9110 §5.1).
struct Headers {
  std::vector<std::pair<std::string, std::string>> fields;

  std::optional<std::string_view> find(std::string_view name) const;  ///< the first of that name
  std::vector<std::string_view> all(std::string_view name) const;
  friend bool operator==(const Headers&, const Headers&) = default;
};

/// A Content-Type taken apart: "text/html; charset=UTF-8" → {"text/html", "utf-8"}; both lower case, either may be empty.
struct MediaType {
  std::string essence;
  std::string charset;
  friend bool operator==(const MediaType&, const MediaType&) = default;
};
MediaType parse_media_type(std::string_view content_type);

}  // namespace matang::web
