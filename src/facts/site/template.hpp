#pragma once
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "matang/facts/page_facts.hpp"

namespace matang::facts {

/// What the pages of one host share, learned from the pages and not from class names (site-style tree, Yi, Liu and Li
/// 2003: what most pages repeat is template). A block is template where more than 40 % of the host's different pages
/// carry it, and at least four do: what two of three pages share may be chance (both shares are our choice).
class Template {
 public:
  /// Pages of the same blocks count once: a soft 404 under a hundred addresses must not become the template.
  void learn(const PageFacts& page);
  void settle();  ///< after the last `learn`, before the first question

  bool has(const Block& block) const;
  /// On more than 60 % of the pages: sure enough to call a page empty that has nothing else.
  bool surely_has(const Block& block) const;
  std::size_t pages() const { return pages_; }
  bool is_known() const { return pages_ >= least_pages; }

  static constexpr std::size_t least_pages = 4;

 private:
  std::vector<std::uint64_t> met_;     ///< each page's distinct keys, one after the other
  std::vector<std::uint64_t> framed_;  ///< the same, of headers and footers alone
  std::unordered_set<std::uint64_t> signatures_;
  std::unordered_map<std::uint64_t, bool> shared_;  ///< true: surely
  std::size_t pages_ = 0;
};

}  // namespace matang::facts
