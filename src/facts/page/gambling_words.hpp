#pragma once
#include <cstddef>
#include <string_view>

#include "matang/lexicon/lexicon.hpp"

namespace matang::facts::page {

/// How many different phrases of the concept `gambling` a text has.
std::size_t count_gambling_phrases(const lexicon::Lexicon& lexicon, std::string_view text);

/// Whether a text speaks of gambling as those do who fight it or report on it: "pemblokiran", "bahaya", "polisi" …
bool speaks_against_gambling(std::string_view text);

/// Whether a host's name is that of a gambling site: "slot-gacor88.example".
bool is_gambling_host(std::string_view host);

}  // namespace matang::facts::page
