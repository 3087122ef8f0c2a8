#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matang/result.hpp"
#include "matang/web/url.hpp"

namespace matang::lexicon {

/// How old the newest item under a concept may be before it is stale.
struct FreshnessPolicy {
  std::optional<std::chrono::days> max_age;  ///< nothing: never stale (profile, history)
  std::string reason_id, reason_en;          ///< why that span
  friend bool operator==(const FreshnessPolicy&, const FreshnessPolicy&) = default;
};

/// Something a page, menu, form, document or link can be about: "complaint", "budget", "under_construction".
struct Concept {
  std::string id;
  std::string title_id, title_en;                ///< for reports
  std::vector<std::string> groups;               ///< wider concepts it belongs to: service, state, document, component …
  std::vector<std::string> phrases;              ///< all languages, normalised
  std::vector<std::string> labels;               ///< phrases that count only as a whole text: a menu's "Berita", a heading
  std::vector<std::string> hosts;                ///< host patterns: "lapor.go.id", "jdih.*"
  std::vector<std::string> paths;                ///< path patterns: "/berita*", a whole path segment or a glob
  std::optional<FreshnessPolicy> freshness;
};

using ConceptIndex = std::uint16_t;

/// A phrase found in a text.
struct Match {
  ConceptIndex concept_index;
  std::size_t begin = 0, end = 0;  ///< bytes of the original text
};

/// The concepts of rubrics/lexicon.yaml with a matcher that finds all phrases of all concepts in one pass over a text
/// (Aho and Corasick 1975). Words match whole; case, white space and common diacritics do not matter; a phrase ending in `*`
/// also matches longer words ("pengadu*"). Labels match only where they are all the words of the text. Immutable and thread-safe.
class Lexicon {
 public:
  static Result<Lexicon> load(const std::string& path);
  static Result<Lexicon> read(std::string_view yaml, const std::string& file_name);

  const std::vector<Concept>& concepts() const;
  std::optional<ConceptIndex> find(std::string_view id) const;
  bool is_in(ConceptIndex index, std::string_view group_or_id) const;  ///< the concept itself or one of its groups
  std::vector<Match> match(std::string_view utf8_text) const;          ///< in order of position; overlaps kept
  std::vector<ConceptIndex> match_address(const web::Url& url) const;  ///< by host and path patterns; sorted, unique

  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

 private:
  struct Impl;
  explicit Lexicon(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace matang::lexicon
