#include "facts/site/reach.hpp"

#include <algorithm>
#include <array>

namespace matang::facts {
namespace {

std::string words(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string because_unvisited(const capture::UnvisitedUrl* unvisited) {
  using capture::Unvisited;
  if (!unvisited) return "not asked for";
  switch (unvisited->why) {
    case Unvisited::robots:
      return "not asked for: robots.txt forbids it";
    case Unvisited::limit_pages:
      return "not asked for: the limit of pages was reached";
    case Unvisited::limit_depth:
      return "not asked for: deeper than the limit of depth";
    case Unvisited::limit_time:
      return "not asked for: the limit of time was reached";
    case Unvisited::limit_bytes:
      return "not asked for: the limit of bytes was reached";
    case Unvisited::interrupted:
      return "not asked for: the crawl was interrupted";
    case Unvisited::trap:
      return "not asked for: one of an endless series of addresses";
    case Unvisited::excluded_pattern:
      return "not asked for: excluded by the options of the run";
    case Unvisited::offline:
      return "not asked for: the run was offline";
  }
  return "not asked for";
}

std::string because_failed(const capture::FetchFailure& failure) {
  std::string text = "no answer: " + words(spelling(failure.kind));
  if (!failure.detail.empty()) text += " (" + failure.detail + ")";
  return text;
}

/// Front pages under two addresses are one front page.
bool came_home(const SiteView& view, const web::Url& target, const web::Url& final_url) {
  if (target.without_fragment() == final_url || !is_home_address(final_url, view.home) ||
      is_home_address(target, view.home))
    return false;
  const std::string host = host_of(final_url);
  return host == host_of(target) || host == host_of(view.home);
}

}  // namespace

bool is_document(const capture::CaptureRecord& record) {
  if (const auto disposition = record.headers.find("content-disposition")) {
    std::string_view text = *disposition;
    constexpr std::string_view attachment = "attachment";
    if (text.size() >= attachment.size() &&
        std::equal(attachment.begin(), attachment.end(), text.begin(), [](char a, char b) { return a == (b | 0x20); }))
      return true;  // RFC 6266 §4.2
  }
  const auto type = record.headers.find("content-type");
  if (!type) return false;
  const std::string essence = web::parse_media_type(*type).essence;
  for (const std::string_view family : {"image/", "audio/", "video/", "font/"})
    if (essence.compare(0, family.size(), family) == 0) return true;
  constexpr std::string_view application = "application/";
  if (essence.compare(0, application.size(), application) != 0) return essence == "text/csv" || essence == "text/rtf";
  // What a browser shows or a program reads is no document.
  static constexpr std::array<std::string_view, 6> shown{"xhtml+xml",  "xml",     "json",
                                                         "javascript", "rss+xml", "atom+xml"};
  return std::find(shown.begin(), shown.end(), essence.substr(application.size())) == shown.end();
}

Reached reach(const SiteView& view, const web::Url& target) {
  const Answer answer = view.answers.to(target);
  Reached reached;
  reached.final_url = answer.final_url;
  reached.record = answer.record;
  const auto say = [&](State state, std::string detail) -> Reached& {
    reached.state = state;
    reached.detail = std::move(detail);
    return reached;
  };
  if (!answer.record) return say(State::not_checked, because_unvisited(answer.unvisited));
  const capture::CaptureRecord& record = *answer.record;
  reached.status = record.status;
  if (record.refused) return say(State::blocked, record.status ? "HTTP " + std::to_string(record.status) : "refused");
  if (answer.loop) return say(State::redirect_loop, "its redirects never end");
  if (record.failure) {
    using capture::FailureKind;
    if (record.failure->kind == FailureKind::interrupted) return say(State::not_checked, "the crawl was interrupted");
    if (record.failure->kind == FailureKind::address_forbidden)
      return say(State::not_checked, because_failed(*record.failure));
    return say(State::broken, because_failed(*record.failure));
  }
  if (record.status >= 400 || record.status < 200) return say(State::broken, "HTTP " + std::to_string(record.status));
  if (record.status >= 300)
    return say(State::broken, "HTTP " + std::to_string(record.status) + " without a usable Location");
  reached.page = view.page_at(answer.final_url);
  if (is_document(record)) return say(State::document, {});
  if (reached.page && (reached.page->state < State::login)) return say(reached.page->state, reached.page->detail);
  if (reached.page && reached.page->state == State::login) return say(State::login, reached.page->detail);
  if (came_home(view, target, answer.final_url)) return say(State::returns_home, "ends at the front page");
  if (reached.page) return say(reached.page->state, reached.page->detail);
  return say(State::works, "answers; not read");
}

Reached reach_from(const SiteView& view, const web::Url& from, const web::Url& target) {
  if (!target.is_http()) {
    Reached reached;
    reached.final_url = target;
    reached.state = State::works;
    reached.detail = "opens another program: " + std::string(target.scheme());
    return reached;
  }
  Reached reached = reach(view, target);
  if (!view.government.owns(target) && is_private_target(target)) {
    reached.state = State::dead_control;
    reached.detail = "leads to " + host_of(target) + ", which no visitor can open";
    return reached;
  }
  // A shortened address of somebody else that ends at the site itself does not leave it.
  const bool leaves = reached.record ? !view.government.owns(reached.final_url) : !view.government.owns(target);
  if (leaves || !view.government.owns(reached.final_url)) {
    std::string there = reached.detail.empty() || reached.state == State::works
                            ? "answers with HTTP " + std::to_string(reached.status)
                            : reached.detail;
    reached.detail = host_of(reached.final_url) + ": " + there;
    reached.state = State::leaves_site;
    return reached;
  }
  if (reached.state < State::leaves_site) return reached;
  if (host_of(reached.final_url) != host_of(from) && reached.state != State::returns_home) {
    if (reached.state != State::works)
      reached.detail = host_of(reached.final_url) + ": " + std::string(spelling(reached.state)) +
                       (reached.detail.empty() ? "" : "; " + reached.detail);
    else
      reached.detail = host_of(reached.final_url);
    reached.state = State::sibling;
  }
  return reached;
}

}  // namespace matang::facts
