#pragma once
#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "matang/source/source.hpp"
#include "source/live/fetcher.hpp"
#include "source/live/frontier.hpp"
#include "source/live/link_checker.hpp"
#include "source/live/politeness.hpp"
#include "source/live/scope.hpp"
#include "source/live/workers.hpp"

namespace matang::source {

/// A request to be made, and what is known about it.
struct Task {
  std::uint64_t order = 0;   ///< place among the results that feed the frontier; 0: feeds nothing
  std::uint64_t number = 0;  ///< of its capture; a chain of redirects has the numbers behind it reserved
  capture::Purpose purpose = capture::Purpose::page;
  web::Url url;
  Target target;  ///< as taken from the frontier (pages), or how a link check was met
  std::optional<web::Url> redirected_from;
  std::vector<web::Url> chain;  ///< addresses that led here by redirects followed within this task
  bool head = false;
  bool retry = false;
  bool inside = true;
  bool conditional = false;  ///< asked for only if changed since the earlier capture
  bool anew = false;         ///< what the earlier capture has of it cannot be used
  bool http2 = false;        ///< no capture: learns whether the host offers HTTP/2
};

/// One host of the site, or one that a link leads to.
struct Host {
  explicit Host(Politeness p) : politeness(p) {}
  Politeness politeness;
  std::deque<Task> waiting;
  capture::HostRecord record;
  web::Robots robots = web::Robots::allow_all();
  bool inside = false;
  bool robots_asked = false, robots_known = false;
  bool unreachable = false;  ///< robots.txt got no HTTP answer
  bool greeted = false;      ///< probes were sent
  std::size_t sitemaps = 0, sitemap_pages = 0;
  std::size_t failures = 0;  ///< one after another, without an HTTP answer
  std::size_t refusals = 0;  ///< one after another
  bool answered = false;
  bool second_round = false;  ///< what failed in passing is being asked again
  std::optional<std::chrono::sys_seconds> certificate_expires;
  std::map<std::string, std::size_t, std::less<>> queries;  ///< path → addresses that differ in the query
};

/// A live crawl. Decides in an order that depends on the answers alone, never on when they came: every request that can
/// feed the frontier has a place in line, and its result takes effect when all before it have (`apply_next`), and only
/// when the next decision needs it.
class Crawl {
 public:
  Crawl(const CrawlOptions& options, capture::WarcWriter* writer, const std::atomic<bool>* stop, const Watch& watch,
        const Reader& read);
  capture::Coverage run();

 private:
  using Clock = std::chrono::steady_clock;
  struct Slot {  ///< one place in line
    Task task;
    bool done = false;
    bool dropped = false;                  ///< the crawl ended before it was asked for
    bool answered = false;                 ///< with HTTP
    std::optional<capture::Capture> held;  ///< a redirect or a try to be repeated: emitted, or not, when its turn comes
    std::optional<capture::FetchFailure> failure;
    int status = 0;
    Reading reading;
  };
  struct Emission {
    std::uint64_t order;
    capture::Capture capture;
  };

  // crawl.cpp: requests, answers, time
  void dispatch();
  void start(Host& host, Task task);
  void ask_only_if_changed(Task& task, FetchRequest& request);
  bool take_not_modified(const Task& task, capture::Capture& capture);
  void take_answer(Fetched&& fetched);
  void finish_page(Task&& task, capture::Capture&& capture);
  void finish_chain(Task&& task, capture::Capture&& capture);
  void emit(std::uint64_t order, capture::Capture&& capture);
  void hand_over();
  void take_readings();
  std::chrono::milliseconds patience() const;
  bool is_idle() const;
  void look_at_the_clock();
  void shut_down(capture::Unvisited why);
  void drop(const Task& task, capture::Unvisited why);
  void tell(bool last);
  void tell_of_host(Progress& progress) const;

  // crawl_order.cpp: what is asked for next, and what follows from an answer
  void assign();
  bool apply_next();
  void apply_page(Slot& slot);
  void apply_redirect(Slot& slot);
  void apply_robots(Slot& slot);
  void apply_sitemap(const Slot& slot);

  // crawl_meet.cpp: addresses that were met, and what is asked of their hosts
  void greet(const Slot& slot);
  void ask_robots(Host& host, const web::Url& url);
  void ask_sitemap(Host& host, const web::Url& url);
  void meet(const Onward& onward, const web::Url& via, int depth);
  void meet_inside(Target target);
  void meet_outside(Target target);
  void check_link(Target target, bool inside);
  void retry_held();
  void give_up_held(Task&& task, capture::Capture&& capture);
  void ask_page(Target target, bool retry);
  void line_up(Task task);  ///< gives the task its place and puts it to its host
  bool is_offline(const web::Url& url) const;
  bool leads_back(const web::Url& from, const web::Url& to) const;
  Host& host_of(const web::Url& url);
  capture::Coverage account();

  const CrawlOptions& options_;
  capture::WarcWriter* writer_;
  const std::atomic<bool>* stop_;
  const Watch& watch_;
  const Scope scope_;
  Fetcher fetcher_;
  Frontier frontier_;
  LinkChecker link_checker_;
  std::map<std::string, std::unique_ptr<Host>> hosts_;
  std::unordered_map<std::uint64_t, Task> under_way_;  ///< by the number of the request
  std::deque<Slot> line_;                              ///< in order; the first is `line_begin_`
  std::uint64_t line_begin_ = 1;
  std::map<int, std::size_t> pages_in_line_;  ///< by depth
  std::deque<Emission> backlog_;              ///< captures no worker had room for yet
  std::size_t being_read_ = 0;
  std::vector<std::pair<Task, capture::Capture>> held_;  ///< failed in a way worth a second try
  std::unordered_map<std::string, web::Url> redirects_;  ///< in effect so far: address → target
  std::unordered_set<std::string> sitemaps_asked_;
  std::unordered_set<std::string> only_if_changed_;  ///< addresses asked for in that way, or answered so
  std::uint64_t next_number_ = 1, next_request_ = 1;
  std::size_t pages_taken_ = 0, pages_done_ = 0, links_queued_ = 0, links_checked_ = 0, failed_ = 0, requests_ = 0,
              bytes_ = 0, not_modified_ = 0;
  std::optional<capture::Unvisited> stopping_;
  bool interrupted_ = false;
  std::chrono::sys_seconds started_at_{};
  Clock::time_point started_{}, told_{};
  std::string current_host_;
  std::vector<Fetched> answers_;
  Workers workers_;  ///< last: its threads end before what they use
};

/// Where an answer redirects to, by an HTTP redirect.
std::optional<web::Url> redirect_target(const capture::Capture& capture);

/// As robots.txt rules see an address.
std::string path_and_query(const web::Url& url);

/// Host name, with the port where it is not the scheme's own.
std::string host_name(const web::Url& url);

}  // namespace matang::source
