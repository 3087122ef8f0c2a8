#include <map>

#include "facts/site/rows.hpp"

namespace matang::facts {

std::vector<Channel> channels_of(const SiteView& view) {
  struct Gathered {
    const SitePage* nearest = nullptr;
    const SitePage* last = nullptr;
    const ChannelSeen* seen = nullptr;
    std::int64_t pages = 0;
  };
  std::map<std::pair<ChannelKind, std::string_view>, Gathered> gathered;
  for (const SitePage& page : view.pages) {
    for (const ChannelSeen& channel : page.facts->channels) {
      Gathered& entry = gathered[{channel.kind, channel.value}];
      if (entry.last != &page) ++entry.pages;
      entry.last = &page;
      if (entry.nearest && !is_nearer(page, *entry.nearest)) continue;
      entry.nearest = &page;
      entry.seen = &channel;
    }
  }
  std::vector<Channel> rows;
  rows.reserve(gathered.size());
  for (const auto& [key, entry] : gathered)
    rows.push_back({key.first,
                    std::string(key.second),
                    entry.nearest->facts->url,
                    entry.pages,
                    entry.nearest->host,
                    {entry.nearest->facts->url, entry.seen->line, entry.seen->excerpt}});
  return rows;
}

}  // namespace matang::facts
