#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "matang/survey/instrument.hpp"

namespace matang::survey {

/// The options of one item, found by what a cell says; where the instrument lists none, the answers make the list.
class AnswerOptions {
 public:
  static constexpr std::size_t most = 300;  ///< more different answers than this are free text, not choices

  AnswerOptions(const Item& item, std::vector<Choice>& options);

  /// Nothing where the instrument lists the choices, and this is none of them.
  std::optional<std::uint16_t> find(const std::string& answer);

  /// The longest wording of a listed choice that a joined answer goes on with from `at`; 0 for none. Choices may hold
  /// the
  /// ", " that Google Forms joins them with.
  std::size_t length_of_choice(const std::string& cell, std::size_t at, std::uint16_t& code) const;

  bool too_many = false;

 private:
  void add(const std::string& words, std::size_t code) { codes_.emplace(words, code); }

  const Item& item_;
  std::vector<Choice>& options_;
  std::map<std::string, std::size_t> codes_;
  std::optional<std::size_t> other_;
};

}  // namespace matang::survey
