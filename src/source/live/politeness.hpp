#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

#include "matang/source/source.hpp"

namespace matang::source {

/// When one host may be asked again. Knows no clock: the time is handed in.
class Politeness {
 public:
  using Clock = std::chrono::steady_clock;
  Politeness(double rate, int concurrency);

  bool may_start(Clock::time_point now) const { return running_ < concurrency_ && now >= next_; }
  /// When to look again, where a request waits; nothing while only an answer can change it.
  std::optional<Clock::time_point> next_start() const;
  void started(Clock::time_point now);
  /// An answer came (or none): `status` 0 where it failed.
  void finished(Clock::time_point now, int status, std::chrono::milliseconds took,
                std::optional<std::chrono::seconds> retry_after);
  /// robots.txt asks for this much between requests; one connection then.
  void set_crawl_delay(std::chrono::milliseconds delay);
  bool is_slowed() const { return base_rate_ > 0 ? rate_ < base_rate_ : rate_ > 0; }
  /// How much longer the host asked us to stay away (Retry-After); 0 where it did not.
  std::chrono::milliseconds wait_asked_for(Clock::time_point now) const;
  /// For what is asked a second time: half as often, on one connection, after a pause. A rate without limit stays so.
  void go_gently(Clock::time_point now);
  double rate() const { return rate_; }  ///< requests a second; 0: unlimited

 private:
  void slow_down(Clock::time_point now);

  double base_rate_, rate_;
  int concurrency_;
  int running_ = 0;
  int good_ = 0;  ///< answers since the last change of the rate
  std::chrono::milliseconds crawl_delay_{0};
  double usual_ms_ = 0, recent_ms_ = 0;  ///< moving averages of the time an answer takes
  std::size_t answers_ = 0;
  Clock::time_point next_{}, slowed_{}, retry_after_{};
};

/// Retry-After as seconds or as a date (RFC 9110 §10.2.3), at most five minutes (our choice).
std::optional<std::chrono::seconds> parse_retry_after(std::string_view value, std::chrono::sys_seconds now);

}  // namespace matang::source
