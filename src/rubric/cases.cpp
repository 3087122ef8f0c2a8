#include <fmt/format.h>

#include <string>

#include "matang/rubric/rubric.hpp"
#include "matang/rubric/verdict.hpp"

namespace matang::rubric {
namespace {

std::string name_of(const SiteVerdict& verdict) {
  if (verdict.verdict == Verdict::unknown && verdict.low > 0) return "at_least_partly";
  return std::string(spelling(verdict.verdict));
}

std::string reasons_of(const SiteVerdict& verdict) {
  std::string text;
  for (const Message& reason : verdict.reasons) {
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
        const SiteVerdict verdict = judge(indicator, each.tables);
        const std::string given = name_of(verdict);
        if (given != each.expect)
          problems.push_back({each.where,
                              fmt::format("'{}' gives {} where its case expects {}", indicator.id, given, each.expect),
                              reasons_of(verdict)});
      }
  return problems;
}

}  // namespace matang::rubric
