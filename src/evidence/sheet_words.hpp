#pragma once
#include <string>
#include <vector>

#include "matang/evidence/evidence.hpp"

namespace matang::evidence {

/// How people write one value of a closed list.
template <class E>
struct Words {
  E value;
  Text shown;                     ///< in drop-down lists and reports
  std::vector<std::string> also;  ///< read as well
};
/// In enumerator order.
const std::vector<Words<Judgement>>& judgement_words();
const std::vector<Words<Kind>>& kind_words();
const std::vector<Words<Confidence>>& confidence_words();

}  // namespace matang::evidence
