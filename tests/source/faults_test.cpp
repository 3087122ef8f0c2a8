#include <algorithm>

#include "source/crawling.hpp"
#include "support/catch.hpp"
#include "support/fault_server.hpp"

using namespace matang;
using namespace matang::source;
using matang::test::FaultServer;
using matang::test::http_answer;

namespace {

std::map<std::string, FaultServer::Fault> with_front(std::map<std::string, FaultServer::Fault> faults) {
  std::string front;
  for (const auto& [path, fault] : faults) front += "<a href=\"" + path + "\">x</a>\n";
  faults["/"] = [front](const test::FaultLine& l) {
    l.send(http_answer("200 OK", "Content-Type: text/html\r\n", front));
  };
  return faults;
}

CrawlOptions hasty(const std::string& seed) {
  CrawlOptions options = options_for(seed);
  options.manners.concurrency = 32;
  options.manners.timeout = std::chrono::milliseconds{1000};
  options.limits.max_body = 1u << 20;
  return options;
}

}  // namespace

TEST_CASE("every fault of a server has its kind, and the crawl goes on", "[faults]") {
  const FaultServer server(with_front(FaultServer::all()));
  const Crawled result = crawl(hasty(server.address("/")));
  // status: of the answer, or the kind of failure; body: bytes kept; truncated
  struct Row {
    std::string path, outcome;
    std::size_t body;
    bool truncated;
  };
  const std::vector<Row> rows{{"/silent", "timed_out", 0, false},
                              {"/drip-header", "timed_out", 0, false},
                              {"/close", "disconnected", 0, false},
                              {"/reset", "disconnected", 0, false},
                              {"/reset-in-body", "200", 8, true},
                              {"/length-too-long", "200", 8, true},
                              {"/chunk-cut", "200", 8, true},
                              {"/no-last-chunk", "200", 8, true},
                              {"/bad-chunk", "200", 0, true},
                              {"/endless-body", "200", 1u << 20, true},
                              {"/long-header", "malformed", 0, false},
                              {"/many-headers", "malformed", 0, false},
                              {"/early-hints", "malformed", 0, false},
                              {"/not-http", "malformed", 0, false},
                              {"/http-0.9", "malformed", 0, false},
                              {"/status-abc", "malformed", 0, false},
                              {"/status-999", "999", 1, false},
                              {"/lf-only", "200", 2, false},
                              {"/folded", "200", 2, false},
                              {"/negative-length", "malformed", 0, false},
                              {"/nul-in-header", "malformed", 0, false},
                              {"/redirect-file", "302", 0, false},
                              {"/redirect-gopher", "302", 0, false},
                              {"/redirect-nowhere", "302", 0, false},
                              {"/gzip-bomb", "200", 510, false},
                              {"/lying-gzip", "200", 5, false},
                              {"/cookie-loop", "200", 7, false},
                              {"/no-head", "200", 4, false}};
  for (const Row& row : rows) {
    INFO(row.path);
    const capture::Capture* capture = result.of(server.address(row.path));
    REQUIRE(capture);
    if (const auto* failure = capture->failure()) {
      CHECK(std::string(spelling(failure->kind)) == row.outcome);
      continue;
    }
    CHECK(std::to_string(capture->response()->status) == row.outcome);
    CHECK(capture->response()->body.size() == row.body);
    CHECK(capture->response()->truncated == row.truncated);
  }
  const capture::Capture* drip = result.of(server.address("/drip-body"));
  REQUIRE(drip);
  REQUIRE(drip->response());
  CHECK(drip->response()->truncated);
  CHECK(result.of(server.address("/folded"))->response()->headers.find("x-folded") == "one two");
  CHECK(result.adds_up());
}

TEST_CASE("what fails in passing is tried once more at the end, and told once", "[faults]") {
  std::atomic<int> tries{0}, limited{0};
  const FaultServer server(with_front({{"/flaky",
                                        [&](const test::FaultLine& l) {
                                          if (++tries > 1) l.send(http_answer("200 OK", "", "ok"));
                                        }},
                                       {"/busy", [&](const test::FaultLine& l) {
                                          if (++limited > 1)
                                            l.send(http_answer("200 OK", "", "ok"));
                                          else
                                            l.send(http_answer("429 Too Many Requests", "Retry-After: 1\r\n", ""));
                                        }}}));
  const auto began = std::chrono::steady_clock::now();
  const Crawled result = crawl(hasty(server.address("/")));
  CHECK(tries == 2);
  CHECK(limited == 2);
  CHECK(result.status(server.address("/flaky")) == 200);
  CHECK(result.status(server.address("/busy")) == 200);
  CHECK(result.coverage.failed == 0);
  CHECK(std::chrono::steady_clock::now() - began >= std::chrono::seconds{1});  // Retry-After was kept
  std::size_t flaky = 0;
  for (const auto& [number, capture] : result.captures) flaky += capture.requested.text() == server.address("/flaky");
  CHECK(flaky == 1);
}

TEST_CASE("a second, slower round settles what failed in passing: server errors and links to others too", "[faults]") {
  std::atomic<int> hiccup{0}, broken{0}, cannot{0}, foreign{0};
  const auto failing_once = [](std::atomic<int>& tries, std::string status) {
    return [&tries, status](const test::FaultLine& l) {
      l.send(++tries > 1 ? http_answer("200 OK", "", "ok") : http_answer(status, "", ""));
    };
  };
  const FaultServer other({{"/", [&](const test::FaultLine& l) {
                              // HEAD and GET of the first round are cut off
                              if (++foreign > 2) l.send(http_answer("200 OK", "", "ok"));
                            }}});
  const std::string elsewhere = "http://localhost:" + std::to_string(other.port()) + "/";
  const FaultServer server({{"/",
                             [&](const test::FaultLine& l) {
                               l.send(http_answer("200 OK", "Content-Type: text/html\r\n",
                                                  "<a href=\"/hiccup\"></a><a href=\"/broken\"></a><a "
                                                  "href=\"/cannot\"></a><a href=\"" +
                                                      elsewhere + "\"></a>"));
                             }},
                            {"/hiccup", failing_once(hiccup, "502 Bad Gateway")},
                            {"/broken",
                             [&](const test::FaultLine& l) {
                               ++broken;
                               l.send(http_answer("500 Internal Server Error", "", ""));
                             }},
                            {"/cannot", failing_once(cannot, "501 Not Implemented")}});
  const Crawled result = crawl(hasty(server.address("/")));
  CHECK(result.status(server.address("/hiccup")) == 200);
  CHECK(result.status(server.address("/broken")) == 500);
  CHECK(broken == 2);
  CHECK(result.status(server.address("/cannot")) == 501);
  CHECK(cannot == 1);
  CHECK(result.status(elsewhere) == 200);
  CHECK(result.coverage.failed == 0);
  CHECK(result.adds_up());
  CHECK(result.count(capture::Purpose::link_check) == 1);
}

TEST_CASE("links that leave the site are checked lightly: HEAD, then GET where HEAD may lie", "[links]") {
  const FaultServer outside(FaultServer::all());
  std::string front;
  for (const char* path : {"/no-head", "/head-breaks", "/close", "/cookie-loop", "/lf-only", "/gone"})
    front += "<a href=\"http://luar.example.com:" + std::to_string(outside.port()) + path + "\">x</a>";
  const FaultServer inside(
      {{"/", [&](const test::FaultLine& l) { l.send(http_answer("200 OK", "Content-Type: text/html\r\n", front)); }}});
  CrawlOptions options = hasty("http://contohkab.go.id/");
  options.connect_to = {{"contohkab.go.id", "127.0.0.1:" + std::to_string(inside.port())},
                        {"luar.example.com", "127.0.0.1:" + std::to_string(outside.port())}};
  options.extra_headers = {{"Authorization", "Bearer rahasia"}};
  const std::string out = "http://luar.example.com:" + std::to_string(outside.port());

  SECTION("checked") {
    const Crawled result = crawl(options);
    CHECK(result.status(out + "/no-head") == 200);
    CHECK(result.of(out + "/no-head")->method == "GET");
    CHECK(result.of(out + "/no-head")->purpose == capture::Purpose::link_check);
    CHECK(result.status(out + "/head-breaks") == 200);
    CHECK(result.of(out + "/lf-only")->method == "HEAD");
    CHECK(result.failure(out + "/close") == "disconnected");
    CHECK(result.status(out + "/gone") == 404);
    CHECK(result.failure(out + "/cookie-loop") == "redirect_loop");
    CHECK(result.adds_up());
    for (const auto& [number, capture] : result.captures)
      if (capture.response()) CHECK_FALSE(capture.request_headers.find("authorization"));
  }
  SECTION("a few a host") {
    options.limits.max_external_per_host = 2;
    const Crawled result = crawl(options);
    CHECK(result.count(capture::Purpose::link_check) == 2);
    CHECK(result.coverage.excluded == 4);
    CHECK(result.adds_up());
  }
  SECTION("not at all") {
    options.check_external = false;
    const Crawled result = crawl(options);
    CHECK(result.coverage.excluded == 6);
    CHECK(outside.requests().empty());
    CHECK(result.adds_up());
  }
}

TEST_CASE("other sites get neither our header fields nor our cookies", "[links]") {
  std::mutex mutex;
  std::string heard, heard_inside;
  const FaultServer outside({{"/", [&](const test::FaultLine& l) {
                                std::lock_guard lock(mutex);
                                heard += l.request();
                                l.send(http_answer("200 OK", "", ""));
                              }}});
  const std::string front = "<a href=\"/a\">x</a><a href=\"http://luar.example.com/\">x</a>";
  const FaultServer inside(
      {{"/",
        [&](const test::FaultLine& l) {
          l.send(http_answer("200 OK", "Content-Type: text/html\r\nSet-Cookie: s=1; Path=/\r\n", front));
        }},
       {"/a", [&](const test::FaultLine& l) {
          std::lock_guard lock(mutex);
          heard_inside += l.request();
          l.send(http_answer("200 OK", "", ""));
        }}});
  CrawlOptions options = hasty("http://contohkab.go.id/");
  options.connect_to = {{"contohkab.go.id", "127.0.0.1:" + std::to_string(inside.port())},
                        {"luar.example.com", "127.0.0.1:" + std::to_string(outside.port())}};
  options.extra_headers = {{"X-Kunci", "rahasia"}};
  crawl(options);
  std::lock_guard lock(mutex);
  CHECK_THAT(heard, Contains("HEAD / HTTP/1.1"));
  CHECK_THAT(heard, !Contains("rahasia"));
  CHECK_THAT(heard, !Contains("Cookie"));
  CHECK_THAT(heard_inside, Contains("X-Kunci: rahasia"));
  CHECK_THAT(heard_inside, Contains("Cookie: s=1"));
  CHECK_THAT(heard_inside, Contains("User-Agent: matang-test/1"));
}

TEST_CASE("the answer to robots.txt decides what may be crawled", "[robots]") {
  struct Row {
    std::string source, robots;
    bool page, checked;
  };
  const auto row = GENERATE(values<Row>(
      {{"RFC 9309 2.3.1.3: unavailable allows", http_answer("404 No", "", ""), true, false},
       {"2.3.1.3: so does 403", http_answer("403 No", "", ""), true, false},
       {"2.3.1.4: 5xx disallows", http_answer("500 Oh", "", ""), false, false},
       {"2.3.1.4: no answer disallows; the seed alone is tried", "", true, true},
       {"2.2: rules are kept", http_answer("200 OK", "", "User-agent: *\nDisallow: /\n"), false, false},
       {"2.2.1: rules for us go before rules for all",
        http_answer("200 OK", "", "User-agent: *\nDisallow: /\n\nUser-agent: matang-test\nAllow: /\n"), true, false},
       {"2.3.1.2: redirects are followed", http_answer("301 Moved", "Location: /rules\r\n", ""), false, false},
       {"2.3.1.2: but not for ever", http_answer("301 Moved", "Location: /robots.txt\r\n", ""), true, false}}));
  INFO(row.source);
  const FaultServer server(
      {{"/robots.txt", [&](const test::FaultLine& l) { l.send(row.robots); }},
       {"/rules", [&](const test::FaultLine& l) { l.send(http_answer("200 OK", "", "User-agent: *\nDisallow: /\n")); }},
       {"/",
        [&](const test::FaultLine& l) {
          l.send(http_answer("200 OK", "Content-Type: text/html\r\n", "<a href=\"/a\">a</a>"));
        }},
       {"/a", [&](const test::FaultLine& l) { l.send(http_answer("200 OK", "", "")); }}});
  CrawlOptions options = hasty(server.address("/"));
  const Crawled result = crawl(options);
  CHECK((result.status(server.address("/")) == 200) == row.page);
  CHECK((result.unvisited(server.address("/")) == "robots") == !row.page);
  const capture::Capture* next = result.of(server.address("/a"));
  if (row.checked) CHECK((next && next->purpose == capture::Purpose::link_check));
  CHECK(result.adds_up());

  options.manners.obey_robots = false;
  const Crawled ignoring = crawl(options);
  CHECK(ignoring.status(server.address("/")) == 200);
  CHECK(ignoring.coverage.hosts.at(0).robots_ignored);
}

TEST_CASE("endless addresses are left alone", "[live]") {
  std::string many;
  for (int i = 0; i < 230; ++i) many += "<a href=\"/kalender?bulan=" + std::to_string(i) + "\">x</a>";
  const auto page = [](const std::string& body) {
    return [body](const test::FaultLine& l) { l.send(http_answer("200 OK", "Content-Type: text/html\r\n", body)); };
  };
  const FaultServer server(
      {{"/",
        page(many + "<a href=\"/a/a/a/a/\">x</a><a href=\"/x?PHPSESSID=1\">x</a><a href=\"/x?PHPSESSID=2\">x</a>")}});
  const Crawled result = crawl(hasty(server.address("/")));
  CHECK(result.unvisited(server.address("/kalender?bulan=200")) == "trap");
  CHECK(result.unvisited(server.address("/a/a/a/a/")) == "trap");
  CHECK(result.of(server.address("/x?PHPSESSID=1")));
  CHECK_FALSE(result.of(server.address("/x?PHPSESSID=2")));
  CHECK(result.adds_up());
}

TEST_CASE("a host that never answers is given up after a few tries", "[faults]") {
  std::string front;
  for (int i = 0; i < 15; ++i) front += "<a href=\"http://mati.contohkab.go.id/" + std::to_string(i) + "\">x</a>";
  const FaultServer server(
      {{"/", [&](const test::FaultLine& l) { l.send(http_answer("200 OK", "Content-Type: text/html\r\n", front)); }}});
  CrawlOptions options = hasty("http://contohkab.go.id/");
  options.connect_to = {{"contohkab.go.id", "127.0.0.1:" + std::to_string(server.port())},
                        {"mati.contohkab.go.id", "127.0.0.1:1"}};
  options.manners.concurrency = 1;
  const Crawled result = crawl(options);
  CHECK(result.failure("http://mati.contohkab.go.id/0") == "refused");
  CHECK(result.coverage.failed < 6);
  CHECK(result.coverage.unvisited.size() > 9);
  CHECK(result.adds_up());
}
