#include <algorithm>

#include "source/live/crawl.hpp"

namespace matang::source {
namespace {

constexpr std::size_t window = 256;       // our choice: results that may wait for one before them
constexpr std::size_t max_onward = 5000;  // links of one page
constexpr std::size_t max_sitemap_pages = 50'000;
constexpr std::uint64_t robots_numbers = 6;  // one and five redirects

}  // namespace

std::string path_and_query(const web::Url& url) {
  std::string text(url.path());
  if (!url.query().empty()) text += '?' + std::string(url.query());
  return text;
}

Host& Crawl::host_of(const web::Url& url) {
  const std::string name = host_name(url);
  auto& host = hosts_[name];
  if (!host) {
    const bool inside = scope_.contains(url);
    host = std::make_unique<Host>(Politeness(options_.manners.rate, inside ? options_.manners.concurrency : 1));
    host->inside = inside;
    host->record.host = name;
    host->record.http2 = "unknown";
    host->record.tls = "none";
    host->record.robots_ignored = !options_.manners.obey_robots;
  }
  return *host;
}

bool Crawl::is_offline(const web::Url& url) const {
  return options_.offline && !options_.connect_to.contains(std::string(url.host())) &&
         !options_.connect_to.contains("*");
}

void Crawl::assign() {
  if (stopping_) {
    while (apply_next()) {
    }
    return;
  }
  const auto is_ready = [&](const std::string& name) { return hosts_.at(name)->robots_known; };
  for (;;) {
    std::optional<Target> target;
    const auto depth = frontier_.next_depth();
    // All of one depth has taken effect before the next begins: only then is its order, and every page's depth,
    // settled.
    const bool settled = depth && (*depth == Frontier::sitemap_depth
                                       ? line_.empty()
                                       : pages_in_line_.empty() || pages_in_line_.begin()->first >= *depth);
    if (settled && line_.size() < window)
      target = frontier_.take(*depth, is_ready, pages_taken_ >= options_.limits.max_pages);
    if (!target) {
      if (line_.empty()) break;
      if (!apply_next()) return;
      continue;
    }
    const Host& host = host_of(target->url);
    const bool is_seed = target->depth == 0 && target->hops == 0 && !target->via;
    if (host.unreachable && !is_seed) {
      // RFC 9309 §2.3.1.4 forbids crawling such a host. That it does not answer is still worth a few light requests.
      if (link_checker_.admit(host.record.host))
        check_link(std::move(*target), true);
      else
        frontier_.give_up(*target, capture::Unvisited::robots);
    } else if (options_.manners.obey_robots && !host.unreachable && !host.robots.allows(path_and_query(target->url))) {
      frontier_.give_up(*target, capture::Unvisited::robots);
    } else {
      pages_taken_ += target->hops == 0;
      ask_page(std::move(*target), false);
    }
  }
  if (frontier_.queued() != 0) frontier_.close(capture::Unvisited::limit_pages);
}

void Crawl::ask_page(Target target, bool retry) {
  Task task;
  task.url = target.url;
  task.redirected_from = target.redirected_from;
  task.target = std::move(target);
  task.retry = retry;
  ++pages_in_line_[task.target.depth];
  line_up(std::move(task));
}

void Crawl::line_up(Task task) {
  task.order = line_begin_ + line_.size();
  task.number = next_number_;
  next_number_ +=
      task.purpose == capture::Purpose::page || task.purpose == capture::Purpose::probe ? 1 : robots_numbers;
  task.inside = true;
  Slot slot;
  slot.task = task;
  line_.push_back(std::move(slot));
  host_of(task.url).waiting.push_back(std::move(task));
}

bool Crawl::apply_next() {
  if (line_.empty() || !line_.front().done) return false;
  Slot slot = std::move(line_.front());
  line_.pop_front();
  ++line_begin_;
  const int depth = slot.task.target.depth;
  switch (slot.task.purpose) {
    case capture::Purpose::page:
      if (--pages_in_line_[depth] == 0) pages_in_line_.erase(depth);
      if (!slot.dropped) apply_page(slot);
      break;
    case capture::Purpose::robots:
      if (!slot.dropped) apply_robots(slot);
      break;
    case capture::Purpose::sitemap:
      if (!slot.dropped) apply_sitemap(slot);
      break;
    default:
      break;
  }
  return true;
}

void Crawl::apply_page(Slot& slot) {
  if (slot.held) {
    if (redirect_target(*slot.held)) {
      apply_redirect(slot);
    } else if (stopping_) {
      frontier_.settle(slot.task.target.url, slot.answered ? Fate::captured : Fate::failed);
      failed_ += !slot.answered;
      emit(0, std::move(*slot.held));
    } else {
      held_.emplace_back(std::move(slot.task), std::move(*slot.held));
    }
    return;
  }
  frontier_.settle(slot.task.target.url, slot.answered ? Fate::captured : Fate::failed);
  if (!slot.answered) return;
  greet(slot);
  const std::size_t count = std::min(slot.reading.onward.size(), max_onward);
  for (std::size_t i = 0; i < count; ++i) meet(slot.reading.onward[i], slot.task.url, slot.task.target.depth + 1);
}

bool Crawl::leads_back(const web::Url& from, const web::Url& to) const {
  constexpr int longest = 64;
  const web::Url* at = &to;
  for (int i = 0; i < longest; ++i) {
    if (*at == from) return true;
    const auto next = redirects_.find(at->text());
    if (next == redirects_.end()) return false;
    at = &next->second;
  }
  return true;
}

void Crawl::apply_redirect(Slot& slot) {
  capture::Capture& capture = *slot.held;
  const web::Url to = *redirect_target(capture);
  const web::Url& from = slot.task.url;
  const bool sets_cookie = capture.response()->headers.find("set-cookie").has_value();
  Target target = slot.task.target;
  if (to == from && sets_cookie && !slot.task.retry && !stopping_) {
    ask_page(std::move(target), true);  // "come back with this cookie": browsers get the page the second time
    return;
  }
  if (leads_back(from, to))
    capture.outcome = capture::FetchFailure{capture::FailureKind::redirect_loop, "leads back to " + to.text()};
  else if (target.hops >= options_.limits.max_redirects)
    capture.outcome =
        capture::FetchFailure{capture::FailureKind::too_many_redirects,
                              "more than " + std::to_string(options_.limits.max_redirects) + " redirects"};
  const bool follows = capture.response() != nullptr;
  frontier_.settle(slot.task.target.url, follows ? Fate::captured : Fate::failed);
  failed_ += !follows;
  emit(0, std::move(capture));
  if (!follows) return;
  greet(slot);
  redirects_[from.text()] = to;
  target.url = to;
  target.redirected_from = from;
  target.from_sitemap = false;
  ++target.hops;
  if (!scope_.contains(to))
    meet_outside(std::move(target));
  else if (identity(to) == identity(from) && !stopping_)
    ask_page(std::move(target), slot.task.retry);  // a session id came or went
  else
    meet_inside(std::move(target));
}

void Crawl::apply_robots(Slot& slot) {
  Host& host = host_of(slot.task.url);
  host.robots_known = true;
  host.robots = slot.reading.robots.value_or(web::Robots::disallow_all());
  host.record.robots_status = slot.status;
  using capture::FailureKind;
  host.unreachable = slot.failure && slot.failure->kind != FailureKind::redirect_loop &&
                     slot.failure->kind != FailureKind::too_many_redirects;
  if (host.unreachable || stopping_) return;
  host.record.robots_forbids_all = host.robots.forbids_everything();
  if (options_.manners.obey_robots)
    if (const auto delay = host.robots.crawl_delay()) host.politeness.set_crawl_delay(*delay);
  for (const std::string& text : host.robots.sitemaps())
    if (const auto url = web::Url::resolve(slot.task.url, text)) ask_sitemap(host, url->without_fragment());
  if (const auto url = web::Url::resolve(slot.task.url, "/sitemap.xml")) ask_sitemap(host, *url);
}

void Crawl::apply_sitemap(const Slot& slot) {
  if (!slot.reading.sitemap) return;
  Host& host = host_of(slot.task.url);
  for (const std::string& text : slot.reading.sitemap->sitemaps)
    if (const auto url = web::Url::resolve(slot.task.url, text)) ask_sitemap(host, url->without_fragment());
  for (const auto& entry : slot.reading.sitemap->pages) {
    const auto url = web::Url::resolve(slot.task.url, entry.loc);
    if (!url || !scope_.contains(*url)) continue;
    if (++host.sitemap_pages > max_sitemap_pages) return;
    meet_inside({.url = url->without_fragment(), .from_sitemap = true});
  }
}

/// The second, slower round at the end of the crawl: what failed in passing counts as broken only if it fails again. A
/// host that never answered is asked for one of its addresses first; if that fails too, so would the others.
void Crawl::retry_held() {
  auto held = std::move(held_);
  held_.clear();
  const auto now = Clock::now();
  std::unordered_set<const Host*> tried;
  for (auto& [task, capture] : held) {
    Host& host = host_of(task.url);
    const bool check = task.purpose == capture::Purpose::link_check;
    if (check && !host.answered && host.second_round) {
      if (tried.contains(&host))
        held_.emplace_back(std::move(task), std::move(capture));
      else
        give_up_held(std::move(task), std::move(capture));
      continue;
    }
    if (!host.second_round) host.politeness.go_gently(now);
    host.second_round = true;
    tried.insert(&host);
    if (check) {
      task.retry = true;
      host.waiting.push_back(std::move(task));
    } else {
      ask_page(std::move(task.target), true);
    }
  }
}

/// What was to be asked again stays as it was.
void Crawl::give_up_held(Task&& task, capture::Capture&& capture) {
  frontier_.settle(task.target.url, capture.failure() ? Fate::failed : Fate::captured);
  failed_ += capture.failure() != nullptr;
  links_checked_ += task.purpose == capture::Purpose::link_check;
  emit(0, std::move(capture));
}

capture::Coverage Crawl::account() {
  capture::Coverage coverage;
  coverage.seed = options_.seed.without_fragment();
  coverage.scope = options_.scope;
  coverage.user_agent = options_.manners.user_agent;
  coverage.started = started_at_;
  coverage.ended = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  coverage.requests = requests_;
  coverage.bytes = bytes_;
  coverage.not_modified = not_modified_;
  coverage.interrupted = interrupted_;
  frontier_.report(coverage);
  for (const auto& [name, host] : hosts_)
    if (host->inside && host->record.requests != 0) coverage.hosts.push_back(host->record);
  return coverage;
}

}  // namespace matang::source
