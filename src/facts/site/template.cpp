#include "facts/site/template.hpp"

#include <algorithm>

namespace matang::facts {
namespace {

std::uint64_t mixed(std::uint64_t x) {  // the finaliser of SplitMix64 (Steele, Lea and Flood 2014)
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

/// The same words as a heading of a listing and as an item of a list of recent posts are two different things. The
/// place is left out: where a page's main part ends is a guess, and may be guessed differently on a short and on a long
/// page.
std::uint64_t key_of(const Block& block) {
  return mixed(block.hash + mixed(static_cast<std::uint64_t>(block.kind) + 1));
}

/// Counts of equal neighbours in a sorted list.
template <class Each>
void count_runs(const std::vector<std::uint64_t>& sorted, Each each) {
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t end = i + 1;
    while (end < sorted.size() && sorted[end] == sorted[i]) ++end;
    each(sorted[i], end - i);
    i = end;
  }
}

}  // namespace

void Template::learn(const PageFacts& page) {
  const auto begin = static_cast<std::ptrdiff_t>(met_.size());
  for (const Block& block : page.blocks) met_.push_back(key_of(block));
  std::sort(met_.begin() + begin, met_.end());
  met_.erase(std::unique(met_.begin() + begin, met_.end()), met_.end());
  std::uint64_t signature = 0;
  for (auto it = met_.begin() + begin; it != met_.end(); ++it) signature = mixed(signature ^ *it);
  if (!signatures_.insert(signature).second) {
    met_.resize(static_cast<std::size_t>(begin));
    return;
  }
  ++pages_;
  const auto frame_begin = static_cast<std::ptrdiff_t>(framed_.size());
  for (const Block& block : page.blocks)
    if (block.place == Place::header || block.place == Place::footer) framed_.push_back(key_of(block));
  std::sort(framed_.begin() + frame_begin, framed_.end());
  framed_.erase(std::unique(framed_.begin() + frame_begin, framed_.end()), framed_.end());
}

void Template::settle() {
  std::sort(met_.begin(), met_.end());
  count_runs(met_, [&](std::uint64_t key, std::size_t count) {
    if (count >= least_pages && count * 10 > pages_ * 4) shared_.emplace(key, count * 10 > pages_ * 6);
  });
  std::sort(framed_.begin(), framed_.end());
  count_runs(framed_, [&](std::uint64_t key, std::size_t count) {
    if (count >= 2 && count * 10 > pages_ * 4) shared_[key] = true;
  });
  met_ = {};
  framed_ = {};
  signatures_ = {};
}

bool Template::has(const Block& block) const { return shared_.count(key_of(block)) != 0; }

bool Template::surely_has(const Block& block) const {
  const auto it = shared_.find(key_of(block));
  return it != shared_.end() && it->second;
}

}  // namespace matang::facts
