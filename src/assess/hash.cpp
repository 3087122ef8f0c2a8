#include "assess/hash.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace matang::assess {
namespace {

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  }
  return hash;
}

}  // namespace

std::string stable_id(std::string_view kind, std::string_view subject) {
  std::uint64_t hash = mix(0xcbf29ce484222325ULL, kind);
  hash = mix(hash, std::string_view("\0", 1));  // so that ("a", "bc") and ("ab", "c") differ
  return fmt::format("{:016x}", mix(hash, subject));
}

}  // namespace matang::assess
