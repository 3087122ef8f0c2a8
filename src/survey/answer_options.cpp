#include "survey/answer_options.hpp"

#include <algorithm>
#include <string_view>

#include "survey/cell_text.hpp"

namespace matang::survey {
namespace {

bool same(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

AnswerOptions::AnswerOptions(const Item& item, std::vector<Choice>& options) : item_(item), options_(options) {
  options_ = item.choices;
  for (std::size_t i = 0; i < options_.size(); ++i) {
    add(folded(options_[i].text.id), i);
    add(folded(options_[i].text.en), i);
    add(folded(options_[i].id), i);
    for (const std::string& one : options_[i].also) add(folded(one), i);
  }
}

std::optional<std::uint16_t> AnswerOptions::find(const std::string& answer) {
  const std::string words = folded(answer);
  if (const auto found = codes_.find(words); found != codes_.end()) return static_cast<std::uint16_t>(found->second);
  if (item_.choices.empty()) {
    if (options_.size() == most) {
      too_many = true;
      return std::nullopt;
    }
    options_.push_back({words, {answer, answer}, {}});
    add(words, options_.size() - 1);
    return static_cast<std::uint16_t>(options_.size() - 1);
  }
  if (!item_.other) return std::nullopt;
  if (!other_) {
    other_ = options_.size();
    options_.push_back({"other", {"Lainnya", "Other"}, {}});
  }
  return static_cast<std::uint16_t>(*other_);
}

std::size_t AnswerOptions::length_of_choice(const std::string& cell, std::size_t at, std::uint16_t& code) const {
  std::size_t best = 0;
  for (std::size_t i = 0; i < item_.choices.size(); ++i) {
    const Choice& choice = item_.choices[i];
    std::vector<std::string_view> wordings{choice.text.id, choice.text.en};
    wordings.insert(wordings.end(), choice.also.begin(), choice.also.end());
    for (const std::string_view wording : wordings) {
      const std::size_t end = at + wording.size();
      if (wording.size() <= best || end > cell.size()) continue;
      if (!same(std::string_view(cell).substr(at, wording.size()), wording)) continue;
      if (end < cell.size() && cell[end] != ',' && cell[end] != ';') continue;
      best = wording.size();
      code = static_cast<std::uint16_t>(i);
    }
  }
  return best;
}

}  // namespace matang::survey
