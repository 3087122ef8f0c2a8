#include "matang/web/robots.hpp"

#include "support/catch.hpp"

using matang::web::Robots;

TEST_CASE("rules decide as RFC 9309 says", "[robots]") {
  struct Row {
    std::string clause, text, path;
    bool allowed;
  };
  const auto row = GENERATE(values<Row>({
      {"§2.2.1 no group", "User-agent: other\nDisallow: /", "/x", true},
      {"§2.2.1 star", "User-agent: *\nDisallow: /", "/x", false},
      {"§2.2.1 ours beats star", "User-agent: *\nDisallow: /\nUser-agent: MaTang\nAllow: /", "/x", true},
      {"§2.2.1 ours, empty", "User-agent: *\nDisallow: /\n\nUser-agent: matang\nDisallow:\n", "/x", true},
      {"§2.2.1 merged",
       "User-agent: matang\nDisallow: /a\nUser-agent: b\nDisallow: /b\nUser-agent: matang\nDisallow: /c", "/c", false},
      {"§2.2.1 merged, first",
       "User-agent: matang\nDisallow: /a\nUser-agent: b\nDisallow: /b\nUser-agent: matang\nDisallow: /c", "/a", false},
      {"§2.2.1 version", "User-agent: matang/1.0\nDisallow: /a", "/a", false},
      {"§2.2.1 no prefix", "User-agent: matangbot\nDisallow: /a", "/a", true},
      {"§2.1 several agents", "User-agent: b\nUser-agent: matang\nDisallow: /a", "/a", false},
      {"§2.2.2 longest", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
      {"§2.2.2 tie", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},
      {"§2.2.2 case", "User-agent: *\nDisallow: /A", "/a", true},
      {"§2.2.2 encoded", "User-agent: *\nDisallow: /foo/bar?baz=http://foo.bar", "/foo/bar?baz=http://foo.bar", false},
      {"§2.2.2 unicode", "User-agent: *\nDisallow: /foo/bar/\xE3\x83\x84", "/foo/bar/%E3%83%84", false},
      {"§2.2.2 unreserved", "User-agent: *\nDisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false},
      {"§2.2.2 hex case", "User-agent: *\nDisallow: /%e3", "/%E3", false},
      {"§2.2.2 slash stays", "User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
      {"§2.2.3 comment", "User-agent: * # all\nDisallow: /a # x", "/a", false},
      {"§2.2.3 dollar", "User-agent: *\nDisallow: /a$", "/ab", true},
      {"§2.2.3 dollar end", "User-agent: *\nDisallow: /a$", "/a", false},
      {"§2.2.3 star", "User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false},
      {"§2.2.3 star end", "User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true},
      {"§2.2.3 stars", "User-agent: *\nDisallow: /a*b*c", "/axxbyyc/z", false},
      {"§2.2.3 literal star", "User-agent: *\nDisallow: /file-with-a-%2A.html", "/file-with-a-*.html", false},
      {"§2.2.3 literal star only", "User-agent: *\nDisallow: /a-%2A", "/a-x", true},
      {"§2.2.4 sitemap inside", "User-agent: matang\nSitemap: http://x/s\nDisallow: /a", "/a", false},
      {"§2.2.4 other between agents", "User-agent: matang\nCrawl-delay: 1\nUser-agent: b\nDisallow: /a", "/a", false},
      {"§2.2.2 robots.txt", "User-agent: *\nDisallow: /", "/robots.txt", true},
      {"rules before a group", "Disallow: /\nUser-agent: *\nDisallow: /b", "/a", true},
      {"§2.2.3 dollar inside", "User-agent: *\nDisallow: /a$b", "/a$b", false},
      {"§2.2.3 encoded dollar", "User-agent: *\nDisallow: /a%24", "/a$", false},
      {"§2.2.3 encoded dollar is no end", "User-agent: *\nDisallow: /a%24", "/a", true},
      {"§2.2.2 longest counts octets", "User-agent: *\nDisallow: /*.php\nAllow: /page", "/page.php", false},
      {"§2.2.2 query", "User-agent: *\nDisallow: /*?", "/a?b", false},
      {"empty disallow ends the names", "User-agent: matang\nDisallow:\nUser-agent: b\nDisallow: /", "/a", true},
      {"blank before the colon", "user-agent : *\ndisallow : /a", "/a", false},
      {"bom, cr", "\xEF\xBB\xBFUser-agent: *\rDisallow: /a\r", "/a", false},
      {"no colon", "User-agent: *\nDisallow /", "/a", true},
      {"html", "<html><body>404</body></html>", "/a", true},
  }));
  INFO(row.clause);
  CHECK(Robots::parse(row.text, "matang").allows(row.path) == row.allowed);
}

TEST_CASE("robots.txt also names delays and sitemaps", "[robots]") {
  const auto robots = Robots::parse(
      "User-agent: *\nCrawl-delay: 1.5\nDisallow: /\nSitemap: https://a.id/s.xml # x\nsitemap:/t.xml", "matang");
  CHECK(robots.crawl_delay() == std::chrono::milliseconds(1500));
  CHECK(robots.sitemaps() == std::vector<std::string>{"https://a.id/s.xml", "/t.xml"});
  CHECK(robots.forbids_everything());
  CHECK(Robots::parse("User-agent: *\nCrawl-delay: 99999999999999999999", "m").crawl_delay() ==
        std::chrono::seconds(60));
  CHECK_FALSE(Robots::parse("User-agent: *\nCrawl-delay: -1", "m").crawl_delay());
  CHECK_FALSE(Robots::parse("User-agent: *\nDisallow: /\nAllow: /a", "m").forbids_everything());
  CHECK(Robots::disallow_all().forbids_everything());
  CHECK_FALSE(Robots::disallow_all().allows("/"));
  CHECK(Robots::allow_all().allows("/"));
}

TEST_CASE("robots.txt is read up to 500 KiB, whole lines only", "[robots]") {
  std::string text = "User-agent: *\n";
  while (text.size() < 500 * 1024 - 11) text += '#';
  text[500 * 1024 - 12] = '\n';
  CHECK(Robots::parse(text + "Disallow: /private\n", "m").allows("/x"));
}

TEST_CASE("many stars cost no more than the path", "[robots]") {
  std::string pattern = "/";
  for (int i = 0; i < 100'000; ++i) pattern += "*a";
  CHECK(Robots::parse("User-agent: *\nDisallow: " + pattern + "b", "m").allows("/" + std::string(8000, 'a')));
}
