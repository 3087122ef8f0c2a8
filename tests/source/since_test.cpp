#include <filesystem>
#include <fstream>

#include "source/crawling.hpp"
#include "support/catch.hpp"
#include "support/fault_server.hpp"
#include "support/nginx.hpp"
#include "support/site_builder.hpp"

using namespace matang;
using namespace matang::source;
using capture::Purpose;

namespace {

std::shared_ptr<const capture::Earlier> earlier_of(const std::string& path) {
  auto earlier = capture::Earlier::open(path);
  REQUIRE(earlier);
  return std::make_shared<capture::Earlier>(std::move(*earlier));
}

Crawled crawl_into(const std::string& path, const CrawlOptions& options, std::string_view run) {
  auto writer = capture::WarcWriter::create(path, "matang-test", run);
  REQUIRE(writer);
  return crawl(options, &*writer);
}

Crawled read_back(const std::string& path) {
  auto source = archive(path, 2);
  REQUIRE(source);
  Crawled again;
  std::mutex mutex;
  again.coverage = (*source)->run([&](const capture::Capture& capture) {
    std::lock_guard lock(mutex);
    again.captures.emplace(capture.number, capture);
    return std::vector<Onward>{};
  });
  return again;
}

/// What facts are made of.
std::string seen(const capture::Capture& one) {
  const capture::Response* response = one.response();
  std::string text = one.requested.text() + ' ' + std::string(spelling(one.purpose)) + ' ' + std::to_string(one.depth);
  if (response)
    text += ' ' + std::to_string(response->status) + (response->truncated ? " cut " : " ") +
            std::string(response->headers.find("content-type").value_or("")) +
            std::string(response->headers.find("content-encoding").value_or("")) +
            std::string(response->headers.find("last-modified").value_or("")) + response->body;
  return text;
}

std::vector<std::string> all_seen(const Crawled& crawled) {
  std::vector<std::string> all;
  for (const auto& [number, one] : crawled.captures) all.push_back(std::to_string(number) + seen(one));
  return all;
}

std::vector<std::string> fetched_anew(const Crawled& crawled, Purpose purpose = Purpose::page) {
  std::vector<std::string> anew;
  for (const auto& [number, one] : crawled.captures)
    if (one.purpose == purpose && !one.not_modified) anew.emplace_back(one.requested.path());
  return anew;
}

}  // namespace

TEST_CASE("a second crawl of an unchanged site on a real nginx costs it almost nothing", "[since][nginx]") {
  test::SiteBuilder site;
  std::string front = "<p>" + std::string(20'000, 'x') + "</p>";
  for (int i = 0; i < 60; ++i) {
    const std::string name = "p" + std::to_string(i) + ".html";
    std::string text = "<h1>Halaman " + std::to_string(i) + "</h1>";
    unsigned noise = static_cast<unsigned>(i) + 1;  // no text that compresses to nothing
    for (int n = 0; n < 12'000; ++n)
      text += static_cast<char>('a' + (noise = noise * 1103515245u + 12345u) / 65536u % 26);
    site.file(name, text + "<a href=\"/\">Beranda</a>");
    front += "<a href=\"/" + name + "\">x</a>\n";
  }
  front += "<a href=\"/besar.pdf\">x</a><a href=\"/lama\">x</a>";
  site.file("index.html", front)
      .file("besar.pdf", std::string(300'000, 'y'))
      .file("robots.txt", "User-agent: *\nAllow: /\n")
      .file("sitemap.xml", "<urlset><url><loc>/p1.html</loc></url></urlset>");
  const auto nginx = test::Nginx::start("root " + site.root() +
                                        ";\ngzip on;\ngzip_min_length 10;\ngzip_types text/xml;\n"
                                        "location = /lama { return 301 /p3.html; }\n");
  if (test::skip_without(nginx != nullptr, "nginx")) return;
  const std::string base = "http://127.0.0.1:" + std::to_string(nginx->port());
  const test::TemporaryDirectory directory;
  const auto path = [&](int night) { return (directory.path() / (std::to_string(night) + ".warc.gz")).string(); };
  CrawlOptions options = options_for(base + "/");
  const Crawled first = crawl_into(path(1), options, "malam 1");
  CHECK(first.coverage.not_modified == 0);
  REQUIRE(first.count(Purpose::page) == 63);

  options.since = earlier_of(path(1));
  const Crawled second = crawl_into(path(2), options, "malam 2");
  CHECK(fetched_anew(second) == std::vector<std::string>{"/lama"});
  CHECK(fetched_anew(second, Purpose::robots).empty());
  CHECK(fetched_anew(second, Purpose::sitemap).empty());
  CHECK(second.coverage.not_modified == 64);
  REQUIRE(second.coverage.hosts.size() == 1);
  CHECK(second.coverage.hosts[0].not_modified == 64);
  CHECK(second.coverage.requests == first.coverage.requests);
  CHECK(second.coverage.bytes * 20 < first.coverage.bytes);
  CHECK(all_seen(second) == all_seen(first));

  SECTION("the new archive stands alone, and is an earlier capture itself") {
    std::filesystem::remove(path(1));
    const Crawled back = read_back(path(2));
    CHECK(back.captures == second.captures);
    CHECK(back.coverage == second.coverage);
    options.since = earlier_of(path(2));
    const Crawled third = crawl_into(path(3), options, "malam 3");
    CHECK(third.coverage.not_modified == 64);
    CHECK(all_seen(third) == all_seen(first));
    CHECK(std::filesystem::file_size(path(3)) < std::filesystem::file_size(path(2)) * 11 / 10);
    CHECK(read_back(path(3)).captures == third.captures);
  }
  SECTION("one page changed and one deleted: exactly those differ") {
    site.file("p7.html", "<h1>Baru</h1>");
    std::filesystem::remove(site.root() + "/p8.html");
    const Crawled after = crawl_into(path(3), options, "malam 3");
    CHECK(fetched_anew(after) == std::vector<std::string>{"/p7.html", "/p8.html", "/lama"});
    CHECK(after.status(base + "/p8.html") == 404);
    CHECK(after.of(base + "/p7.html")->response()->status == 200);
    options.since = nullptr;
    CHECK(all_seen(after) == all_seen(crawl(options)));
  }
  SECTION("other limits than then: what was cut is asked for again") {
    options.limits.max_body = 10'000;
    const Crawled after = crawl(options);
    CHECK(after.of(base + "/besar.pdf")->not_modified == std::nullopt);
    CHECK(after.of(base + "/p1.html")->response()->body.size() <= 10'000);
    options.since = nullptr;
    CHECK(all_seen(after) == all_seen(crawl(options)));
  }
  SECTION("a damaged earlier capture: the rest is used") {
    std::string bytes = test::read_whole(path(1));
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
    test::write_file(path(1), bytes);
    options.since = earlier_of(path(1));
    CHECK(options.since->damaged() > 0);
    const Crawled after = crawl(options);
    CHECK(after.coverage.not_modified >= 60);
    CHECK(after.coverage.not_modified < 64);
    CHECK(all_seen(after) == all_seen(first));
  }
  SECTION("an earlier capture that can no longer be read: pages are asked for in full") {
    std::filesystem::resize_file(path(1), 100);
    const Crawled after = crawl(options);
    CHECK(after.coverage.not_modified == 0);
    CHECK(all_seen(after) == all_seen(first));
    CHECK(after.adds_up());
  }
}

TEST_CASE("an ETag is sent to the very address it came from and to no other", "[since]") {
  using test::FaultLine;
  std::mutex mutex;
  std::map<std::string, std::string> asked;  // path → the whole request
  const auto keep = [&](const FaultLine& line) {
    std::lock_guard lock(mutex);
    const std::string& request = line.request();
    const auto blank = request.find(' ');
    asked[request.substr(blank + 1, request.find(' ', blank + 1) - blank - 1)] = request;
  };
  const auto page = [&](std::string etag, std::string body) {
    return [&keep, etag = std::move(etag), body = std::move(body)](const FaultLine& line) {
      keep(line);
      const bool same = line.request().find("If-None-Match: " + etag + "\r\n") != std::string::npos;
      line.send(same ? "HTTP/1.1 304 Not Modified\r\nConnection: close\r\nContent-Length: 0\r\nETag: " + etag +
                           "\r\n\r\n"
                     : test::http_answer("200 OK", "Content-Type: text/html\r\nETag: " + etag + "\r\n", body));
    };
  };
  test::FaultServer server({
      {"/", page("\"sama\"", "<a href=\"/a\">a</a><a href=\"/b\">b</a><a href=\"/c\">c</a><a href=\"/d\">d</a>")},
      {"/a", page("\"sama\"", "halaman a")},
      {"/b", page("\"b\"", "halaman b")},
      // 304 without having been asked: nothing to put in its place
      {"/c", [&](const FaultLine& line) { line.send("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"); }},
      {"/d",
       [&](const FaultLine& line) {
         keep(line);
         line.send(test::http_answer("200 OK", "Content-Type: text/html\r\n", "tanpa tanda"));
       }},
  });
  const test::TemporaryDirectory directory;
  const std::string path = (directory.path() / "1.warc.gz").string();
  CrawlOptions options = options_for(server.address("/"));
  const Crawled first = crawl_into(path, options, "satu");
  options.since = earlier_of(path);
  asked.clear();
  const Crawled second = crawl(options);
  CHECK(asked.at("/a").find("If-None-Match: \"sama\"\r\n") != std::string::npos);
  CHECK(asked.at("/b").find("If-None-Match: \"b\"\r\n") != std::string::npos);
  CHECK(asked.at("/b").find("If-Modified-Since") == std::string::npos);
  CHECK(asked.at("/d").find("If-None-Match") == std::string::npos);
  CHECK(second.of(server.address("/a"))->response()->body == "halaman a");
  CHECK(second.of(server.address("/a"))->response()->status == 200);
  CHECK(second.of(server.address("/a"))->request_headers.find("If-None-Match") == "\"sama\"");
  CHECK(second.status(server.address("/c")) == 304);
  CHECK_FALSE(second.of(server.address("/c"))->not_modified);
  CHECK(second.coverage.not_modified == 3);
  CHECK(all_seen(second) == all_seen(first));
}
