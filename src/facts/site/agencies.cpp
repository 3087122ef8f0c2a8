#include <set>
#include <string>

#include "facts/site/hosts.hpp"
#include "facts/site/reach.hpp"
#include "facts/site/rows.hpp"

namespace matang::facts {
namespace {

/// The hosts that pages of other hosts link to; of an agency in a folder of a shared host, its folder counts.
class Linked {
 public:
  explicit Linked(const SiteView& view) {
    for (const SitePage& page : view.pages)
      for (const LinkSeen& link : page.facts->links)
        if (link.target.is_http()) targets_.emplace(host_of(link.target), std::string(link.target.path()), page.host);
  }

  bool to(const web::Url& url) const {
    const std::string host = host_of(url);
    const std::string folder(url.path());
    const bool whole_host = folder.size() <= 1;
    for (auto at = targets_.lower_bound({host, "", ""}); at != targets_.end() && std::get<0>(*at) == host; ++at) {
      const auto& [to, path, from] = *at;
      if (whole_host ? from != host : path.compare(0, folder.size(), folder) == 0) return true;
    }
    return false;
  }

 private:
  std::set<std::tuple<std::string, std::string, std::string>> targets_;  ///< host, path, from which host
};

}  // namespace

std::vector<Agency> agencies_of(const SiteView& view, const std::vector<ListedAgency>& listed, bool complete) {
  std::vector<Agency> rows;
  if (listed.empty()) return rows;
  const Linked linked(view);
  for (const ListedAgency& each : listed) {
    Agency row;
    row.name = each.name;
    row.kind = each.kind;
    row.url = each.url;
    row.seen = {each.url.empty() ? view.home : each.url, 0, each.name};
    if (each.url.empty()) {
      row.state = State::not_found;
      row.linked = false;
    } else {
      row.state = reach(view, each.url).state;
      row.host = host_of(row.url);
      if (linked.to(each.url))
        row.linked = true;
      else if (complete)
        row.linked = false;
      else
        row.linked = Unknown{"part of the site was not seen"};
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace matang::facts
