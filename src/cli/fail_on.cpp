#include "cli/fail_on.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "matang/yaml/document.hpp"

namespace matang::cli {
namespace {

const std::vector<std::string>& subjects() {
  static const std::vector<std::string> names{"stale-menus",  "broken-menus",     "dead-controls", "empty-menus",
                                              "broken-links", "broken-documents", "findings",      "critical-findings",
                                              "unknown",      "newest-news",      "stage",         "score"};
  return names;
}

std::optional<double> number_of(std::string_view text, std::string_view unit) {
  if (text.ends_with(unit)) text.remove_suffix(unit.size());
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool compare(double left, Condition::Comparison how, double right) {
  switch (how) {
    case Condition::Comparison::less:
      return left < right;
    case Condition::Comparison::at_most:
      return left <= right;
    case Condition::Comparison::equal:
      return left == right;
    case Condition::Comparison::at_least:
      return left >= right;
    case Condition::Comparison::more:
      return left > right;
  }
  return false;
}

std::size_t rows_in_state(const assess::Assessment& assessment, std::string_view table_name,
                          const std::vector<std::string>& states) {
  for (const facts::Table& table : assessment.tables) {
    if (table.name != table_name) continue;
    const std::size_t state = table.index_of("state");
    if (state == facts::Table::npos) return 0;
    return static_cast<std::size_t>(std::count_if(table.rows.begin(), table.rows.end(), [&](const facts::Row& row) {
      const auto* text = std::get_if<std::string>(&row.cells[state]);
      return text != nullptr && std::find(states.begin(), states.end(), *text) != states.end();
    }));
  }
  return 0;
}

std::optional<double> count_of(const std::string& subject, const assess::Assessment& assessment) {
  static const std::vector<std::string> broken{"broken", "not_found", "redirect_loop"};
  const auto rows = [&](std::string_view table, const std::vector<std::string>& states) {
    return static_cast<double>(rows_in_state(assessment, table, states));
  };
  if (subject == "stale-menus") return rows("menus", {"stale"});
  if (subject == "broken-menus") return rows("menus", broken);
  if (subject == "dead-controls") return rows("menus", {"dead_control"});
  if (subject == "empty-menus") return rows("menus", {"empty"});
  if (subject == "broken-links") return rows("links", broken);
  if (subject == "broken-documents") return rows("documents", broken);
  if (subject == "findings")
    return static_cast<double>(std::count_if(assessment.findings.begin(), assessment.findings.end(),
                                             [](const auto& f) { return f.severity != assess::Severity::info; }));
  if (subject == "critical-findings")
    return static_cast<double>(std::count_if(assessment.findings.begin(), assessment.findings.end(),
                                             [](const auto& f) { return f.severity == assess::Severity::critical; }));
  if (subject == "unknown") {
    std::size_t unknown = 0;
    for (const auto& rubric : assessment.rubrics)
      for (const auto& group : rubric.groups) unknown += group.unknown;
    return static_cast<double>(unknown);
  }
  return std::nullopt;
}

/// The newest genuine item of the site, from the one row of table `site`; nothing where it is not known.
std::optional<web::Date> newest_content(const assess::Assessment& assessment) {
  for (const facts::Table& table : assessment.tables) {
    if (table.name != "site" || table.rows.empty()) continue;
    const std::size_t column = table.index_of("newest_content");
    if (column == facts::Table::npos) return std::nullopt;
    const auto* date = std::get_if<web::Date>(&table.rows.front().cells[column]);
    return date == nullptr ? std::nullopt : std::optional(*date);
  }
  return std::nullopt;
}

class Judge {
 public:
  explicit Judge(const assess::Assessment& assessment) : assessment_(assessment) {}

  void look_at(const Condition& condition) {
    if (condition.subject == "stage") return stage(condition);
    if (condition.subject == "score") return score(condition);
    if (condition.subject == "newest-news") {
      const auto newest = newest_content(assessment_);
      if (!newest) return;
      const auto age = (std::chrono::sys_days(assessment_.as_of) - std::chrono::sys_days(*newest)).count();
      if (compare(static_cast<double>(age), condition.comparison, condition.number))
        lines.push_back(fmt::format("{}: the newest item is of {}, {} days before {}", condition.text,
                                    web::to_text(*newest), age, web::to_text(assessment_.as_of)));
      return;
    }
    const auto count = count_of(condition.subject, assessment_);
    if (count && compare(*count, condition.comparison, condition.number))
      lines.push_back(fmt::format("{}: there are {:.0f}", condition.text, *count));
  }

  std::vector<std::string> lines;
  Problems problems;

 private:
  void stage(const Condition& condition) {
    for (const auto& rubric : assessment_.rubrics) {
      if (rubric.roll_up != rubric::RollUp::stages) continue;
      const auto position = [&](std::string_view id) {
        const auto found =
            std::find_if(rubric.groups.begin(), rubric.groups.end(), [&](const auto& g) { return g.id == id; });
        return static_cast<double>(found - rubric.groups.begin());
      };
      const double wanted = position(condition.stage);
      if (wanted == static_cast<double>(rubric.groups.size())) continue;
      // Certain only: "below" looks at the most that could still be reached, "above" at what is reached already.
      double possible = -1;
      for (const auto& group : rubric.groups) {
        if (!group.may_be_reached) break;
        possible += 1;
      }
      const double reached = rubric.highest_stage.empty() ? -1 : position(rubric.highest_stage);
      const bool below =
          condition.comparison == Condition::Comparison::less || condition.comparison == Condition::Comparison::at_most;
      if (compare(below ? possible : reached, condition.comparison, wanted))
        lines.push_back(fmt::format("{}: {} reaches {}", condition.text, rubric.id,
                                    rubric.highest_stage.empty() ? "no stage" : rubric.highest_stage));
      return;
    }
    problems.push_back(
        {{},
         fmt::format("--fail-on {}: no rubric of this run has the stage “{}”", condition.text, condition.stage),
         "name a stage of a rubric that is scored, such as enhanced of un-stages-5"});
  }

  void score(const Condition& condition) {
    for (const auto& rubric : assessment_.rubrics) {
      if (rubric.id != condition.rubric) continue;
      const bool below =
          condition.comparison == Condition::Comparison::less || condition.comparison == Condition::Comparison::at_most;
      const double share = 100 * (below ? rubric.score.high_share() : rubric.score.low_share());
      if (compare(share, condition.comparison, condition.number))
        lines.push_back(fmt::format("{}: the score lies between {:.1f}% and {:.1f}%", condition.text,
                                    100 * rubric.score.low_share(), 100 * rubric.score.high_share()));
      return;
    }
    problems.push_back(
        {{},
         fmt::format("--fail-on {}: the rubric “{}” is not scored in this run", condition.text, condition.rubric),
         fmt::format("add --rubric {}", condition.rubric)});
  }

  const assess::Assessment& assessment_;
};

}  // namespace

Result<std::vector<Condition>> read_conditions(const std::vector<Given>& given) {
  std::vector<Condition> conditions;
  Problems problems;
  for (const Given& one : given) {
    const std::string& text = one.text;
    const std::size_t sign = text.find_first_of("<>=");
    Condition condition;
    condition.text = text;
    condition.subject = text.substr(0, sign);
    if (const std::size_t colon = condition.subject.find(':'); colon != std::string::npos) {
      condition.rubric = condition.subject.substr(colon + 1);
      condition.subject.resize(colon);
    }
    const auto fault = [&](std::string hint) {
      problems.push_back({one.where, fmt::format("--fail-on cannot be “{}”", text), std::move(hint)});
    };
    if (sign == std::string::npos) {
      fault("write a condition like stale-menus>0 or stage<transactional");
      continue;
    }
    const bool with_equal = sign + 1 < text.size() && text[sign + 1] == '=' && text[sign] != '=';
    using enum Condition::Comparison;
    condition.comparison = text[sign] == '<'   ? (with_equal ? at_most : less)
                           : text[sign] == '>' ? (with_equal ? at_least : more)
                                               : equal;
    const std::string value = text.substr(sign + (with_equal ? 2 : 1));
    if (std::find(subjects().begin(), subjects().end(), condition.subject) == subjects().end()) {
      std::string hint = yaml::did_you_mean(condition.subject, subjects());
      fault(hint.empty() ? fmt::format("it takes {}", fmt::join(subjects(), ", ")) : hint);
      continue;
    }
    if ((condition.subject == "score") == condition.rubric.empty()) {
      fault("a score is written score:RUBRIC<60%; nothing else takes a rubric");
      continue;
    }
    if (condition.subject == "stage") {
      condition.stage = value;
    } else {
      const auto number = number_of(value, condition.subject == "score"         ? "%"
                                           : condition.subject == "newest-news" ? "d"
                                                                                : "");
      if (!number) {
        fault("what follows the comparison should be a number");
        continue;
      }
      condition.number = *number;
    }
    conditions.push_back(std::move(condition));
  }
  if (!problems.empty()) return problems;
  return conditions;
}

Result<std::vector<std::string>> holding(const std::vector<Condition>& conditions,
                                         const assess::Assessment& assessment) {
  Judge judge(assessment);
  for (const Condition& condition : conditions) judge.look_at(condition);
  if (!judge.problems.empty()) return judge.problems;
  return std::move(judge.lines);
}

}  // namespace matang::cli
