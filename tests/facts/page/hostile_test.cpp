#include <chrono>

#include "reading.hpp"

using namespace matang;
using namespace matang::facts;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("hostile pages cost linear time and bounded memory", "[facts][hostile]") {
  const std::vector<std::pair<std::string, std::string>> pages = {
      {"links", repeated("<a href=/a>x y</a> ", 60'000)},
      {"nesting", repeated("<div class=menu>", 5'000) + repeated("<a href=/a>x</a>", 5'000)},
      {"nested lists", repeated("<ul class=menu><li><a href=/x>x</a>", 2'000)},
      {"many menus", repeated("<ul class=menu><li><a href=/a>a</a><li><a href=/b>b</a></ul>", 20'000)},
      {"digits", "<p>Telp " + std::string(1'000'000, '1')},
      {"at signs", "<p>" + repeated("a@", 500'000)},
      {"brackets", "<p>" + repeated("[at] ", 200'000)},
      {"streets", "<p>" + repeated("Jl. A ", 200'000)},
      {"toggles", "<nav><ul>" + repeated("<li><a href=# class=menu-toggle>x</a>", 30'000)},
      {"holders", "<nav>" + repeated("<div class=dropdown>", 900) + repeated("<a href=/a>x</a>", 30'000)},
      {"documents", repeated("<div>", 900) + repeated("<a href=/a.pdf>Unduh</a>", 20'000)},
      {"forms", repeated("<form><input name=q></form>", 30'000)},
      {"classes", "<a href=# class='" + repeated("menu ", 200'000) + "'>x</a>"},
      {"keys", "<script>" + repeated("\"datePublished\":", 60'000) + "</script>"},
      {"NUL and nothing", std::string(1000, '\0')},
      {"broken bytes", "<p>\xff\xfe\xc3( \xe2\x82 Telp \xf0\x9f 0711 350000"}};
  for (const auto& [name, html] : pages) {
    INFO(name);
    const auto begin = std::chrono::steady_clock::now();
    const auto page = page_of(html);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));  // a blow-up takes minutes
    CHECK(page.readable);
    CHECK(page.links.size() <= 20'000);
    CHECK(page.channels.size() <= 2'010);
  }
  CHECK(page_of(repeated("<a href=/a>x</a> ", 30'000)).truncated);
}
