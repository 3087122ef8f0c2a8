#include "source/live/frontier.hpp"

#include <algorithm>

#include "source/live/scope.hpp"

namespace matang::source {

bool Frontier::add(Target target, const std::string& host) {
  const std::string id = identity(target.url);
  const auto found = known_.find(id);
  if (found != known_.end()) {
    Known& known = found->second;
    const bool moves_forward = known.fate == Fate::queued && known.key.depth == sitemap_depth && !target.from_sitemap;
    if (!moves_forward) return false;
    hosts_[host].erase(known.key);
    --queued_;
  } else if (is_full()) {
    return false;
  }
  int rank = 2;
  if (target.hops > 0)
    rank = 0;
  else if (target.navigation)
    rank = 1;
  else if (is_document(target.url))
    rank = 3;
  const Key key{target.from_sitemap ? sitemap_depth : target.depth, rank, ++sequence_};
  known_[id] = {Fate::queued, key};
  hosts_[host].emplace(key, std::move(target));
  ++queued_;
  return true;
}

bool Frontier::note(const web::Url& url, Fate fate) {
  if (is_full()) return false;
  return known_.try_emplace(identity(url), Known{fate, {}}).second;
}

bool Frontier::note_unvisited(Target target, capture::Unvisited why) {
  if (!note(target.url, Fate::unvisited)) return false;
  unvisited_.push_back(
      {target.url.without_fragment(), why, target.via.value_or(web::Url{}), target.depth, target.navigation});
  return true;
}

bool Frontier::is_known(const web::Url& url) const { return known_.contains(identity(url)); }

void Frontier::settle(const web::Url& url, Fate fate) { known_[identity(url)].fate = fate; }

void Frontier::give_up(const Target& target, capture::Unvisited why) {
  settle(target.url, Fate::unvisited);
  unvisited_.push_back(
      {target.url.without_fragment(), why, target.via.value_or(web::Url{}), target.depth, target.navigation});
}

std::optional<Target> Frontier::take(int depth, const std::function<bool(const std::string&)>& is_ready,
                                     bool only_hops) {
  auto best = hosts_.end();
  for (auto it = hosts_.begin(); it != hosts_.end(); ++it) {
    if (it->second.empty() || it->second.begin()->first.depth != depth) continue;
    if ((only_hops && it->second.begin()->second.hops == 0) || !is_ready(it->first)) continue;
    if (best == hosts_.end() || it->second.begin()->first < best->second.begin()->first) best = it;
  }
  if (best == hosts_.end()) return std::nullopt;
  Target target = std::move(best->second.begin()->second);
  best->second.erase(best->second.begin());
  if (best->second.empty()) hosts_.erase(best);
  --queued_;
  // An address that only a sitemap names lies deeper than everything that could be clicked to.
  if (target.from_sitemap)
    target.depth = deepest_ + 1;
  else
    deepest_ = std::max(deepest_, target.depth);
  settle(target.url, Fate::under_way);
  return target;
}

std::optional<int> Frontier::next_depth() const {
  std::optional<int> depth;
  for (const auto& [host, targets] : hosts_)
    if (!targets.empty() && (!depth || targets.begin()->first.depth < *depth)) depth = targets.begin()->first.depth;
  return depth;
}

void Frontier::close(capture::Unvisited why) {
  for (auto& [host, targets] : hosts_)
    for (auto& [key, target] : targets) give_up(target, why);
  hosts_.clear();
  queued_ = 0;
}

void Frontier::report(capture::Coverage& coverage) const {
  coverage.seen = known_.size();
  for (const auto& [id, known] : known_) {
    coverage.captured += known.fate == Fate::captured;
    coverage.failed += known.fate == Fate::failed;
    coverage.excluded += known.fate == Fate::excluded;
  }
  coverage.unvisited = unvisited_;
  std::sort(coverage.unvisited.begin(), coverage.unvisited.end(),
            [](const auto& a, const auto& b) { return a.url < b.url; });
}

}  // namespace matang::source
