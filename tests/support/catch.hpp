#pragma once
// Every test includes this and nothing else of Catch2: it hides the difference between Catch2 2 (Debian 12) and 3
// (Debian 13).
#include <string>
#ifdef MATANG_CATCH2_V2
#include <catch2/catch.hpp>
using Catch::Matchers::Contains;
#else
#include <catch2/catch_all.hpp>
inline auto Contains(const std::string& text) { return Catch::Matchers::ContainsSubstring(text); }
using Catch::Approx;
#endif
