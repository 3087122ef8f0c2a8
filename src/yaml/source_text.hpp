#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "matang/problem.hpp"

namespace matang::yaml {

/// The text of a YAML file before it is parsed: whether a strict reader may look at it at all, and where its lines
/// begin.
class SourceText {
 public:
  SourceText(std::string_view text, std::string file);

  /// What the parser would misread or pass over in silence: broken UTF-8, control characters, lone carriage returns,
  /// tabs that indent. At most twenty faults.
  Problems faults() const;

  /// Of a place the parser names: both from 0, the column in bytes. Columns for people count characters.
  Location at(std::size_t line, std::size_t column) const;
  Location whole() const { return {file_, 0, 0}; }
  std::string_view line(std::size_t line) const;  ///< from 0; without its end
  std::string_view text() const { return text_; }
  std::string_view from(const Location& place) const;  ///< the text from a place this class gave

 private:
  Location at_byte(std::size_t position) const;

  std::string_view text_;  ///< without a byte order mark
  std::string file_;
  std::vector<std::size_t> line_starts_;
  std::vector<std::size_t> characters_before_;  ///< before every 64th byte, so that a place costs little in any line
};

}  // namespace matang::yaml
