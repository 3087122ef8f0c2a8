#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdio>

#include "cli/assessment_files.hpp"
#include "cli/commands.hpp"
#include "cli/made_files.hpp"
#include "cli/target.hpp"
#include "matang/compare/diff.hpp"
#include "matang/report/comparison.hpp"
#include "matang/yaml/document.hpp"

namespace matang::cli {
namespace {

/// What --fail-on counts here: only what is certain.
struct Counted {
  std::string_view name;
  std::size_t (compare::Diff::*count)() const;
};
constexpr std::array<Counted, 3> counted{{{"worse", &compare::Diff::worse},
                                          {"new-findings", &compare::Diff::new_findings},
                                          {"broken-anew", &compare::Diff::broken_anew}}};

struct DiffCondition {
  std::string text;
  const Counted* what = nullptr;
  std::string_view comparison = ">";
  std::size_t number = 0;

  bool holds(std::size_t count) const {
    if (comparison == ">") return count > number;
    if (comparison == ">=") return count >= number;
    if (comparison == "<") return count < number;
    if (comparison == "<=") return count <= number;
    return count == number;
  }
};

Result<std::vector<DiffCondition>> read_diff_conditions(const std::vector<Given>& given) {
  std::vector<DiffCondition> conditions;
  Problems problems;
  for (const Given& one : given) {
    DiffCondition condition{one.text, nullptr, ">", 0};
    const std::size_t end = std::min(one.text.find_first_of("<>="), one.text.size());
    const std::string name = one.text.substr(0, end);
    for (const Counted& each : counted)
      if (each.name == name) condition.what = &each;
    std::string_view rest = std::string_view(one.text).substr(end);
    bool read = condition.what != nullptr && rest.empty();  // a name alone means "more than none"
    for (const std::string_view comparison : {">=", "<=", ">", "<", "="})
      if (!read && condition.what != nullptr && rest.substr(0, comparison.size()) == comparison) {
        rest.remove_prefix(comparison.size());
        condition.comparison = comparison;
        const auto [stop, error] = std::from_chars(rest.data(), rest.data() + rest.size(), condition.number);
        read = error == std::errc() && stop == rest.data() + rest.size();
        break;
      }
    if (read) {
      conditions.push_back(condition);
      continue;
    }
    std::string hint =
        condition.what == nullptr ? yaml::did_you_mean(name, {"worse", "new-findings", "broken-anew"}) : std::string();
    if (hint.empty()) hint = "matang diff knows worse>0, new-findings>0 and broken-anew>0";
    problems.push_back({one.where, fmt::format("--fail-on cannot be “{}”", one.text), hint});
  }
  if (!problems.empty()) return problems;
  return conditions;
}

}  // namespace

int diff(const std::vector<std::string>& operands, const GivenOptions& given) {
  const auto options = read_command_options(given);
  if (!options) return refuse(options.error());
  Problems problems = check_formats({"md", "json"}, "diff", *options);
  const auto conditions = read_diff_conditions(options->fail_on);
  if (!conditions) problems.insert(problems.end(), conditions.error().begin(), conditions.error().end());
  const auto before = find_assessment(operands[0]);
  const auto after = find_assessment(operands[1]);
  for (const auto* side : {&before, &after})
    if (!*side) problems.insert(problems.end(), side->error().begin(), side->error().end());
  if (!problems.empty()) return refuse(problems);

  const compare::Diff changes = compare::diff(before->assessment, after->assessment);
  deliver({{"md", "diff.md", [&] { return report::to_markdown(changes, options->report); }},
           {"json", "diff.json", [&] { return report::to_json(changes); }}},
          *options);
  bool any = false;
  for (const DiffCondition& condition : *conditions) {
    const std::size_t count = (changes.*(condition.what->count))();
    if (!condition.holds(count)) continue;
    fmt::print(stderr, "matang: --fail-on {}: {} certain\n", condition.text, count);
    any = true;
  }
  return any ? condition_holds : done;
}

}  // namespace matang::cli
