#include "cli/gather.hpp"

#include <algorithm>
#include <mutex>

namespace matang::cli {

std::vector<source::Onward> onward_of(const facts::PageFacts& page) {
  std::vector<source::Onward> onward;
  onward.reserve(page.menus.size() + page.links.size() + page.documents.size() + page.feeds.size() + 1);
  const auto add = [&](const web::Url& url, bool navigation) {
    if (url.is_http()) onward.push_back({url.without_fragment(), navigation, false});
  };
  if (page.meta_refresh) add(*page.meta_refresh, true);
  for (const auto& menu : page.menus) add(menu.target, true);
  for (const auto& link : page.links) add(link.target, link.in_menu);
  for (const auto& document : page.documents) add(document.url, false);
  for (const auto& feed : page.feeds) add(feed, false);
  return onward;
}

namespace {

/// Pages of one site show the same menus: the first copy is kept and the others join it. A few variants a site (the
/// current item marked, a section's own menu) are remembered; more are no template.
class MenuCopies {
 public:
  void share(facts::PageFacts& page) {
    if (page.menus.empty()) return;
    for (const auto& known : known_)
      if (page.menus.join(known)) return;
    if (known_.size() < 64) known_.push_back(page.menus);
  }

 private:
  std::vector<facts::SharedList<facts::MenuSeen>> known_;
};

/// Facts wait for the end of the crawl: what their lists reserved and did not use is given back, and with it the href
/// as written of links whose target is known, which nobody asks for again.
void trim(facts::PageFacts& page) {
  for (auto& link : page.links) {
    if (!link.target.empty()) link.href = {};
    link.text.shrink_to_fit();
  }
  for (auto& seen : page.concepts) seen.excerpt.shrink_to_fit();
  page.links.shrink_to_fit();
  page.concepts.shrink_to_fit();
  page.blocks.shrink_to_fit();
  page.dates.shrink_to_fit();
}

}  // namespace

Gathered gather(source::Source& source, const lexicon::Lexicon& lexicon) {
  Gathered gathered;
  MenuCopies menus;
  std::mutex mutex;  // captures arrive on several threads; what they leave is sorted below, so arrival never shows
  gathered.coverage = source.run([&](const capture::Capture& capture) -> std::vector<source::Onward> {
    capture::CaptureRecord record = capture::record_of(capture);
    const bool to_read = capture.purpose == capture::Purpose::page || capture.purpose == capture::Purpose::probe;
    if (!to_read) {
      const std::lock_guard lock(mutex);
      gathered.records.push_back(std::move(record));
      return {};
    }
    facts::PageFacts page = facts::read_page(capture, lexicon);
    auto onward = capture.purpose == capture::Purpose::page ? onward_of(page) : std::vector<source::Onward>{};
    trim(page);
    const std::lock_guard lock(mutex);
    menus.share(page);
    gathered.records.push_back(std::move(record));
    gathered.pages.push_back(std::move(page));
    return onward;
  });
  const auto by_number = [](const auto& a, const auto& b) { return a.number < b.number; };
  std::sort(gathered.pages.begin(), gathered.pages.end(), by_number);
  std::sort(gathered.records.begin(), gathered.records.end(), by_number);
  return gathered;
}

}  // namespace matang::cli
