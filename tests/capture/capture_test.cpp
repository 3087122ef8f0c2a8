#include "matang/capture/capture.hpp"

#include "matang/capture/coverage.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::capture;

TEST_CASE("a refusal is told from a fault", "[capture]") {
  struct Row {
    int status;
    std::string name, value;
    bool refused;
  };
  const auto row = GENERATE(values<Row>({{200, "", "", false},
                                         {401, "", "", true},
                                         {403, "", "", true},
                                         {404, "", "", false},
                                         {407, "", "", true},
                                         {429, "", "", true},
                                         {451, "", "", true},
                                         {500, "Server", "cloudflare", false},
                                         {503, "", "", false},
                                         {503, "Server", "nginx", false},
                                         {503, "server", "CloudFlare", true},
                                         {503, "Server", "ddos-guard", true},
                                         {503, "X-Sucuri-ID", "12", true},
                                         {200, "CF-Mitigated", "challenge", true},
                                         {200, "cf-mitigated", "none", false}}));
  INFO(row.status << ' ' << row.name << ' ' << row.value);
  Response response;
  response.status = row.status;
  if (!row.name.empty()) response.headers.fields.emplace_back(row.name, row.value);
  CHECK(is_refusal(response) == row.refused);
}

TEST_CASE("a record keeps all of a capture but the body", "[capture]") {
  Capture capture;
  capture.number = 4;
  capture.requested = *web::Url::parse("http://a.go.id/dir/x");
  capture.depth = 2;
  Response response;
  response.status = 302;
  response.headers.fields = {{"location", "../y?z"}};
  response.body = "abc";
  capture.outcome = response;
  const CaptureRecord record = record_of(capture);
  CHECK(record.number == 4);
  CHECK(record.status == 302);
  CHECK(record.redirects_to == web::Url::parse("http://a.go.id/y?z"));
  CHECK(record.body_bytes == 3);
  CHECK(record.sha256 ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-4, example B.1
  capture.outcome = FetchFailure{FailureKind::tls, "certificate expired"};
  const CaptureRecord failed = record_of(capture);
  CHECK(failed.status == 0);
  CHECK(failed.failure == FetchFailure{FailureKind::tls, "certificate expired"});
  CHECK(failed.sha256.empty());
}

TEST_CASE("what may pass by itself is tried again", "[capture]") {
  for (int i = 0; i < 10; ++i) {
    const auto kind = static_cast<FailureKind>(i);
    const bool expected =
        kind == FailureKind::timed_out || kind == FailureKind::refused || kind == FailureKind::disconnected;
    CHECK(is_transient(kind) == expected);
  }
}

namespace {
Coverage example() {
  Coverage c;
  c.seed = *web::Url::parse("https://contohkab.go.id/");
  c.scope = "prefix";
  c.user_agent = "matang \"1\" \xc3\xa9";
  c.started = std::chrono::sys_seconds{std::chrono::seconds{1'670'000'000}};
  c.ended = c.started + std::chrono::minutes{5};
  c.seen = 9;
  c.captured = 4;
  c.failed = 2;
  c.excluded = 1;
  c.requests = 11;
  c.bytes = 5'000'000'000;
  c.not_modified = 2;
  c.interrupted = true;
  for (int why = 0; why < 9; ++why)
    c.unvisited.push_back({*web::Url::parse("https://contohkab.go.id/" + std::to_string(why)),
                           static_cast<Unvisited>(why), why % 2 ? c.seed : web::Url{}, why, why % 3 == 0});
  HostRecord h;
  h.host = "contohkab.go.id";
  h.ip = "192.0.2.7";
  h.robots_status = 503;
  h.robots_forbids_all = true;
  h.http2 = "yes";
  h.tls = "certificate expired";
  h.requests = 3;
  h.bytes = 77;
  h.slowest = std::chrono::milliseconds{1234};
  h.tls_expires = web::Date{std::chrono::year{2026} / 12 / 31};
  h.not_modified = 2;
  c.hosts.push_back(h);
  c.damaged_records = 2;
  return c;
}
}  // namespace

TEST_CASE("a coverage read back equals the one written", "[coverage]") {
  Coverage back;
  REQUIRE(from_json(to_json(example()), back));
  CHECK(back == example());
  CHECK(to_json(back) == to_json(example()));
  REQUIRE(from_json(to_json(Coverage{}), back));
  CHECK(back == Coverage{});
}

TEST_CASE("what is no coverage is refused and changes nothing", "[coverage]") {
  const std::string good = to_json(example());
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string text = good;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
  };
  std::vector<std::string> bad{"",
                               "{",
                               "[]",
                               "null",
                               "{}",
                               std::string(100'000, '['),
                               "{\"a\":" + std::string(100'000, '['),
                               good.substr(0, good.size() / 2),
                               with("\"seen\":9", "\"seen\":-9"),
                               with("\"seen\":9", "\"seen\":\"9\""),
                               with("\"robots_status\":503", "\"robots_status\":99999999999"),
                               with("\"limit_time\"", "\"lunch\""),
                               with("\"interrupted\":true", "\"interrupted\":1"),
                               with("matang-coverage-1", "matang-coverage-9"),
                               with("\"unvisited\":[", "\"unvisited\":[7,")};
  for (const std::string& text : bad) {
    INFO(text.substr(0, 80));
    Coverage kept = example();
    CHECK_FALSE(from_json(text, kept));
    CHECK(kept == example());
  }
}
