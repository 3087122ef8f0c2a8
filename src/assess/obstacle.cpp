#include "assess/obstacle.hpp"

#include <algorithm>
#include <string>

#include "assess/findings.hpp"

namespace matang::assess {
namespace {

const facts::Page* front_page(const facts::SiteFacts& site, const web::Url& seed) {
  for (const facts::Page& page : site.pages)
    if (page.kind == facts::PageKind::front || page.url == seed || page.url == site.home) return &page;
  return nullptr;
}

}  // namespace

std::optional<Message> obstacle_of(const facts::SiteFacts& site, const capture::Coverage& coverage) {
  if (site.completeness.pages_read > 0) return std::nullopt;
  const facts::Page* front = front_page(site, coverage.seed);
  Message message;
  const bool forbidden =
      std::any_of(coverage.hosts.begin(), coverage.hosts.end(), [&](const capture::HostRecord& host) {
        return host.robots_forbids_all && !host.robots_ignored &&
               (host.host == coverage.seed.host() || coverage.hosts.size() == 1);
      });
  const bool blocked =
      std::any_of(site.completeness.gaps.begin(), site.completeness.gaps.end(),
                  [](const facts::Gap& gap) { return gap.kind == facts::GapKind::blocked && gap.count > 0; });
  if (forbidden)
    message.code = "obstacle.robots";
  else if (blocked || (front && front->state == facts::State::blocked))
    message.code = "obstacle.blocked";
  else if (coverage.interrupted && coverage.captured == 0)
    message.code = "obstacle.interrupted";
  else if (coverage.captured == 0)
    message.code = "obstacle.unreachable";
  else if (front && front->status >= 400)
    message.code = "obstacle.error";
  else
    message.code = "obstacle.nothing_readable";
  put(message, "url", coverage.seed.text());
  if (front) put(message, "answer", answer_of(front->status, front->detail));
  return message;
}

}  // namespace matang::assess
