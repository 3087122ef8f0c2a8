#include "source/live/politeness.hpp"

#include <algorithm>
#include <charconv>

#include "matang/web/date.hpp"

namespace matang::source {
namespace {
constexpr double slowest_rate = 0.1;           // our choice: one request in ten seconds
constexpr double first_rate_of_unlimited = 4;  // what an unlimited crawl falls back to when a server complains
constexpr std::chrono::seconds between_slowdowns{5};
constexpr std::chrono::seconds longest_wait{300};
constexpr std::chrono::seconds before_second_round{2};  // our choice
}  // namespace

Politeness::Politeness(double rate, int concurrency)
    : base_rate_(rate), rate_(rate), concurrency_(std::max(concurrency, 1)) {}

std::optional<Politeness::Clock::time_point> Politeness::next_start() const {
  if (running_ >= concurrency_) return std::nullopt;
  return next_;
}

void Politeness::started(Clock::time_point now) {
  ++running_;
  std::chrono::duration<double> gap{rate_ > 0 ? 1 / rate_ : 0};
  gap = std::max<std::chrono::duration<double>>(gap, crawl_delay_);
  // Counted from the time it was due where that is just past, so that a busy loop does not lower the rate.
  const auto due = now - next_ < std::chrono::milliseconds{50} ? next_ : now;
  next_ = std::max(next_, due + std::chrono::duration_cast<Clock::duration>(gap));
}

void Politeness::slow_down(Clock::time_point now) {
  if (slowed_ != Clock::time_point{} && now - slowed_ < between_slowdowns) return;
  slowed_ = now;
  good_ = 0;
  rate_ = rate_ > 0 ? std::max(rate_ / 2, std::min(slowest_rate, base_rate_ > 0 ? base_rate_ : slowest_rate))
                    : first_rate_of_unlimited;
}

void Politeness::finished(Clock::time_point now, int status, std::chrono::milliseconds took,
                          std::optional<std::chrono::seconds> retry_after) {
  --running_;
  const bool refused = status == 429 || status == 503;
  if (refused && retry_after) next_ = retry_after_ = std::max(next_, now + *retry_after);
  if (refused || status == 0) {
    slow_down(now);
    return;
  }
  ++answers_;
  const auto ms = static_cast<double>(took.count());
  recent_ms_ = answers_ == 1 ? ms : recent_ms_ * 0.8 + ms * 0.2;
  usual_ms_ =
      answers_ <= 10 ? usual_ms_ + (ms - usual_ms_) / static_cast<double>(answers_) : usual_ms_ * 0.99 + ms * 0.01;
  // Three times slower than usual, and slow enough for a person to notice: the load is felt.
  if (answers_ > 10 && recent_ms_ > 3 * usual_ms_ && recent_ms_ > 1000) {
    slow_down(now);
    return;
  }
  constexpr int good_before_faster = 20;
  if (rate_ != base_rate_ && ++good_ >= good_before_faster) {
    good_ = 0;
    rate_ *= 1.5;
    if (base_rate_ > 0)
      rate_ = std::min(rate_, base_rate_);
    else if (rate_ > 50)
      rate_ = 0;
  }
}

std::chrono::milliseconds Politeness::wait_asked_for(Clock::time_point now) const {
  return std::max(std::chrono::ceil<std::chrono::milliseconds>(retry_after_ - now), std::chrono::milliseconds{0});
}

void Politeness::go_gently(Clock::time_point now) {
  concurrency_ = 1;
  if (base_rate_ <= 0) return;
  base_rate_ = std::max(base_rate_ / 2, std::min(slowest_rate, base_rate_));
  rate_ = std::min(rate_, base_rate_);
  next_ = std::max(next_, now + before_second_round);
}

void Politeness::set_crawl_delay(std::chrono::milliseconds delay) {
  crawl_delay_ = delay;
  if (delay.count() > 0) concurrency_ = 1;
}

std::optional<std::chrono::seconds> parse_retry_after(std::string_view value, std::chrono::sys_seconds now) {
  long long seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error == std::errc::result_out_of_range) return longest_wait;
  if (error != std::errc{} || end != value.data() + value.size()) {
    const auto date = web::parse_http_date(value);
    if (!date) return std::nullopt;
    seconds = (*date - now).count();
  }
  return std::clamp(std::chrono::seconds{seconds}, std::chrono::seconds{0}, longest_wait);
}

}  // namespace matang::source
