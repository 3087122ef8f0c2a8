#pragma once
#include <cstdint>

namespace matang::rules {

/// Strong Kleene logic (Kleene 1952, §64).
enum class Truth : std::int8_t { no = -1, unknown = 0, yes = 1 };
constexpr Truth both(Truth a, Truth b) { return a < b ? a : b; }
constexpr Truth either(Truth a, Truth b) { return a < b ? b : a; }
constexpr Truth opposite(Truth a) { return static_cast<Truth>(-static_cast<int>(a)); }

}  // namespace matang::rules
