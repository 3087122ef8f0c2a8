#include "matang/web/pattern.hpp"

#include <string>

#include "support/catch.hpp"

using matang::web::fits_pattern;

TEST_CASE("a star fits any text, everything else itself", "[web]") {
  CHECK(fits_pattern("*", ""));
  CHECK(fits_pattern("a*c", "abbc"));
  CHECK(fits_pattern("a*b*c", "aXbYbZc"));
  CHECK(fits_pattern("a*b*c", "axx/bxxc"));
  CHECK_FALSE(fits_pattern("a*c", "abb"));
  CHECK_FALSE(fits_pattern("abc", "abcd"));
  CHECK_FALSE(fits_pattern("a", ""));
  CHECK_FALSE(fits_pattern("", "a"));
}

TEST_CASE("hostile patterns end soon", "[web]") {
  CHECK_FALSE(fits_pattern(std::string(2000, '*') + "b", std::string(20'000, 'a')));
  std::string stars;
  for (int i = 0; i < 200; ++i) stars += "a*";
  CHECK_FALSE(fits_pattern(stars + "b", std::string(2000, 'a')));
}
