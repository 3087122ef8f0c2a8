#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace matang {

/// The contract's spellings of an enumeration, in enumerator order: specialise beside the enum.
///   template <> inline constexpr auto spellings<Place> = std::array<std::string_view, 4>{"header", "main", "aside", "footer"};
template <class E>
inline constexpr auto spellings = std::array<std::string_view, 0>{};

template <class E>
constexpr std::string_view spelling(E value) { return spellings<E>.at(static_cast<std::size_t>(value)); }

template <class E>
constexpr std::optional<E> from_spelling(std::string_view text) {
  for (std::size_t i = 0; i < spellings<E>.size(); ++i)
    if (spellings<E>[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace matang
