#include "fuzz.hpp"
#include "matang/lexicon/lexicon.hpp"

/// First line: an address; the rest: a text. Both against the shipped lexicon.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  static const auto lexicon = lexicon::Lexicon::load(MATANG_LEXICON);
  const auto [address, text] = fuzz::split_line(fuzz::text_of(data, size));
  for (const auto& match : lexicon->match(text))
    fuzz::promise(match.begin < match.end && match.end <= text.size() &&
                  match.concept_index < lexicon->concepts().size());
  if (const auto url = web::Url::parse(address)) lexicon->match_address(*url);
  return 0;
}
