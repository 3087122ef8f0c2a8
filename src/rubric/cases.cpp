#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "matang/rubric/rubric.hpp"
#include "matang/rubric/verdict.hpp"

namespace matang::rubric {
namespace {

std::string name_of(const SiteVerdict& verdict) {
  if (verdict.verdict == Verdict::unknown && verdict.low > 0) return "at_least_partly";
  return std::string(spelling(verdict.verdict));
}

std::string name_of(const SiteLevel& level) {
  return level.low == level.high ? std::to_string(level.low) : fmt::format("{}..{}", level.low, level.high);
}

std::string reasons_of(const std::vector<Message>& reasons) {
  std::string text;
  for (const Message& reason : reasons) {
    text += text.empty() ? "because: " : "; ";
    text += reason.code;
    for (const auto& [name, value] : reason.args) text += fmt::format(" {}={}", name, value);
  }
  return text;
}

}  // namespace

Problems run_cases(const Rubric& rubric) {
  Problems problems;
  for (const Group& group : rubric.groups)
    for (const Indicator& indicator : group.indicators)
      for (const Case& each : indicator.cases) {
        std::string given;
        std::vector<Message> reasons;
        if (indicator.levels.empty()) {
          SiteVerdict verdict = judge(indicator, each.tables);
          given = name_of(verdict);
          reasons = std::move(verdict.reasons);
        } else {
          SiteLevel level = judge_level(rubric, indicator, each.tables);
          given = name_of(level);
          reasons = std::move(level.reasons);
        }
        if (given != each.expect)
          problems.push_back({each.where,
                              fmt::format("'{}' gives {} where its case expects {}", indicator.id, given, each.expect),
                              reasons_of(reasons)});
      }
  return problems;
}

}  // namespace matang::rubric
