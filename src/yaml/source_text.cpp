#include "source_text.hpp"

#include <algorithm>
#include <cstdint>

namespace matang::yaml {
namespace {

constexpr std::size_t stride = 64;
constexpr std::size_t most_faults = 20;

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// Length of the UTF-8 sequence at the head of `text`, 0 where it is none (RFC 3629: no overlong forms, no surrogates).
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF)
    return follows(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
  if (lead >= 0xF0 && lead <= 0xF4)
    return follows(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
  return 0;
}

}  // namespace

SourceText::SourceText(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {
  if (text_.substr(0, 3) == "\xEF\xBB\xBF") text_.remove_prefix(3);
  line_starts_.push_back(0);
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (i % stride == 0) characters_before_.push_back(characters);
    if (begins_character(text_[i])) ++characters;
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
  }
  if (text_.size() % stride == 0) characters_before_.push_back(characters);
}

Problems SourceText::faults() const {
  Problems problems;
  bool indenting = true;
  std::size_t tab = std::string_view::npos;
  for (std::size_t i = 0; i < text_.size() && problems.size() < most_faults;) {
    const char c = text_[i];
    const std::size_t length = utf8_length(text_.substr(i));
    if (length == 0) {
      problems.push_back({at_byte(i), "this is not UTF-8 text", "save the file as UTF-8"});
      return problems;
    }
    if (c == '\n') {
      indenting = true;
      tab = std::string_view::npos;
    } else if (c == '\r') {
      if (i + 1 == text_.size() || text_[i + 1] != '\n')
        problems.push_back({at_byte(i), "a carriage return stands alone", "end lines with a line feed"});
    } else if (c == '\t' && indenting) {
      tab = std::min(tab, i);
    } else if (c != ' ' && c != '\t' && indenting) {
      indenting = false;
      if (tab != std::string_view::npos && c != '#')
        problems.push_back({at_byte(tab), "a tab indents this line", "indent with spaces"});
    }
    // YAML 1.2 §5.1 forbids them; yaml-cpp takes U+0004 for the end of the file and would drop the rest in silence.
    const auto code = static_cast<unsigned char>(c);
    if ((code < 0x20 && c != '\t' && c != '\n' && c != '\r') || code == 0x7F)
      problems.push_back({at_byte(i), "a control character stands here", "remove it"});
    i += length;
  }
  return problems;
}

Location SourceText::at(std::size_t line, std::size_t column) const {
  if (line >= line_starts_.size()) return at_byte(text_.size());
  return at_byte(std::min(line_starts_[line] + column, text_.size()));
}

Location SourceText::at_byte(std::size_t position) const {
  const auto characters = [&](std::size_t end) {
    std::size_t count = characters_before_[end / stride];
    for (std::size_t i = end / stride * stride; i < end; ++i) count += begins_character(text_[i]) ? 1U : 0U;
    return count;
  };
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), position);
  const auto line = static_cast<std::size_t>(after - line_starts_.begin());
  return {file_, line, characters(position) - characters(line_starts_[line - 1]) + 1};
}

std::string_view SourceText::from(const Location& place) const {
  if (place.line == 0 || place.line > line_starts_.size()) return {};
  std::size_t position = line_starts_[place.line - 1];
  for (std::size_t character = 1; position < text_.size(); ++position) {
    if (!begins_character(text_[position])) continue;
    if (character++ == place.column) break;
  }
  return text_.substr(position);
}

std::string_view SourceText::line(std::size_t line) const {
  if (line >= line_starts_.size()) return {};
  const std::size_t begin = line_starts_[line];
  return text_.substr(begin, text_.find('\n', begin) - begin);
}

}  // namespace matang::yaml
