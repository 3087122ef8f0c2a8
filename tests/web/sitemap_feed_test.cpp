#include "matang/web/date.hpp"
#include "matang/web/sitemap.hpp"
#include "support/catch.hpp"

using namespace matang::web;

TEST_CASE("a sitemap gives its pages and children", "[sitemap]") {
  const auto map = parse_sitemap(R"(<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY x "y">]>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><!-- <url><loc>no</loc></url> -->
<url><loc> http://a.id/?a=1&amp;b=2 </loc><image:image><image:loc>http://a.id/i.png</image:loc></image:image><lastmod>2022-12-05T10:00:00+07:00</lastmod></url>
<url><loc><![CDATA[http://a.id/&]]></loc><lastmod>2022</lastmod></url><url/><url><loc>http://a.id/open</loc></urlset>)");
  REQUIRE(map.pages.size() == 3);
  CHECK(map.pages[0].loc == "http://a.id/?a=1&b=2");
  CHECK(to_text(*map.pages[0].lastmod) == "2022-12-05");
  CHECK(map.pages[1].loc == "http://a.id/&");
  CHECK_FALSE(map.pages[1].lastmod);
  CHECK(map.pages[2].loc == "http://a.id/open");
  const auto index =
      parse_sitemap("<s:sitemapindex><s:sitemap><s:loc>http://a.id/1.xml.gz</s:loc></s:sitemap></s:sitemapindex>");
  CHECK(index.sitemaps == std::vector<std::string>{"http://a.id/1.xml.gz"});
  const auto lines = parse_sitemap("http://a.id/1\r\nnonsense\nhttps://a.id/2");
  CHECK(lines.pages.size() == 2);
  CHECK(parse_sitemap("http://a.id/1\nhttp://a.id/2\nhttp://a.id/3", 2).truncated);
  CHECK(parse_sitemap("").pages.empty());
}

TEST_CASE("the three kinds of feed are read", "[feed]") {
  const auto rss = parse_feed(R"(<rss><channel><title>C</title><link>http://a.id</link><pubDate>x</pubDate>
<item><title><![CDATA[A &#8211; B]]></title><link>http://a.id/1</link><guid isPermaLink="false">9</guid><pubDate>Mon, 05 Dec 2022 23:10:00 +0700</pubDate>
<media:content><media:title>M</media:title></media:content></item><item><guid>http://a.id/2</guid><dc:date>2022-12-06</dc:date></item></channel></rss>)");
  REQUIRE(rss);
  REQUIRE(rss->items.size() == 2);
  CHECK(rss->items[0].title == "A – B");
  CHECK(rss->items[0].link == "http://a.id/1");
  CHECK(to_text(*rss->items[0].published) == "2022-12-05");
  CHECK(rss->items[1].link == "http://a.id/2");
  CHECK(to_text(*rss->items[1].published) == "2022-12-06");
  const auto rdf = parse_feed(
      R"(<rdf:RDF><channel rdf:about="x"/><item rdf:about="http://a.id/3"><title>T</title></item></rdf:RDF>)");
  REQUIRE(rdf);
  REQUIRE(rdf->items.size() == 1);
  CHECK(rdf->items[0].link == "http://a.id/3");
  const auto atom = parse_feed(
      R"(<feed><entry><link rel="edit" href="http://a.id/e"/><link href="http://a.id/4"/><title type="html">a &amp;amp; b</title>
<published>2022-01-02T00:00:00Z</published><updated>2022-01-03T00:00:00Z</updated></entry></feed>)");
  REQUIRE(atom);
  REQUIRE(atom->items.size() == 1);
  CHECK(atom->items[0].link == "http://a.id/4");
  CHECK(atom->items[0].title == "a & b");
  CHECK(to_text(*atom->items[0].updated) == "2022-01-03");
}

TEST_CASE("what is no feed says so, and broken ones end", "[feed]") {
  CHECK_FALSE(parse_feed("<html><item><link>x</link></item></html>"));
  CHECK_FALSE(parse_feed("hello"));
  CHECK_FALSE(parse_feed(""));
  CHECK(parse_feed("<rss><channel><item><title>x")->items.size() == 1);
  std::string deep = "<rss>";
  for (int i = 0; i < 300'000; ++i) deep += "<item>";
  CHECK(parse_feed(deep)->items.size() == 5000);
  std::string open = "<rss>";
  for (int i = 0; i < 300'000; ++i) open += "<!DOCTYPE [";
  CHECK(parse_feed(open));
  std::string declarations;  // looking for what never comes must not start anew at each
  for (int i = 0; i < 300'000; ++i) declarations += "<!>";
  CHECK_FALSE(parse_feed(declarations));
  CHECK(parse_sitemap(declarations + "<url><loc>http://a.id/</loc></url>").pages.size() == 1);
}
