#include "matang/problem.hpp"

#include <fmt/format.h>

namespace matang {

std::string to_text(const Problem& problem) {
  std::string text = problem.where.file;
  if (problem.where.line != 0) text += fmt::format(":{}:{}", problem.where.line, problem.where.column);
  if (!text.empty()) text += ": ";
  text += problem.what;
  if (!problem.hint.empty()) text += "; " + problem.hint;
  return text;
}

}  // namespace matang
