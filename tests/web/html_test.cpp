#include "matang/web/html.hpp"

#include <chrono>

#include "support/catch.hpp"

using matang::web::Html;
using matang::web::Node;

namespace {
std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}
std::uint32_t find(const Html& page, std::string_view tag) {
  for (std::uint32_t i = 0; i < page.nodes().size(); ++i)
    if (page.node(i).tag == tag) return i;
  return Html::none;
}
}  // namespace

TEST_CASE("a page is a preorder list of nodes", "[html]") {
  const auto page =
      Html::parse("<!--top--><title>T</title>\n<body><P CLASS='a b'>x &amp; <b>y</b>\n</p><img alt=z><p>q");
  const auto p = find(page, "p");
  REQUIRE(p != Html::none);
  CHECK(page.node(0).tag == "html");
  CHECK(page.node(0).parent == Html::none);
  CHECK(page.node(0).end == page.nodes().size());
  CHECK(page.node(1).kind == Node::Kind::comment);
  CHECK(page.node(p).line == 2);
  CHECK(page.has_class(p, "b"));
  CHECK_FALSE(page.has_class(p, "a b"));
  CHECK_FALSE(page.has_class(p, "c"));
  CHECK(page.text_of(p) == "x & y");
  CHECK(page.attribute(find(page, "img"), "alt") == "z");
  CHECK_FALSE(page.attribute(p, "alt"));
  CHECK(page.node(page.next_sibling(p)).tag == "img");
  CHECK(page.first_child(find(page, "img")) == Html::none);
  CHECK_FALSE(page.truncated());
  for (std::uint32_t i = 1; i < page.nodes().size(); ++i) {
    CHECK(page.node(i).parent < i);
    CHECK(page.node(i).end <= page.node(page.node(i).parent).end);
  }
}

TEST_CASE("text is what a reader sees", "[html]") {
  struct Row {
    std::string html, text;
  };
  const auto row = GENERATE(values<Row>({
      {"a<b>b</b>c", "abc"},
      {"<ul><li>a<li>b</ul>c", "a b c"},
      {"a<br>b", "a b"},
      {"a&nbsp; \n b", "a b"},
      {"a<script>x</script><style>y</style><noscript>z</noscript><template>t</template>b", "ab"},
      {"co&shy;op", "coop"},
      {"<table><tr><td>1<td>2</table>", "1 2"},
  }));
  INFO(row.html);
  CHECK(Html::parse(row.html).text_of(0) == row.text);
}

TEST_CASE("names are lower case, foreign ones too", "[html]") {
  const auto page = Html::parse("<svg viewBox='0 0 1 1'><foreignObject/><use xlink:href='#a'/></svg><My-Tag>");
  CHECK(page.attribute(find(page, "svg"), "viewbox") == "0 0 1 1");
  CHECK(find(page, "foreignobject") != Html::none);
  CHECK(page.attribute(find(page, "use"), "xlink:href") == "#a");
  CHECK(find(page, "my-tag") != Html::none);
}

TEST_CASE("hostile pages end soon and say that they were cut", "[html]") {
  struct Row {
    std::string name, html;
  };
  const auto row = GENERATE(values<Row>({
      {"5,000 levels", repeat("<div>", 5'000) + "x"},
      {"a million levels", repeat("<div>", 1'000'000)},
      {"spans around divisions", repeat("<span><div></span>", 300'000)},
      {"formatting left open", repeat("<b><div></b>", 200'000)},
      {"formatting with attributes",
       [] {
         std::string s;
         for (int i = 0; i < 2000; ++i) s += "<font x=" + std::to_string(i) + ">";
         return s + repeat("<p>x", 300'000);
       }()},
      {"attributes", "<a" +
                         [] {
                           std::string s;
                           for (int i = 0; i < 300'000; ++i) s += " a" + std::to_string(i);
                           return s;
                         }() +
                         ">"},
      {"foreign", repeat("<svg><foreignObject>", 100'000) + repeat("<x/>", 100'000) + repeat("<hr>", 100'000)},
      {"tables", repeat("<table><tr><td></div>", 100'000)},
      {"scope barriers", repeat("<div><object></div>", 100'000)},
  }));
  INFO(row.name);
  const auto before = std::chrono::steady_clock::now();
  const auto page = Html::parse(row.html);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(60));
  CHECK(page.truncated());
  CHECK(page.nodes().size() <= 2'000'000);
}

TEST_CASE("ordinary pages are not cut, however long", "[html]") {
  struct Row {
    std::string name, html;
    std::string tag;
    std::size_t count;
  };
  const auto row = GENERATE(values<Row>({
      {"links", repeat("<a href=x>x</a>", 1'000'000), "a", 500'000},
      {"open list items", "<ul>" + repeat("<li>x", 20'000), "li", 20'000},
      {"open cells", "<table>" + repeat("<tr><td>x<td><b>y", 20'000), "tr", 20'000},
      {"open paragraphs with open bold", repeat("<p><b>x", 5'000), "p", 5'000},
      {"options", "<select>" + repeat("<option>x", 5'000), "option", 5'000},
      {"comments", repeat("<!-- a --><i>x</i>", 100'000), "i", 100'000},
  }));
  INFO(row.name);
  const auto page = Html::parse(row.html);
  std::size_t count = 0;
  for (const auto& n : page.nodes()) count += n.tag == row.tag;
  CHECK(count >= row.count);
  CHECK((row.tag == "a" || !page.truncated()));
}

TEST_CASE("the node and depth limits hold and are told", "[html]") {
  const auto page = Html::parse(repeat("<i>x</i>", 100), {1000, 50});
  CHECK(page.nodes().size() == 50);
  CHECK(page.truncated());
  const auto deep = Html::parse(repeat("<div>", 20) + "x", {10, 1000});
  CHECK(deep.truncated());
  CHECK(Html::parse("").nodes().size() == 3);
}
