#include "source/live/politeness.hpp"

#include "support/catch.hpp"

using namespace matang::source;
using namespace std::chrono_literals;

namespace {
const Politeness::Clock::time_point start{1000h};
}  // namespace

TEST_CASE("the rate and the number of connections of a host are kept", "[politeness]") {
  Politeness p(4, 2);
  CHECK(p.may_start(start));
  p.started(start);
  CHECK_FALSE(p.may_start(start + 249ms));
  CHECK(p.may_start(start + 250ms));
  p.started(start + 250ms);
  CHECK_FALSE(p.may_start(start + 10s));  // both connections are busy
  CHECK_FALSE(p.next_start().has_value());
  p.finished(start + 10s, 200, 100ms, std::nullopt);
  CHECK(p.may_start(start + 10s));
}

TEST_CASE("an unlimited rate waits for nothing but connections", "[politeness]") {
  Politeness p(0, 3);
  for (int i = 0; i < 3; ++i) {
    CHECK(p.may_start(start));
    p.started(start);
  }
  CHECK_FALSE(p.may_start(start));
}

TEST_CASE("Crawl-delay goes before the rate", "[politeness]") {
  Politeness p(10, 4);
  p.set_crawl_delay(3s);
  p.started(start);
  p.finished(start + 100ms, 200, 100ms, std::nullopt);
  CHECK_FALSE(p.may_start(start + 2900ms));
  CHECK(p.may_start(start + 3s));
}

TEST_CASE("a server that refuses or fails is asked half as often, and slowly more again", "[politeness]") {
  for (const int status : {429, 503, 0}) {
    INFO(status);
    Politeness p(8, 1);
    auto now = start;
    p.started(now);
    p.finished(now, status, 1ms, std::nullopt);
    CHECK(p.rate() == 4);
    p.started(now);
    p.finished(now + 1s, status, 1ms, std::nullopt);
    CHECK(p.rate() == 4);  // one fault is not counted twice
    p.started(now + 7s);
    p.finished(now + 7s, status, 1ms, std::nullopt);
    CHECK(p.rate() == 2);
    for (int i = 0; i < 100; ++i) {
      p.started(now + 8s);
      p.finished(now + 8s, 200, 1ms, std::nullopt);
    }
    CHECK(p.rate() == 8);
  }
}

TEST_CASE("a server that gets slow is asked half as often", "[politeness]") {
  Politeness p(8, 1);
  for (int i = 0; i < 20; ++i) {
    p.started(start);
    p.finished(start, 200, 200ms, std::nullopt);
  }
  CHECK(p.rate() == 8);
  for (int i = 0; i < 10; ++i) {
    p.started(start + 1min);
    p.finished(start + 1min, 200, 4s, std::nullopt);
  }
  CHECK(p.rate() == 4);
}

TEST_CASE("the second round asks half as often, on one connection, after a pause", "[politeness]") {
  Politeness polite(4, 2);
  const Politeness::Clock::time_point now{std::chrono::hours{1}};
  CHECK_FALSE(polite.is_slowed());
  polite.go_gently(now);
  CHECK(polite.rate() == 2);
  CHECK_FALSE(polite.may_start(now + std::chrono::seconds{1}));
  REQUIRE(polite.may_start(now + std::chrono::seconds{2}));
  polite.started(now + std::chrono::seconds{2});
  CHECK_FALSE(polite.may_start(now + std::chrono::seconds{10}));
  Politeness unlimited(0, 8);
  unlimited.go_gently(now);
  CHECK(unlimited.rate() == 0);
  CHECK(unlimited.may_start(now));
}

TEST_CASE("Retry-After is waited for", "[politeness]") {
  Politeness p(0, 2);
  p.started(start);
  p.finished(start, 429, 1ms, 30s);
  CHECK_FALSE(p.may_start(start + 29s));
  CHECK(p.may_start(start + 30s));
}

TEST_CASE("Retry-After is seconds or a date, bounded", "[politeness]") {
  const std::chrono::sys_seconds now{std::chrono::seconds{784111777}};  // Sun, 06 Nov 1994 08:49:37 GMT
  CHECK(parse_retry_after("120", now) == 120s);
  CHECK(parse_retry_after("Sun, 06 Nov 1994 08:50:37 GMT", now) == 60s);
  CHECK(parse_retry_after("Sun, 06 Nov 1994 08:00:00 GMT", now) == 0s);
  CHECK(parse_retry_after("999999999999999999999999", now) == 300s);
  CHECK(parse_retry_after("-5", now) == 0s);
  CHECK_FALSE(parse_retry_after("soon", now));
  CHECK_FALSE(parse_retry_after("", now));
}
