// --fail-on: what a condition asks about, as a range, and what follows.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "cli/fail_on.hpp"
#include "cli/fail_on_counts.hpp"

namespace matang::cli {
namespace {

using assess::Assessment;
using report::Judged;
using Outcome = report::Judged::Outcome;
using Comparison = Condition::Comparison;

Outcome compare(Range left, Comparison how, double right) {
  const auto decide = [](bool always, bool never) {
    return always ? Outcome::holds : never ? Outcome::does_not_hold : Outcome::open;
  };
  switch (how) {
    case Comparison::less:
      return decide(left.high < right, left.low >= right);
    case Comparison::at_most:
      return decide(left.high <= right, left.low > right);
    case Comparison::equal:
      return decide(left.low == right && left.high == right, left.low > right || left.high < right);
    case Comparison::at_least:
      return decide(left.low >= right, left.high < right);
    case Comparison::more:
      return decide(left.low > right, left.high <= right);
  }
  return Outcome::open;
}

/// A date of the one row of the table `site`.
std::optional<web::Date> date_of_site(const Assessment& assessment, std::string_view field) {
  const facts::Table* table = table_of(assessment, "site");
  if (table == nullptr || table->rows.empty()) return std::nullopt;
  const std::size_t column = table->index_of(field);
  const facts::Row& row = table->rows.front();
  const auto* date = column >= row.cells.size() ? nullptr : std::get_if<web::Date>(&row.cells[column]);
  return date ? std::optional(*date) : std::nullopt;
}

Judged judge_count(const Condition& condition, const Assessment& assessment) {
  const Counted counted = count(condition.subject->name, assessment);
  const std::string n = fmt::format("{:.0f}", counted.range.low);
  Judged judged{condition.text, compare(counted.range, condition.comparison, condition.number), {}};
  Message figures{"condition." + std::string(condition.subject->name), {{"n", n}}};
  if (!counted.example.empty()) figures.args.emplace_back("example", counted.example);
  if (counted.ignored > 0) figures.args.emplace_back("ignored", std::to_string(counted.ignored));
  judged.reasons.push_back(std::move(figures));
  if (judged.outcome == Outcome::open) {
    judged.reasons.push_back({"condition.open", {}});
    if (counted.unchecked > 0) judged.reasons.back().args.emplace_back("unchecked", std::to_string(counted.unchecked));
  }
  return judged;
}

Judged judge_days(const Condition& condition, const Assessment& assessment) {
  const bool news = condition.subject->name == "newest-news";
  const auto date = date_of_site(assessment, news ? "newest_content" : "tls_expires");
  const std::string code = "condition." + std::string(condition.subject->name);
  if (!date || !date->ok() || !assessment.as_of.ok()) return {condition.text, Outcome::open, {{code + ".unknown", {}}}};
  const auto until = (std::chrono::sys_days(*date) - std::chrono::sys_days(assessment.as_of)).count();
  const double days = static_cast<double>(news ? -until : until);
  // News stands on the front page or one click from it (our choice); where those pages were not all read, something
  // newer may stand there, and the age is at most this.
  const bool certain = !news || assessment.completeness.complete_enough(1);
  Judged judged{
      condition.text, compare({certain ? days : -without_end, days}, condition.comparison, condition.number), {}};
  const bool past = !news && until < 0;
  judged.reasons.push_back({past ? code + ".past" : code,
                            {{"date", web::to_text(*date)},
                             {"days", std::to_string(past   ? -until
                                                     : news ? -until
                                                            : until)},
                             {"as_of", web::to_text(assessment.as_of)}}});
  if (judged.outcome == Outcome::open) judged.reasons.push_back({"condition.open", {}});
  return judged;
}

/// Holds where it holds for one rubric; does not where it does not for any.
void add(Judged& judged, Outcome outcome, Message reason, bool first) {
  const auto weight = [](Outcome o) { return o == Outcome::holds ? 2 : o == Outcome::open ? 1 : 0; };
  if (first || weight(outcome) > weight(judged.outcome)) {
    judged.outcome = outcome;
    judged.reasons = {std::move(reason)};
  } else if (outcome == judged.outcome) {
    judged.reasons.push_back(std::move(reason));
  }
}

Judged judge_stage(const Condition& condition, const Assessment& assessment) {
  Judged judged{condition.text, Outcome::open, {}};
  for (const assess::RubricResult& rubric : assessment.rubrics) {
    if (rubric.roll_up != rubric::RollUp::stages) continue;
    if (!condition.rubric.empty() && rubric.id != condition.rubric) continue;
    const auto position = [&](std::string_view id) {
      for (std::size_t i = 0; i < rubric.groups.size(); ++i)
        if (rubric.groups[i].id == id) return static_cast<double>(i);
      return -1.0;
    };
    const double wanted = position(condition.stage);
    if (wanted < 0) continue;
    // Certain only: reached is what is proven, possible what could still be reached without a gap.
    double possible = -1;
    std::string highest;
    for (const assess::GroupResult& group : rubric.groups) {
      if (!group.may_be_reached) break;
      possible += 1;
      highest = group.id;
    }
    const double reached = position(rubric.highest_stage);
    Message reason{rubric.highest_stage.empty() ? "condition.stage.none" : "condition.stage", {{"rubric", rubric.id}}};
    if (!rubric.highest_stage.empty()) reason.args.emplace_back("stage", rubric.highest_stage);
    if (highest != rubric.highest_stage) reason.args.emplace_back("possible", highest);
    add(judged, compare({reached, std::max(possible, reached)}, condition.comparison, wanted), std::move(reason),
        judged.reasons.empty());
  }
  return judged;
}

/// Decimal places as the framework states them; two where it names none, zeros at the end left out.
std::string stated(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals > 0 ? decimals : 2);
  if (decimals > 0) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

Judged judge_score(const Condition& condition, const Assessment& assessment) {
  Judged judged{condition.text, Outcome::open, {}};
  for (const assess::RubricResult& rubric : assessment.rubrics) {
    if (!condition.rubric.empty() && rubric.id != condition.rubric) continue;
    if (rubric.score_style.as == rubric::ScoreStyle::As::none || rubric.score.possible == 0) continue;
    Outcome outcome;
    Message reason;
    if (condition.per_cent) {
      const double low = rubric.score.low_share(), high = rubric.score.high_share();
      outcome = compare({100 * low, 100 * high}, condition.comparison, condition.number);
      reason = {"condition.score.share", {{"rubric", rubric.id}, {"low", fmt::format("{:.6f}", low)}}};
      if (low != high) reason.args.emplace_back("high", fmt::format("{:.6f}", high));
    } else if (rubric.stated_most <= 0) {  // an assessment from before scores were stated in their own scale
      outcome = Outcome::open;
      reason = {"condition.open", {}};
    } else {
      const int decimals = rubric.score_style.decimals;
      outcome = compare({rubric.stated_low, rubric.stated_high}, condition.comparison, condition.number);
      reason = {"condition.score.stated",
                {{"rubric", rubric.id},
                 {"low", stated(rubric.stated_low, decimals)},
                 {"most", stated(rubric.stated_most, 0)}}};
      if (rubric.stated_low != rubric.stated_high)
        reason.args.emplace_back("high", stated(rubric.stated_high, decimals));
    }
    add(judged, outcome, std::move(reason), judged.reasons.empty());
  }
  return judged;
}

}  // namespace

std::vector<Judged> judge(const std::vector<Condition>& conditions, const Assessment& assessment) {
  std::vector<Judged> all;
  for (const Condition& condition : conditions) switch (condition.subject->unit) {
      case ConditionSubject::Unit::count:
        all.push_back(judge_count(condition, assessment));
        break;
      case ConditionSubject::Unit::days:
        all.push_back(judge_days(condition, assessment));
        break;
      case ConditionSubject::Unit::stage:
        all.push_back(judge_stage(condition, assessment));
        break;
      case ConditionSubject::Unit::score:
        all.push_back(judge_score(condition, assessment));
        break;
    }
  return all;
}

}  // namespace matang::cli
