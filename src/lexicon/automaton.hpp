#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "matang/lexicon/lexicon.hpp"

namespace matang::lexicon {

/// Finds all phrases in one pass (Aho and Corasick 1975), its failure links already resolved into a dense table: one
/// look-up a character. Phrases are words between blanks, so that they match whole; all begin at a word's begin.
class Automaton {
 public:
  struct Phrase {
    std::string text;  ///< normalised; a final `*` matches any rest of the last word
    ConceptIndex concept_index = 0;
    bool whole_text = false;  ///< a label: counts only where the text has no other words
  };
  /// Our choice: 200,000 states of some forty classes are 32 MB; a lexicon of ten thousand phrases stays below.
  static constexpr std::size_t most_characters = 200'000;

  explicit Automaton(const std::vector<Phrase>& phrases);
  std::vector<Match> match(std::string_view text) const;

 private:
  using State = std::uint32_t;
  struct Output {
    ConceptIndex concept_index = 0;
    std::uint16_t words = 1;
    bool whole_text = false;
  };
  struct Trie;
  class Walk;

  void flatten(const Trie& trie);

  std::array<std::uint8_t, 256> class_of_{};  ///< 0: in no phrase; 1: the blank
  std::size_t classes_ = 2;
  std::vector<State> next_;                ///< by state (already times classes_) and class
  State first_final_ = 0;                  ///< states from here on have outputs
  State start_ = 0;                        ///< after a blank
  std::vector<std::uint32_t> outputs_of_;  ///< by (state - first_final_) / classes_; one more at the end
  std::vector<Output> outputs_;
  std::size_t most_words_ = 1;
};

}  // namespace matang::lexicon
