#include <set>

#include "source/crawling.hpp"
#include "support/catch.hpp"
#include "support/site_builder.hpp"

using namespace matang;
using namespace matang::source;
using capture::Purpose;
using matang::test::SiteBuilder;

namespace {

/// Hosts served on loopback under their own names.
CrawlOptions named(std::string_view seed, const std::map<std::string, std::string>& hosts, StaticServer& server) {
  CrawlOptions options = options_for(seed);
  options.allow_private = false;
  options.offline = true;
  for (const auto& [host, directory] : hosts) options.connect_to[host] = "127.0.0.1:" + std::to_string(server.port());
  return options;
}

struct Site {
  SiteBuilder main, sibling;
  std::map<std::string, std::string> hosts;
  std::optional<StaticServer> server;

  void serve() {
    hosts = {{"contohkab.go.id", main.root()}, {"ppid.contohkab.go.id", sibling.root()}};
    server.emplace(std::move(*StaticServer::start(hosts)));
  }
  CrawlOptions options() { return named("http://contohkab.go.id/", hosts, *server); }
};

const std::string base = "http://contohkab.go.id";

}  // namespace

TEST_CASE("a crawl asks for every page of the government once and accounts for every address", "[live]") {
  Site site;
  site.main
      .page("index.html", {"/a.html", "/b.html", "a.html#part", "http://ppid.contohkab.go.id/", "mailto:a@b.id",
                           "http://luar.example.com/", "/hilang.html", "/files/x.pdf"})
      .page("a.html", {"/", "/b.html"})
      .page("b.html", {"/c.html"})
      .page("c.html", {})
      .file("files/x.pdf", std::string(200'000, 'x'))
      .file("robots.txt", "User-agent: *\nDisallow: /rahasia/\nSitemap: http://contohkab.go.id/peta.xml\n")
      .file("peta.xml", "<urlset><url><loc>http://contohkab.go.id/tersembunyi.html</loc></url></urlset>")
      .page("tersembunyi.html", {"/rahasia/x.html", "/akun/logout"});
  site.sibling.page("index.html", {});
  site.serve();
  const Crawled result = crawl(site.options());

  CHECK(result.status(base + "/") == 200);
  CHECK(result.status(base + "/c.html") == 200);
  CHECK(result.of(base + "/c.html")->depth == 2);
  CHECK(result.of(base + "/c.html")->via->text() == base + "/b.html");
  CHECK(result.status("http://ppid.contohkab.go.id/") == 200);
  CHECK(result.status(base + "/hilang.html") == 404);
  CHECK(result.status(base + "/tersembunyi.html") == 200);
  CHECK(result.of(base + "/tersembunyi.html")->depth == 3);
  CHECK(result.unvisited(base + "/rahasia/x.html") == "robots");
  CHECK(result.unvisited(base + "/akun/logout") == "excluded_pattern");
  CHECK(result.unvisited("http://luar.example.com/") == "offline");
  REQUIRE(result.of(base + "/files/x.pdf"));
  CHECK(result.of(base + "/files/x.pdf")->response()->truncated);
  CHECK(result.of(base + "/files/x.pdf")->response()->body.size() == 65536);
  CHECK(result.of(base + "/files/x.pdf")->response()->headers.find("content-length") == "200000");
  CHECK(result.count(Purpose::probe) == 2);
  CHECK(result.count(Purpose::robots) == 2);
  CHECK(result.coverage.excluded == 1);
  CHECK(result.adds_up());
  REQUIRE(result.coverage.hosts.size() == 2);
  CHECK(result.coverage.hosts[0].robots_status == 200);
  CHECK(result.coverage.hosts[1].robots_status == 404);
  CHECK(result.coverage.hosts[0].tls == "none");
  std::set<std::string> once;
  for (const auto& [number, capture] : result.captures) CHECK(once.insert(capture.requested.text()).second);
}

TEST_CASE("redirects are captures of their own, and circles are failures", "[live]") {
  Site site;
  site.main.page("index.html", {"/lama", "/diri", "/satu", "/panjang0", "/luar"})
      .page("baru.html", {})
      .file(".redirects",
            "/lama /baru.html 301\n/diri /diri\n/satu /dua\n/dua /satu\n/luar http://luar.example.com/\n"
            "/panjang0 /panjang1\n/panjang1 /panjang2\n/panjang2 /panjang3\n/panjang3 /baru.html\n");
  site.serve();
  CrawlOptions options = site.options();
  options.limits.max_redirects = 2;
  const Crawled result = crawl(options);
  CHECK(result.status(base + "/lama") == 301);
  REQUIRE(result.of(base + "/baru.html"));
  CHECK(result.of(base + "/baru.html")->redirected_from->text() == base + "/lama");
  CHECK(result.of(base + "/baru.html")->depth == 1);
  CHECK(result.failure(base + "/diri") == "redirect_loop");
  CHECK(result.status(base + "/satu") == 302);
  CHECK(result.failure(base + "/dua") == "redirect_loop");
  CHECK(result.failure(base + "/panjang2") == "too_many_redirects");
  CHECK(result.of(base + "/panjang3") == nullptr);
  CHECK(result.status(base + "/luar") == 302);
  CHECK(result.unvisited("http://luar.example.com/") == "offline");
  CHECK(result.adds_up());
}

TEST_CASE("menus are asked for first, and limits are accounted for", "[live]") {
  Site site;
  std::string front;
  for (int i = 0; i < 20; ++i) front += "<a href=\"/berita" + std::to_string(i) + ".html\">x</a>";
  for (int i = 0; i < 3; ++i) front += "<a href=\"/menu" + std::to_string(i) + ".html\" class=nav>x</a>";
  site.main.file("index.html", front);
  for (int i = 0; i < 3; ++i) site.main.page("menu" + std::to_string(i) + ".html", {"/dalam.html"});
  site.main.page("dalam.html", {"/lebih-dalam.html"});
  site.serve();

  SECTION("pages") {
    CrawlOptions options = site.options();
    options.limits.max_pages = 4;
    const Crawled result = crawl(options);
    CHECK(result.status(base + "/menu2.html") == 200);
    CHECK(result.unvisited(base + "/berita0.html") == "limit_pages");
    CHECK(result.count(Purpose::page) == 4);
    CHECK(result.adds_up());
  }
  SECTION("depth") {
    CrawlOptions options = site.options();
    options.limits.max_depth = 2;
    const Crawled result = crawl(options);
    CHECK(result.status(base + "/dalam.html") == 200);
    CHECK(result.unvisited(base + "/lebih-dalam.html") == "limit_depth");
    CHECK(result.adds_up());
  }
}

TEST_CASE("the same answers give the same captures under the same numbers", "[live]") {
  Site site;
  for (int i = 0; i < 60; ++i) {
    std::string body;
    for (int k = 1; k <= 5; ++k) body += "<a href=\"/p" + std::to_string((i * 7 + k * 11) % 60) + ".html\">x</a>";
    site.main.file(i == 0 ? "index.html" : "p" + std::to_string(i) + ".html", body);
  }
  site.sibling.page("index.html", {"/x", "http://contohkab.go.id/p3.html"});
  site.main.page("p30.html", {"http://ppid.contohkab.go.id/"});
  site.serve();
  CrawlOptions options = site.options();
  options.limits.max_pages = 40;
  const auto outline = [](const Crawled& crawled) {
    std::string text;
    for (const auto& [number, c] : crawled.captures)
      text += std::to_string(number) + ' ' + c.requested.text() + ' ' + std::to_string(c.depth) + ' ' +
              (c.via ? c.via->text() : "") + '\n';
    return text;
  };
  const std::string first = outline(crawl(options));
  for (int i = 0; i < 4; ++i) {
    options.workers = 1 + i;
    options.manners.concurrency = 1 + 3 * i;
    CHECK(outline(crawl(options)) == first);
  }
}

TEST_CASE("an archive read back gives the captures and the account of the crawl that wrote it", "[live][archive]") {
  Site site;
  site.main.page("index.html", {"/a.html", "/lama", "/hilang", "http://ppid.contohkab.go.id/"})
      .page("a.html", {})
      .file(".redirects", "/lama /a.html\n");
  site.sibling.page("index.html", {});
  site.serve();
  test::TemporaryDirectory directory;
  const std::string path = (directory.path() / "c.warc.gz").string();
  auto writer = capture::WarcWriter::create(path, "matang-test", "run-1");
  REQUIRE(writer);
  const Crawled live = crawl(site.options(), &*writer);

  auto source = archive(path, 2);
  REQUIRE(source);
  Crawled again;
  std::mutex mutex;
  again.coverage = (*source)->run(keep_in(again, mutex));
  CHECK(again.coverage == live.coverage);
  CHECK(again.captures == live.captures);
}

TEST_CASE("an archive that is none is the user's problem", "[archive]") {
  test::TemporaryDirectory directory;
  test::write_file(directory.path() / "x.warc.gz", "hello");
  CHECK_FALSE(archive((directory.path() / "x.warc.gz").string(), 1));
  CHECK_FALSE(archive((directory.path() / "none.warc").string(), 1));
}

TEST_CASE("a stop ends the crawl at once and everything is accounted for", "[live]") {
  Site site;
  std::string front;
  for (int i = 0; i < 300; ++i) front += "<a href=\"/p" + std::to_string(i) + ".html\">x</a>";
  site.main.file("index.html", front);
  site.serve();
  CrawlOptions options = site.options();
  options.manners.rate = 50;
  std::atomic<bool> stop{false};
  const auto began = std::chrono::steady_clock::now();
  const Crawled result = crawl(options, nullptr, &stop, [&](const Progress& p) { stop = stop || p.pages_done > 3; });
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{4});
  CHECK(result.coverage.interrupted);
  CHECK(result.coverage.unvisited.size() > 200);
  CHECK(result.coverage.unvisited[0].why == capture::Unvisited::interrupted);
  CHECK(result.adds_up());
}

TEST_CASE("a private address is not connected to unless it is allowed", "[live]") {
  Site site;
  site.serve();
  CrawlOptions options = options_for("http://127.0.0.1:" + std::to_string(site.server->port()) + "/");
  options.allow_private = false;
  const Crawled result = crawl(options);
  CHECK(result.failure(options.seed.text()) == "address_forbidden");
  CHECK(result.adds_up());
}

TEST_CASE("an error of the reader ends the crawl", "[live]") {
  Site site;
  site.main.page("index.html", {"/a.html"});
  site.serve();
  const auto source = live_site(site.options(), nullptr, nullptr, {});
  CHECK_THROWS_AS(
      source->run([](const capture::Capture&) -> std::vector<Onward> { throw std::runtime_error("disk full"); }),
      std::runtime_error);
}
