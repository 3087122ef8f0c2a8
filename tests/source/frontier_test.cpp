#include "source/live/frontier.hpp"

#include "support/catch.hpp"

using namespace matang;
using namespace matang::source;

namespace {
web::Url url(std::string_view text) { return *web::Url::parse("https://a.go.id/" + std::string(text)); }
const auto any = [](const std::string&) { return true; };
std::string all(Frontier& frontier) {
  std::string text;
  while (const auto depth = frontier.next_depth()) {
    const auto target = frontier.take(*depth, any, false);
    if (!target) break;
    text += std::string(target->url.path().substr(1)) + std::to_string(target->depth) + ' ';
  }
  return text;
}
}  // namespace

TEST_CASE("the order is by depth, then redirects, menus, pages, documents, and sitemaps last", "[frontier]") {
  Frontier f;
  f.add({.url = url("s"), .from_sitemap = true}, "a");
  f.add({.url = url("d.pdf"), .depth = 1}, "a");
  f.add({.url = url("q"), .depth = 2, .navigation = true}, "a");
  f.add({.url = url("p1"), .depth = 1}, "a");
  f.add({.url = url("p2"), .depth = 1}, "b");
  f.add({.url = url("m"), .depth = 1, .navigation = true}, "b");
  f.add({.url = url("r"), .depth = 1, .hops = 1}, "a");
  CHECK(f.queued() == 7);
  CHECK(all(f) == "r1 m1 p11 p21 d.pdf1 q2 s3 ");
}

TEST_CASE("an address is queued once; a link brings one from a sitemap forward", "[frontier]") {
  Frontier f;
  CHECK(f.add({.url = url("x"), .from_sitemap = true}, "a"));
  CHECK_FALSE(f.add({.url = url("x"), .from_sitemap = true}, "a"));
  CHECK(f.add({.url = url("y"), .depth = 3}, "a"));
  CHECK(f.add({.url = url("x#part"), .depth = 2}, "a"));
  CHECK_FALSE(f.add({.url = url("x"), .depth = 1}, "a"));
  CHECK(f.queued() == 2);
  CHECK(all(f) == "x2 y3 ");
  CHECK_FALSE(f.add({.url = url("x"), .depth = 1}, "a"));
}

TEST_CASE("hosts that are not ready wait, and only redirects pass a limit", "[frontier]") {
  Frontier f;
  f.add({.url = url("x"), .depth = 1}, "a");
  f.add({.url = url("y"), .depth = 1}, "b");
  f.add({.url = url("z"), .depth = 1, .hops = 2}, "b");
  CHECK(f.take(
             1, [](const std::string& host) { return host == "a"; }, false)
            ->url == url("x"));
  CHECK_FALSE(f.take(
      1, [](const std::string& host) { return host == "a"; }, false));
  CHECK_FALSE(f.take(0, any, false));
  CHECK(f.take(1, any, true)->url == url("z"));
  CHECK_FALSE(f.take(1, any, true));
  CHECK(f.queued() == 1);
}

TEST_CASE("every address met is accounted for", "[frontier]") {
  Frontier f;
  f.add({.url = url("z-later"), .depth = 1, .navigation = true}, "a");
  f.add({.url = url("first"), .depth = 0}, "a");
  f.settle(f.take(0, any, false)->url, Fate::captured);
  CHECK(f.note(url("mail"), Fate::excluded));
  CHECK_FALSE(f.note(url("mail"), Fate::excluded));
  CHECK(f.note(url("dead"), Fate::failed));
  CHECK(f.note_unvisited({.url = url("a-trap"), .via = url("first"), .depth = 4}, capture::Unvisited::trap));
  f.close(capture::Unvisited::limit_pages);
  capture::Coverage c;
  f.report(c);
  CHECK(c.seen == 5);
  CHECK(c.captured == 1);
  CHECK(c.failed == 1);
  CHECK(c.excluded == 1);
  REQUIRE(c.unvisited.size() == 2);
  CHECK(c.unvisited[0] == capture::UnvisitedUrl{url("a-trap"), capture::Unvisited::trap, url("first"), 4, false});
  CHECK(c.unvisited[1] == capture::UnvisitedUrl{url("z-later"), capture::Unvisited::limit_pages, web::Url{}, 1, true});
}
