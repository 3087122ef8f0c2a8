#include "support/nginx.hpp"

#include "matang/web/content_coding.hpp"
#include "source/crawling.hpp"
#include "support/catch.hpp"
#include "support/site_builder.hpp"

using namespace matang;
using namespace matang::source;

TEST_CASE("a site on a real nginx is crawled whole, compressed pages too", "[nginx]") {
  test::SiteBuilder site;
  std::string front;
  for (int i = 0; i < 200; ++i) {
    site.page("p" + std::to_string(i) + ".html", {"/", "/p0.html"});
    front += "<a href=\"/p" + std::to_string(i) + ".html\">x</a>\n";
  }
  front += "<a href=\"/dir\">x</a><a href=\"/terbatas/\">x</a><a href=\"/besar.pdf\">x</a>";
  site.file("index.html", front)
      .page("dir/index.html", {})
      .file("besar.pdf", std::string(2'000'000, 'x'))
      .page("terbatas/index.html", {});
  const auto nginx = test::Nginx::start(
      "root " + site.root() +
      ";\ngzip on;\ngzip_min_length 10;\n"
      "location /terbatas/ { return 403; }\nlocation = /kosong { return 444; }\nkeepalive_requests 50;\n");
  if (test::skip_without(nginx != nullptr, "nginx")) return;
  const std::string base = "http://127.0.0.1:" + std::to_string(nginx->port());
  test::TemporaryDirectory directory;
  const std::string path = (directory.path() / "c.warc.gz").string();
  auto writer = capture::WarcWriter::create(path, "matang-test", "run");
  REQUIRE(writer);
  const Crawled result = crawl(options_for(base + "/"), &*writer);
  CHECK(result.count(capture::Purpose::page) == 205);
  CHECK(result.status(base + "/dir") == 301);
  CHECK(result.status(base + "/dir/") == 200);
  CHECK(result.status(base + "/terbatas/") == 403);
  REQUIRE(result.of(base + "/besar.pdf"));
  CHECK(result.of(base + "/besar.pdf")->response()->truncated);
  const capture::Response* front_page = result.of(base + "/")->response();
  // Bodies stay coded: the archive keeps what came.
  CHECK(front_page->headers.find("content-encoding") == "gzip");
  CHECK(web::decode_content(front_page->body, "gzip", 1u << 20).bytes == front);
  CHECK(result.adds_up());

  auto source = archive(path, 2);
  REQUIRE(source);
  Crawled again;
  std::mutex mutex;
  again.coverage = (*source)->run([&](const capture::Capture& capture) {
    std::lock_guard lock(mutex);
    again.captures.emplace(capture.number, capture);
    return std::vector<Onward>{};
  });
  CHECK(again.captures == result.captures);
  CHECK(again.coverage == result.coverage);
}
