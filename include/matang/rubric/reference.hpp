#pragma once
#include <string>

#include "matang/lexicon/lexicon.hpp"

namespace matang::rubric {

/// What a rule may be made of, as Markdown: every operator with its operands, every condition, every table with its
/// fields, every concept of the lexicon; from the descriptions that loading reads, so that it cannot go stale.
std::string reference(const lexicon::Lexicon& lexicon);

}  // namespace matang::rubric
