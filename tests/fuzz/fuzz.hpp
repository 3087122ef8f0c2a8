#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// What libFuzzer and replay.cpp call. One definition an executable.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace matang::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The first line apart from the rest: targets that need two inputs take them from one file.
struct Split {
  std::string_view first, rest;
};
inline Split split_line(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return {text, {}};
  return {text.substr(0, end), text.substr(end + 1)};
}

/// What must hold for any input, also where assert is compiled out. A debugger or sanitizer shows the caller.
inline void promise(bool holds) {
  if (!holds) std::abort();
}

}  // namespace matang::fuzz
