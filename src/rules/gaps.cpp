#include "rules/gaps.hpp"

#include <string>

namespace matang::rules {

bool is_covered(const facts::Tables& tables, const Selection& of) {
  // The list of agencies is the assessor's own: what is not in it is not in it, however much was crawled.
  if (of.table == "agencies") return true;
  return of.depth ? tables.completeness.complete_enough(*of.depth) : tables.completeness.complete_enough();
}

std::vector<Message> gap_reasons(const facts::Tables& tables, const Selection& of) {
  std::vector<Message> reasons;
  const auto add = [&](const facts::Gap& gap) {
    reasons.push_back({"gap." + std::string(spelling(gap.kind)),
                       {{"count", std::to_string(gap.count)},
                        {"navigation", std::to_string(gap.navigation)},
                        {"example", gap.example.empty() ? std::string() : std::string(gap.example.text())}}});
  };
  for (const facts::Gap& gap : tables.completeness.gaps)
    if (!of.depth || gap.nearest_depth <= *of.depth) add(gap);
  if (reasons.empty())
    for (const facts::Gap& gap : tables.completeness.gaps) add(gap);
  if (reasons.empty()) reasons.push_back({"gap.nothing", {}});
  return reasons;
}

}  // namespace matang::rules
