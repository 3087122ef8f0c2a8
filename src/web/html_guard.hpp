#pragma once
#include <cstddef>
#include <string>

namespace matang::web {

/// Takes from a page what would make a tree-building parser slow beyond measure: elements nested deeper than
/// `max_depth`, hundreds of formatting elements left open, thousands of attributes on one tag. Their text stays, and so
/// do all line numbers. Follows the parser's stack of open elements (HTML Standard §13.2.4.2) closely enough that it
/// never believes it shorter than it is. True where something was taken out.
bool guard_html(std::string& text, std::size_t max_depth);

}  // namespace matang::web
