#include "cli/fail_on.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "matang/yaml/document.hpp"

namespace matang::cli {
namespace {

using Unit = ConditionSubject::Unit;
using Comparison = Condition::Comparison;

std::vector<std::string> subject_names() {
  std::vector<std::string> names;
  for (const ConditionSubject& subject : condition_subjects()) names.emplace_back(subject.name);
  return names;
}

const ConditionSubject* find_subject(std::string_view name) {
  for (const ConditionSubject& subject : condition_subjects())
    if (subject.name == name) return &subject;
  return nullptr;
}

std::optional<double> number_of(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number) || number < 0)
    return std::nullopt;
  return number;
}

/// What should follow the comparison, for messages.
std::string_view right_value(Unit unit) {
  switch (unit) {
    case Unit::count:
      return "a whole number";
    case Unit::days:
      return "a number of days, like 14d";
    case Unit::stage:
      return "the id of a stage, like transactional";
    case Unit::score:
      return "a share like 60%, or a number in the framework's own scale like 2.6";
  }
  return "";
}

/// Reads what stands behind the comparison; false where it is not what the subject takes.
bool read_value(std::string_view value, Condition& condition) {
  switch (condition.subject->unit) {
    case Unit::stage:
      condition.stage = value;
      return !value.empty() && value.find_first_of("<>=: ") == std::string_view::npos;
    case Unit::score:
      condition.per_cent = value.ends_with('%');
      if (condition.per_cent) value.remove_suffix(1);
      break;
    case Unit::days:
      if (value.ends_with('d')) value.remove_suffix(1);
      break;
    case Unit::count:
      break;
  }
  const auto number = number_of(value);
  if (!number) return false;
  if (condition.subject->unit == Unit::count && *number != std::floor(*number)) return false;
  if (condition.per_cent && *number > 100) return false;
  condition.number = *number;
  return true;
}

}  // namespace

const std::vector<ConditionSubject>& condition_subjects() {
  static const std::vector<ConditionSubject> subjects{
      {"broken-menus", Unit::count, "broken-menus>0",
       "menu items that cannot be opened, say “not found” or redirect for ever"},
      {"dead-controls", Unit::count, "dead-controls>0", "menu items that can be clicked and open nothing"},
      {"empty-menus", Unit::count, "empty-menus>0", "menu items whose page has nothing of its own"},
      {"stale-menus", Unit::count, "stale-menus>0",
       "menu items whose newest content is older than the freshness policy allows"},
      {"broken-links", Unit::count, "broken-links>5", "links whose target is broken, each target once"},
      {"broken-documents", Unit::count, "broken-documents>0", "documents that cannot be downloaded"},
      {"gambling-links", Unit::count, "gambling-links>0",
       "links that advertise online gambling: a sign that the site was broken into"},
      {"findings", Unit::count, "findings>20", "findings of every severity but info"},
      {"critical-findings", Unit::count, "critical-findings>0", "findings of the severity critical"},
      {"major-findings", Unit::count, "major-findings>3", "findings of the severity critical or major"},
      {"new-findings", Unit::count, "new-findings>0", "findings, info apart, that the --baseline does not have"},
      {"unknown", Unit::count, "unknown>3",
       "indicators that could not be assessed: the only condition that fires on what is unknown"},
      {"newest-news", Unit::days, "newest-news>14d", "age of the newest dated item of the whole site"},
      {"tls-expires", Unit::days, "tls-expires<30d", "days until the certificate of the front page's host expires"},
      {"stage", Unit::stage, "stage<transactional",
       "the highest stage reached without a gap; stage:un-stages-5<… names the rubric"},
      {"score", Unit::score, "score:un-stages-5<60%",
       "a rubric's score, in per cent of its points or in its own scale (score:spbe-2020<2.6); score<60% means every "
       "rubric"},
  };
  return subjects;
}

std::string_view fail_on_meaning() {
  static const std::string meaning = [] {
    std::vector<std::string_view> examples;
    for (const ConditionSubject& subject : condition_subjects()) examples.push_back(subject.example);
    return fmt::format("Exit with status 1 when CONDITION certainly holds: {}", fmt::join(examples, ", "));
  }();
  return meaning;
}

Result<std::vector<Condition>> read_conditions(const std::vector<Given>& given) {
  std::vector<Condition> conditions;
  Problems problems;
  for (const Given& one : given) {
    std::string text;  // blanks around the comparison are how people write it
    std::copy_if(one.text.begin(), one.text.end(), std::back_inserter(text), [](char c) { return c != ' '; });
    const std::size_t sign = std::min(text.find_first_of("<>="), text.size());
    Condition condition;
    condition.text = text;
    condition.where = one.where;
    std::string name = text.substr(0, sign);
    if (const std::size_t colon = name.find(':'); colon != std::string::npos) {
      condition.rubric = name.substr(colon + 1);
      name.resize(colon);
      if (condition.rubric.empty()) name += ':';
    }
    const auto fault = [&](std::string hint) {
      problems.push_back({one.where, fmt::format("--fail-on cannot be “{}”", one.text), std::move(hint)});
    };
    condition.subject = find_subject(name);
    if (condition.subject == nullptr) {
      const std::string hint = yaml::did_you_mean(name, subject_names());
      fault(hint.empty() ? fmt::format("it is about one of {}", fmt::join(subject_names(), ", ")) : hint);
      continue;
    }
    const Unit unit = condition.subject->unit;
    if (!condition.rubric.empty() && unit != Unit::stage && unit != Unit::score) {
      fault(fmt::format("only stage and score name a rubric; write {}", condition.subject->example));
      continue;
    }
    if (sign == text.size()) {
      if (unit == Unit::count)
        conditions.push_back(std::move(condition));  // "broken-menus": more than none
      else
        fault(fmt::format("say what to compare it with, like {}", condition.subject->example));
      continue;
    }
    const bool with_equal = sign + 1 < text.size() && text[sign + 1] == '=';
    if (text[sign] == '=' && with_equal) {
      fault("an equals sign stands alone");
      continue;
    }
    condition.comparison = text[sign] == '<'   ? (with_equal ? Comparison::at_most : Comparison::less)
                           : text[sign] == '>' ? (with_equal ? Comparison::at_least : Comparison::more)
                                               : Comparison::equal;
    if (!read_value(std::string_view(text).substr(sign + (with_equal ? 2 : 1)), condition)) {
      fault(fmt::format("what follows the comparison should be {}", right_value(unit)));
      continue;
    }
    conditions.push_back(std::move(condition));
  }
  if (!problems.empty()) return problems;
  return conditions;
}

std::vector<ScoredRubric> scored(const std::vector<rubric::Rubric>& rubrics) {
  std::vector<ScoredRubric> all;
  for (const rubric::Rubric& rubric : rubrics) {
    ScoredRubric one{
        rubric.id, rubric.roll_up == rubric::RollUp::stages, rubric.score.as != rubric::ScoreStyle::As::none, {}};
    for (const rubric::Group& group : rubric.groups) one.groups.push_back(group.id);
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<ScoredRubric> scored(const assess::Assessment& assessment) {
  std::vector<ScoredRubric> all;
  for (const assess::RubricResult& rubric : assessment.rubrics) {
    ScoredRubric one{
        rubric.id, rubric.roll_up == rubric::RollUp::stages, rubric.score_style.as != rubric::ScoreStyle::As::none, {}};
    for (const assess::GroupResult& group : rubric.groups) one.groups.push_back(group.id);
    all.push_back(std::move(one));
  }
  return all;
}

Problems check_conditions(const std::vector<Condition>& conditions, const std::vector<ScoredRubric>& rubrics,
                          bool has_baseline) {
  Problems problems;
  for (const Condition& condition : conditions) {
    const auto fault = [&](std::string what, std::string hint) {
      problems.push_back({condition.where, fmt::format("--fail-on {}: {}", condition.text, what), std::move(hint)});
    };
    if (condition.subject->name == "new-findings" && !has_baseline)
      fault("new compared with what", "add --baseline with the assessment.json of an earlier run");
    const Unit unit = condition.subject->unit;
    if (unit != Unit::stage && unit != Unit::score) continue;
    std::vector<std::string> ids, stages;
    bool number = false;
    for (const ScoredRubric& rubric : rubrics) {
      ids.push_back(rubric.id);
      if (!condition.rubric.empty() && rubric.id != condition.rubric) continue;
      number = number || rubric.has_number;
      if (rubric.staged) stages.insert(stages.end(), rubric.groups.begin(), rubric.groups.end());
    }
    if (!condition.rubric.empty() && std::find(ids.begin(), ids.end(), condition.rubric) == ids.end()) {
      fault(fmt::format("the rubric “{}” is not scored in this run", condition.rubric),
            fmt::format("add --rubric {}, or name one of {}", condition.rubric, fmt::join(ids, ", ")));
      continue;
    }
    if (unit == Unit::score && !number)
      fault(condition.rubric.empty() ? "no rubric of this run has a score"
                                     : fmt::format("the rubric {} states no score", condition.rubric),
            "choose a condition on findings or a stage");
    if (unit != Unit::stage || std::find(stages.begin(), stages.end(), condition.stage) != stages.end()) continue;
    if (stages.empty()) {
      fault("no rubric of this run has stages", "add --rubric un-stages-5");
    } else {
      const std::string hint = yaml::did_you_mean(condition.stage, stages);
      fault(fmt::format("there is no stage “{}”", condition.stage),
            hint.empty() ? fmt::format("the stages are {}", fmt::join(stages, ", ")) : hint);
    }
  }
  return problems;
}

}  // namespace matang::cli
