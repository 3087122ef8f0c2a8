#include "source/live/crawl.hpp"
#include "source/live/transfer.hpp"

namespace matang::source {
namespace {

/// Whether a body kept earlier is what this crawl would keep of the same answer: its limits may have been others, and a
/// broken connection may have cut it.
bool is_as_kept_now(const capture::Earlier::Entry& entry, const FetchRequest& request) {
  const bool named = !entry.content_type.empty();
  const std::size_t limit = is_read_whole(named ? std::optional<std::string_view>(entry.content_type) : std::nullopt)
                                ? request.max_body
                                : request.max_other_body;
  return entry.truncated ? entry.body_bytes == limit : entry.body_bytes <= limit;
}

}  // namespace

/// Only for what the earlier capture has under this very address. A second request for it in one crawl is made in full,
/// so that no record of the earlier archive is copied twice.
void Crawl::ask_only_if_changed(Task& task, FetchRequest& request) {
  using capture::Purpose;
  const bool read_here =
      task.purpose == Purpose::page || task.purpose == Purpose::robots || task.purpose == Purpose::sitemap;
  if (!options_.since || !read_here || !task.inside || task.head || task.http2 || task.anew) return;
  const capture::Earlier::Entry* entry = options_.since->find(task.url);
  if (!entry || !is_as_kept_now(*entry, request) || !only_if_changed_.insert(task.url.text()).second) return;
  request.etag = entry->etag;
  request.last_modified = entry->last_modified;
  task.conditional = true;
}

/// Puts the earlier answer in the place of a 304. False where it cannot be read any more: then it must be asked for in
/// full.
bool Crawl::take_not_modified(const Task& task, capture::Capture& capture) {
  auto* response = std::get_if<capture::Response>(&capture.outcome);
  if (!response || response->status != 304) {
    only_if_changed_.erase(task.url.text());
    return true;
  }
  auto kept = options_.since->read(task.url);
  if (!kept) return false;
  capture.not_modified = capture::NotModified{response->headers, kept->response.headers, std::move(kept->record_id),
                                              kept->at, std::move(kept->ip)};
  *response = capture::revalidated(std::move(kept->response), capture.not_modified->headers);
  ++not_modified_;
  ++host_of(task.url).record.not_modified;
  return true;
}

void Crawl::tell_of_host(Progress& progress) const {
  const auto now = Clock::now();
  const auto tell = [&](const Host& host) {
    progress.current_host = host.record.host;
    progress.wait = host.politeness.wait_asked_for(now);
    constexpr std::size_t some = 3;  // our choice: one refused page is no refusing host
    progress.mood = progress.wait.count() > 0     ? HostMood::waiting
                    : host.refusals >= some       ? HostMood::blocked
                    : host.failures >= some       ? HostMood::silent
                    : host.politeness.is_slowed() ? HostMood::slowed
                                                  : HostMood::steady;
    return progress.mood != HostMood::steady;
  };
  const auto current = hosts_.find(current_host_);
  if (current != hosts_.end() && tell(*current->second)) return;
  for (const auto& [name, host] : hosts_)  // one that holds the crawl up is worth more than one that does not
    if (host->inside && !host->waiting.empty() && tell(*host)) return;
  if (current != hosts_.end()) tell(*current->second);
}

}  // namespace matang::source
