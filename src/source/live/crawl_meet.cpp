#include <algorithm>
#include <cstdint>

#include "source/live/crawl.hpp"

namespace matang::source {
namespace {

constexpr std::size_t max_queries = 200;  // addresses of one path that differ in the query only (our choice)
constexpr std::size_t max_sitemaps = 50;  // of one host

/// A path that no site has, the same in every crawl of the host.
std::string probe_path(std::string_view host) {
  std::uint64_t hash = 1469598103934665603u;  // FNV-1a
  for (const char c : host) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  std::string text = "/matang-probe-";
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(hash >> shift) & 15];
  return text;
}

}  // namespace

void Crawl::ask_robots(Host& host, const web::Url& url) {
  if (host.robots_asked) return;
  host.robots_asked = true;
  Task task;
  task.purpose = capture::Purpose::robots;
  task.url = web::Url::resolve(url, "/robots.txt").value_or(url);
  line_up(std::move(task));
}

void Crawl::ask_sitemap(Host& host, const web::Url& url) {
  if (stopping_ || !scope_.contains(url) || is_offline(url) || host.sitemaps >= max_sitemaps) return;
  if (options_.manners.obey_robots && !host.robots.allows(path_and_query(url))) return;
  if (!sitemaps_asked_.insert(url.text()).second) return;
  ++host.sitemaps;
  Task task;
  task.purpose = capture::Purpose::sitemap;
  task.url = url;
  line_up(std::move(task));
}

/// Once a host of the site: how it says "not found", and whether it offers HTTP/2.
void Crawl::greet(const Slot& slot) {
  const web::Url& url = slot.task.url;
  Host& host = host_of(url);
  if (host.greeted || stopping_ || !scope_.contains(url)) return;
  host.greeted = true;
  const auto probe = web::Url::resolve(url, probe_path(host.record.host));
  if (probe && (!options_.manners.obey_robots || host.robots.allows(probe->path()))) {
    Task task;
    task.purpose = capture::Purpose::probe;
    task.url = *probe;
    line_up(std::move(task));
  }
  if (url.scheme() != "https") return;
  Task task;
  task.purpose = capture::Purpose::probe;
  task.url = url;
  task.head = true;
  task.http2 = true;
  host.waiting.push_back(std::move(task));
}

void Crawl::meet(const Onward& onward, const web::Url& via, int depth) {
  if (onward.resource || onward.url.empty()) return;
  Target target{.url = onward.url.without_fragment(), .via = via, .depth = depth, .navigation = onward.navigation};
  if (!target.url.is_http())
    frontier_.note(target.url, Fate::excluded);
  else if (scope_.contains(target.url))
    meet_inside(std::move(target));
  else
    meet_outside(std::move(target));
}

void Crawl::meet_inside(Target target) {
  using capture::Unvisited;
  if (frontier_.is_known(target.url)) {
    if (!stopping_ && !target.from_sitemap) frontier_.add(target, host_name(target.url));
    return;
  }
  const bool is_start = target.url == options_.seed.without_fragment();
  if (stopping_) {
    frontier_.note_unvisited(std::move(target), *stopping_);
  } else if (!is_start && (scope_.is_excluded(target.url) || is_action(target.url))) {
    frontier_.note_unvisited(std::move(target), Unvisited::excluded_pattern);
  } else if (is_offline(target.url)) {
    frontier_.note_unvisited(std::move(target), Unvisited::offline);
  } else if (is_endless(target.url)) {
    frontier_.note_unvisited(std::move(target), Unvisited::trap);
  } else if (target.depth > options_.limits.max_depth) {
    frontier_.note_unvisited(std::move(target), Unvisited::limit_depth);
  } else {
    Host& host = host_of(target.url);
    if (!target.url.query().empty() && ++host.queries[std::string(target.url.path())] > max_queries) {
      frontier_.note_unvisited(std::move(target), Unvisited::trap);
      return;
    }
    ask_robots(host, target.url);
    frontier_.add(std::move(target), host.record.host);
  }
}

void Crawl::meet_outside(Target target) {
  if (!target.url.is_http()) {
    frontier_.note(target.url, Fate::excluded);
    return;
  }
  if (frontier_.is_known(target.url)) return;
  if (is_offline(target.url)) {
    frontier_.note_unvisited(std::move(target), capture::Unvisited::offline);
  } else if (stopping_ || !options_.check_external || !link_checker_.admit(std::string(target.url.host()))) {
    frontier_.note(target.url, Fate::excluded);
  } else if (frontier_.note(target.url, Fate::under_way)) {
    check_link(std::move(target), false);
  }
}

void Crawl::check_link(Target target, bool inside) {
  Task task;
  task.purpose = capture::Purpose::link_check;
  task.number = next_number_;
  next_number_ += static_cast<std::uint64_t>(std::max(options_.limits.max_redirects, 0)) + 1;
  task.url = target.url;
  task.redirected_from = target.redirected_from;
  task.target = std::move(target);
  task.head = true;
  task.inside = inside;
  ++links_queued_;
  host_of(task.url).waiting.push_back(std::move(task));
}

}  // namespace matang::source
