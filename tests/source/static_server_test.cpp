#include "source/static_site.hpp"
#include "support/catch.hpp"
#include "support/site_builder.hpp"

using namespace matang;
using namespace matang::source;
using matang::test::SiteBuilder;

TEST_CASE("a directory answers as a web server would", "[static]") {
  SiteBuilder builder;
  builder.file("index.html", "front")
      .file("dir/index.html", "sub")
      .file("empty/x.txt", "t")
      .file("a b.pdf", "%PDF")
      .file("index.php?id=3", "three")
      .file(".rahasia", "no")
      .file("rusak.html", "x")
      .file("tua.html", "y")
      .file(".redirects", "# lama\n/lama /baru 301\n/q?x=1 /baru\n")
      .file(".status", "/rusak.html 500\n/mati 503\n")
      .file(".headers",
            "/tua.html Last-Modified: Thu, 01 Dec 2022 00:00:00 GMT\n/dir/ Content-Type: text/html; charset=utf-8\n");
  const auto site = StaticSite::load(builder.root());
  REQUIRE(site);
  struct Row {
    std::string target;
    int status;
    std::string body, name, value;
  };
  const std::vector<Row> rows{{"/", 200, "front", "Content-Type", "text/html"},
                              {"/?x=1", 200, "front", "", ""},
                              {"/dir", 301, "", "Location", "/dir/"},
                              {"/dir/", 200, "sub", "Content-Type", "text/html; charset=utf-8"},
                              {"/empty/", 404, "*", "", ""},
                              {"/a%20b.pdf", 200, "%PDF", "Content-Type", "application/pdf"},
                              {"/index.php?id=3", 200, "three", "Content-Type", "text/html"},
                              {"/index.php?id=4", 404, "*", "", ""},
                              {"/.rahasia", 404, "*", "", ""},
                              {"/../x", 404, "*", "", ""},
                              {"/%2e%2e/%2e%2e/etc/passwd", 404, "*", "", ""},
                              {"//etc/passwd", 404, "*", "", ""},
                              {"/%00", 404, "*", "", ""},
                              {"/%", 404, "*", "", ""},
                              {"/lama", 301, "", "Location", "/baru"},
                              {"/q?x=1", 302, "", "Location", "/baru"},
                              {"/rusak.html", 500, "x", "", ""},
                              {"/mati", 503, "*", "", ""},
                              {"/tua.html", 200, "y", "Last-Modified", "Thu, 01 Dec 2022 00:00:00 GMT"}};
  for (const Row& row : rows) {
    INFO(row.target);
    const StaticAnswer answer = site->answer(row.target);
    CHECK(answer.status == row.status);
    if (row.body != "*") CHECK(answer.body == row.body);
    std::string value;
    for (const auto& [name, v] : answer.headers)
      if (name == row.name) value = v;
    CHECK(value == row.value);
  }
}

TEST_CASE("a site may have its own page for what is missing, with 404 or, wrongly, 200", "[static]") {
  SiteBuilder hard, soft;
  hard.file("404.html", "tidak ada");
  soft.file("404.html", "tidak ada").file(".status", "* 200\n");
  CHECK(StaticSite::load(hard.root())->answer("/x").status == 404);
  CHECK(StaticSite::load(soft.root())->answer("/x").status == 200);
  CHECK(StaticSite::load(soft.root())->answer("/x").body == "tidak ada");
}

TEST_CASE("nothing outside the directory is served through a link", "[static]") {
  SiteBuilder inside, outside;
  outside.file("rahasia.html", "secret");
  inside.file("index.html", "front");
  std::filesystem::create_symlink(outside.root(), inside.root() + "/keluar");
  CHECK(StaticSite::load(inside.root())->answer("/keluar/rahasia.html").status == 404);
}

TEST_CASE("wrong site files are problems with their lines", "[static]") {
  SiteBuilder builder;
  builder.file(".redirects", "/a /b\n/only\n/x /y 200\n")
      .file(".status", "/a many\n")
      .file(".headers", "/a NoColon x\n");
  const auto site = StaticSite::load(builder.root());
  REQUIRE_FALSE(site);
  REQUIRE(site.error().size() == 4);
  CHECK(site.error()[0].where.line == 2);
  CHECK(site.error()[1].where.line == 3);
  CHECK_FALSE(StaticSite::load(builder.root() + "/none"));
}
