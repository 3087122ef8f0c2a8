#include <algorithm>
#include <charconv>

#include "matang/survey/coding.hpp"
#include "survey/cell_text.hpp"

namespace matang::survey {
namespace {

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

/// "4", "4.0", "4,00", "-1": how spreadsheets write a whole number.
std::optional<int> bare_number(std::string_view cell) {
  const std::size_t mark = cell.find_first_of(".,");
  if (mark != std::string_view::npos) {
    if (cell.substr(mark + 1).find_first_not_of('0') != std::string_view::npos) return std::nullopt;
    cell = cell.substr(0, mark);
  }
  return whole_number(cell);
}

std::optional<std::size_t> by_value(const Scale& scale, int value) {
  for (std::size_t i = 0; i < scale.labels.size(); ++i)
    if (scale.labels[i].value == value) return i;
  return std::nullopt;
}

std::optional<std::size_t> by_wording(const Scale& scale, const std::string& words) {
  for (std::size_t i = 0; i < scale.labels.size(); ++i) {
    const Label& label = scale.labels[i];
    if (folded(label.text.id) == words || folded(label.text.en) == words ||
        std::any_of(label.also.begin(), label.also.end(), [&](const std::string& one) { return folded(one) == words; }))
      return i;
  }
  return std::nullopt;
}

}  // namespace

ScaleReading read_scale_answer(const Scale& scale, std::string_view cell) {
  const std::string text = cleaned(cell);
  if (const auto number = bare_number(text)) return {by_value(scale, *number), false};
  std::string words = folded(text);
  if (const auto label = by_wording(scale, words)) return {label, false};
  // "5 - Sangat setuju", "Sangat setuju (5)".
  std::optional<int> number;
  if (const std::size_t first = words.find(' '); first != std::string::npos) {
    const std::size_t last = words.rfind(' ');
    if ((number = whole_number(words.substr(0, first))))
      words.erase(0, first + 1);
    else if ((number = whole_number(words.substr(last + 1))))
      words.erase(last);
  }
  if (!number) return {};
  const auto label = by_wording(scale, words);
  if (!label) return {};
  if (scale.labels[*label].value != *number) return {std::nullopt, true};
  return {label, false};
}

}  // namespace matang::survey
