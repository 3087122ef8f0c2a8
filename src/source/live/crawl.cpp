#include "source/live/crawl.hpp"

#include <algorithm>
#include <thread>

namespace matang::source {
namespace {

constexpr std::size_t max_other_body = 64u << 10;  // our choice: the head of a document tells its type and title
constexpr std::size_t max_backlog = 32;            // captures waiting for a worker before no more are asked for
constexpr std::size_t max_held = 200;
constexpr std::size_t max_held_body = 64u << 10;
constexpr int max_robots_hops = 5;  // RFC 9309 §2.3.1.2

int thread_count(int wanted) {
  if (wanted > 0) return wanted;
  return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, 64u));
}

std::string product_of(std::string_view user_agent) {
  return std::string(user_agent.substr(0, user_agent.find_first_of("/ (")));
}

bool is_worth_another_try(const capture::Capture& capture) {
  if (const auto* failure = capture.failure()) return capture::is_transient(failure->kind);
  // A server error may be a moment's; 501 is a server that cannot, and will not be able to in a minute.
  const int status = capture.response()->status;
  return (status == 429 || (status >= 500 && status <= 599 && status != 501)) &&
         capture.response()->body.size() <= max_held_body;
}

}  // namespace

std::optional<web::Url> redirect_target(const capture::Capture& capture) {
  const capture::Response* response = capture.response();
  if (!response || response->status < 300 || response->status > 399 || response->status == 304) return std::nullopt;
  const auto location = response->headers.find("location");
  if (!location) return std::nullopt;
  auto target = web::Url::resolve(capture.requested, *location);
  return target ? std::optional(target->without_fragment()) : std::nullopt;
}

std::string host_name(const web::Url& url) {
  std::string name(url.host());
  if (url.port() != (url.scheme() == "https" ? 443 : 80)) name += ':' + std::to_string(url.port());
  return name;
}

Crawl::Crawl(const CrawlOptions& options, capture::WarcWriter* writer, const std::atomic<bool>* stop,
             const Watch& watch, const Reader& read)
    : options_(options),
      writer_(writer),
      stop_(stop),
      watch_(watch),
      scope_(options),
      fetcher_(options),
      link_checker_(options.limits.max_external_per_host),
      workers_(thread_count(options.workers), read, writer ? writer->run() : std::string{}, writer != nullptr,
               product_of(options.manners.user_agent), [this] { fetcher_.wake(); }) {}

capture::Coverage Crawl::run() {
  started_at_ = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  started_ = told_ = Clock::now();
  meet_inside({.url = options_.seed.without_fragment(), .navigation = true});
  for (const web::Url& url : options_.also) meet({.url = url}, options_.seed, 1);
  for (;;) {
    look_at_the_clock();
    take_readings();
    hand_over();
    assign();
    dispatch();
    tell(false);
    if (is_idle()) {
      if (held_.empty() || stopping_) break;
      retry_held();
      continue;
    }
    fetcher_.run(patience(), answers_);
    for (Fetched& fetched : answers_) take_answer(std::move(fetched));
    answers_.clear();
  }
  tell(true);
  return account();
}

bool Crawl::is_idle() const {
  if (fetcher_.running() != 0 || !backlog_.empty() || being_read_ != 0 || !line_.empty()) return false;
  if (!stopping_ && frontier_.queued() != 0 && frontier_.next_depth()) return false;
  return std::all_of(hosts_.begin(), hosts_.end(), [](const auto& entry) { return entry.second->waiting.empty(); });
}

std::chrono::milliseconds Crawl::patience() const {
  auto wait = std::chrono::milliseconds{100};  // the stop flag is looked at this often
  if (!backlog_.empty()) return std::min(wait, std::chrono::milliseconds{5});
  const auto now = Clock::now();
  for (const auto& [name, host] : hosts_) {
    if (host->waiting.empty()) continue;
    if (const auto next = host->politeness.next_start())
      wait =
          std::min(wait, std::chrono::ceil<std::chrono::milliseconds>(std::max(*next - now, Clock::duration::zero())));
  }
  // Only requests the total limit holds back are due: an answer must come first.
  return std::max(wait, std::chrono::milliseconds{1});
}

void Crawl::look_at_the_clock() {
  if (stopping_) return;
  if (stop_ && stop_->load(std::memory_order_relaxed)) {
    interrupted_ = true;
    shut_down(capture::Unvisited::interrupted);
  } else if (Clock::now() - started_ > options_.limits.max_time) {
    shut_down(capture::Unvisited::limit_time);
  } else if (bytes_ > options_.limits.max_bytes) {
    shut_down(capture::Unvisited::limit_bytes);
  }
}

/// The task will not be carried out; what it was for is accounted for.
void Crawl::drop(const Task& task, capture::Unvisited why) {
  const bool page = task.purpose == capture::Purpose::page;
  const bool check = task.purpose == capture::Purpose::link_check && task.chain.empty();
  if (!task.http2 && (page || check)) frontier_.give_up(task.target, why);
  if (task.order == 0) return;
  Slot& slot = line_[task.order - line_begin_];
  slot.done = slot.dropped = true;
}

void Crawl::shut_down(capture::Unvisited why) {
  stopping_ = why;
  for (auto& [name, host] : hosts_) {
    for (const Task& task : host->waiting) drop(task, why);
    host->waiting.clear();
  }
  fetcher_.abort(answers_);
  for (Fetched& fetched : answers_) take_answer(std::move(fetched));
  answers_.clear();
  for (auto& [name, host] : hosts_) {  // chains that would have gone on
    for (const Task& task : host->waiting) drop(task, why);
    host->waiting.clear();
  }
  for (auto& [task, capture] : held_) give_up_held(std::move(task), std::move(capture));
  held_.clear();
  frontier_.close(why);
}

void Crawl::dispatch() {
  if (stopping_ || backlog_.size() >= max_backlog) return;
  const auto now = Clock::now();
  const auto most = static_cast<std::size_t>(std::max(options_.manners.total_concurrency, 1));
  for (auto& [name, host] : hosts_) {
    while (!host->waiting.empty() && fetcher_.running() < most && host->politeness.may_start(now)) {
      Task task = std::move(host->waiting.front());
      host->waiting.pop_front();
      start(*host, std::move(task));
    }
  }
}

void Crawl::start(Host& host, Task task) {
  // A host that never answered is given up after three tries, one that fell silent after ten: the rest would fail the
  // same way.
  const std::size_t tries = host.answered ? 10 : 3;
  const bool check = task.purpose == capture::Purpose::link_check;
  if (host.failures >= tries && !task.retry && task.chain.empty() &&
      (check || task.purpose == capture::Purpose::page)) {
    links_checked_ += check;
    if (task.inside)
      drop(task, capture::Unvisited::limit_time);
    else
      frontier_.settle(task.url, Fate::excluded);
    return;
  }
  host.politeness.started(Clock::now());
  ++requests_;
  ++host.record.requests;
  current_host_ = host.record.host;
  FetchRequest request;
  request.id = next_request_++;
  request.url = task.url;
  request.head = task.head;
  request.inside = task.inside;
  request.probe_http2 = task.http2;
  const bool only_check = task.purpose == capture::Purpose::link_check;
  request.max_body = only_check ? 0 : options_.limits.max_body;
  request.max_other_body = only_check ? 0 : std::min(max_other_body, options_.limits.max_body);
  if (task.purpose == capture::Purpose::sitemap || task.purpose == capture::Purpose::robots)
    request.max_other_body = request.max_body;
  ask_only_if_changed(task, request);
  under_way_.emplace(request.id, std::move(task));
  fetcher_.start(std::move(request));
}

void Crawl::take_answer(Fetched&& fetched) {
  const auto found = under_way_.find(fetched.id);
  Task task = std::move(found->second);
  under_way_.erase(found);
  Host& host = host_of(task.url);
  const auto* response = std::get_if<capture::Response>(&fetched.outcome);
  const auto* failure = std::get_if<capture::FetchFailure>(&fetched.outcome);
  std::optional<std::chrono::seconds> retry_after;
  if (response)
    if (const auto value = response->headers.find("retry-after"))
      retry_after =
          parse_retry_after(*value, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
  if (fetched.certificate_expires) {
    host.certificate_expires = fetched.certificate_expires;
    host.record.tls_expires = web::Date{std::chrono::floor<std::chrono::days>(*fetched.certificate_expires)};
  }
  host.politeness.finished(Clock::now(), response ? response->status : 0, fetched.took, retry_after);
  bytes_ += fetched.bytes;
  host.record.bytes += fetched.bytes;
  if (task.http2) {
    if (response) host.record.http2 = fetched.http2 ? "yes" : "no";
    return;
  }
  host.record.slowest = std::max(host.record.slowest, fetched.took);
  if (!fetched.ip.empty() && host.record.ip.empty()) host.record.ip = fetched.ip;
  host.failures = response ? 0 : host.failures + 1;
  host.refusals = response && capture::is_refusal(*response) ? host.refusals + 1 : 0;
  host.answered = host.answered || response;
  if (task.url.scheme() == "https") {
    if (response)
      host.record.tls = "ok";
    else if (failure->kind == capture::FailureKind::tls && host.record.tls != "ok")
      host.record.tls = failure->detail;
  }
  capture::Capture capture;
  capture.number = task.number;
  capture.purpose = task.purpose;
  capture.method = task.head ? "HEAD" : "GET";
  capture.requested = task.url;
  capture.redirected_from = task.redirected_from;
  capture.via = task.target.via;
  capture.depth = task.target.depth;
  capture.captured_at = fetched.at;
  capture.took = fetched.took;
  capture.ip = std::move(fetched.ip);
  capture.request_headers = std::move(fetched.request_headers);
  capture.outcome = std::move(fetched.outcome);
  if (task.url.scheme() == "https" && capture.response()) capture.certificate_expires = host.certificate_expires;
  if (task.conditional && !take_not_modified(task, capture)) {
    task.conditional = false;
    task.anew = true;
    host.waiting.push_front(std::move(task));
    return;
  }
  if (task.purpose == capture::Purpose::page)
    finish_page(std::move(task), std::move(capture));
  else
    finish_chain(std::move(task), std::move(capture));
}

void Crawl::finish_page(Task&& task, capture::Capture&& capture) {
  Slot& slot = line_[task.order - line_begin_];
  slot.answered = capture.response() != nullptr;
  slot.status = slot.answered ? capture.response()->status : 0;
  ++pages_done_;
  const bool again = !stopping_ && !task.retry && held_.size() < max_held && is_worth_another_try(capture);
  if (again || redirect_target(capture)) {
    slot.held = std::move(capture);
    slot.done = true;
    return;
  }
  failed_ += !slot.answered;
  emit(task.order, std::move(capture));
}

void Crawl::finish_chain(Task&& task, capture::Capture&& capture) {
  using capture::Purpose;
  const bool check = task.purpose == Purpose::link_check;
  if (check && task.head && !stopping_ && is_head_doubtful(capture.outcome)) {
    task.head = false;  // what HEAD said is dropped: GET decides
    host_of(task.url).waiting.push_front(std::move(task));
    return;
  }
  if (check && !task.retry && task.chain.empty() && !stopping_ && held_.size() < max_held &&
      is_worth_another_try(capture)) {
    held_.emplace_back(std::move(task), std::move(capture));
    return;
  }
  auto next = task.purpose == Purpose::probe ? std::nullopt : redirect_target(capture);
  const int max_hops = check ? options_.limits.max_redirects : max_robots_hops;
  if (next) {
    task.chain.push_back(task.url);
    if (!next->is_http() || is_offline(*next)) {
      next.reset();
    } else if (std::find(task.chain.begin(), task.chain.end(), *next) != task.chain.end()) {
      capture.outcome = capture::FetchFailure{capture::FailureKind::redirect_loop, "leads back to " + next->text()};
      next.reset();
    } else if (static_cast<int>(task.chain.size()) > max_hops) {
      capture.outcome = capture::FetchFailure{capture::FailureKind::too_many_redirects,
                                              "more than " + std::to_string(max_hops) + " redirects"};
      next.reset();
    }
  }
  if (check) {
    const bool failed = capture.failure() != nullptr;
    if (task.chain.empty() || task.chain.front() == task.url)
      frontier_.settle(task.url, failed ? Fate::failed : Fate::captured);
    else if (!frontier_.note(task.url, failed ? Fate::failed : Fate::captured) && !scope_.contains(task.url))
      frontier_.settle(task.url, failed ? Fate::failed : Fate::captured);
    failed_ += failed;
    if (!next) ++links_checked_;
  }
  if (next && !stopping_) {
    emit(0, std::move(capture));
    task.redirected_from = task.url;
    task.url = *next;
    ++task.number;
    task.head = check;
    task.inside = scope_.contains(*next);
    host_of(*next).waiting.push_back(std::move(task));
    return;
  }
  if (task.order != 0) {
    Slot& slot = line_[task.order - line_begin_];
    slot.answered = capture.response() != nullptr;
    slot.status = slot.answered ? capture.response()->status : 0;
    if (capture.failure()) slot.failure = *capture.failure();
  }
  emit(task.order, std::move(capture));
}

void Crawl::emit(std::uint64_t order, capture::Capture&& capture) {
  backlog_.push_back({order, std::move(capture)});
  hand_over();
}

void Crawl::hand_over() {
  while (!backlog_.empty() && workers_.try_hand_over(backlog_.front().order, backlog_.front().capture)) {
    backlog_.pop_front();
    ++being_read_;
  }
}

void Crawl::take_readings() {
  while (auto reading = workers_.try_take()) {
    --being_read_;
    if (reading->error) std::rethrow_exception(reading->error);
    if (writer_) writer_->append(reading->records);
    reading->records = {};
    if (reading->order == 0) continue;
    Slot& slot = line_[reading->order - line_begin_];
    slot.reading = std::move(*reading);
    slot.done = true;
  }
}

void Crawl::tell(bool last) {
  if (!watch_) return;
  const auto now = Clock::now();
  if (!last && now - told_ < std::chrono::milliseconds{100}) return;
  told_ = now;
  Progress progress;
  progress.pages_done = pages_done_;
  progress.pages_left = options_.limits.max_pages - std::min(options_.limits.max_pages, pages_taken_);
  progress.pages_queued =
      std::min(frontier_.queued(), progress.pages_left) + (pages_taken_ - std::min(pages_taken_, pages_done_));
  progress.links_checked = links_checked_;
  progress.links_queued = links_queued_ - std::min(links_queued_, links_checked_);
  progress.failed = failed_;
  progress.not_modified = not_modified_;
  progress.bytes = bytes_;
  progress.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - started_);
  progress.time_left =
      std::max(std::chrono::milliseconds{0}, std::chrono::milliseconds{options_.limits.max_time} - progress.elapsed);
  tell_of_host(progress);
  watch_(progress);
}

}  // namespace matang::source
