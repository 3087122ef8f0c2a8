#pragma once
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "matang/capture/capture.hpp"
#include "matang/capture/coverage.hpp"
#include "matang/facts/page_facts.hpp"

namespace matang::facts {

/// What an address led to, redirects followed to their end.
struct Answer {
  web::Url final_url;                              ///< the address itself where nothing redirects
  const capture::CaptureRecord* record = nullptr;  ///< that ends the chain; nullptr where it was not asked for
  bool loop = false;
  const capture::UnvisitedUrl* unvisited = nullptr;  ///< why it was not asked for, where the crawl says so
};

/// The account of a crawl, by address. Keeps views into what it is made from, which must outlive it.
class Answers {
 public:
  Answers(const std::vector<capture::CaptureRecord>& records, const capture::Coverage& coverage,
          const std::vector<PageFacts>& pages);

  /// Fragments do not matter.
  Answer to(const web::Url& url) const;
  /// The record of that very address: the best, where it was asked for more than once.
  const capture::CaptureRecord* record_of(const web::Url& url) const;
  const capture::CaptureRecord* record_of(std::uint64_t number) const;

 private:
  std::unordered_map<std::string_view, const capture::CaptureRecord*> by_address_;
  std::unordered_map<std::uint64_t, const capture::CaptureRecord*> by_number_;
  std::unordered_map<std::string_view, const web::Url*> refreshes_;  ///< pages that are nothing but a meta refresh
  std::unordered_map<std::string_view, const capture::UnvisitedUrl*> unvisited_;
};

}  // namespace matang::facts
