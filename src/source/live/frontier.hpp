#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "matang/capture/coverage.hpp"
#include "matang/web/url.hpp"

namespace matang::source {

/// An address of the site that waits to be asked for.
struct Target {
  web::Url url;
  std::optional<web::Url> via{}, redirected_from{};
  int depth = 0;
  bool navigation = false;
  int hops = 0;               ///< redirects followed to get here
  bool from_sitemap = false;  ///< no page seen so far links to it
};

/// What became of an address that was met.
enum class Fate : std::uint8_t { queued, under_way, captured, failed, excluded, unvisited };

/// Every address met, once, and the order in which those of the site are asked for: breadth first; within a depth
/// redirects first, then menus, pages, documents; what only sitemaps name comes last. The order depends on the calls
/// alone.
class Frontier {
 public:
  /// Queues an address. False where it is known already (a link to an address known from a sitemap moves it forward).
  bool add(Target target, const std::string& host);
  /// Notes an address that will not be asked for. False where it is known already.
  bool note(const web::Url& url, Fate fate);
  bool note_unvisited(Target target, capture::Unvisited why);
  bool is_known(const web::Url& url) const;
  void settle(const web::Url& url, Fate fate);
  /// Takes back what `take` gave: it was met, but is not asked for.
  void give_up(const Target& target, capture::Unvisited why);

  /// The next address of that depth, of the hosts `is_ready` holds for; only redirects where `only_hops`.
  std::optional<Target> take(int depth, const std::function<bool(const std::string& host)>& is_ready, bool only_hops);
  /// Depth of what would come next; sitemaps' addresses count as the deepest.
  std::optional<int> next_depth() const;
  std::size_t queued() const { return queued_; }
  bool is_full() const { return known_.size() >= max_addresses; }

  /// Everything still queued was not asked for, and why.
  void close(capture::Unvisited why);
  /// Adds the sums and the list of the unvisited to the account.
  void report(capture::Coverage& coverage) const;

  static constexpr std::size_t max_addresses = 1'000'000;  ///< our choice; further ones are not met at all
  static constexpr int sitemap_depth = 1 << 20;

 private:
  struct Key {
    int depth, rank;
    std::uint64_t sequence;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Known {
    Fate fate = Fate::queued;
    Key key{};
  };

  std::unordered_map<std::string, Known> known_;  ///< by identity
  std::map<std::string, std::map<Key, Target>> hosts_;
  std::vector<capture::UnvisitedUrl> unvisited_;
  std::uint64_t sequence_ = 0;
  std::size_t queued_ = 0;
  int deepest_ = 0;
};

}  // namespace matang::source
