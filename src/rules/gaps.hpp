#pragma once
#include "matang/rules/expression.hpp"

namespace matang::rules {

/// Whether what the selection did not find can be called absent.
bool is_covered(const facts::Tables& tables, const Selection& of);

/// What hides the rest: one Message a gap.
std::vector<Message> gap_reasons(const facts::Tables& tables, const Selection& of);

}  // namespace matang::rules
