#include "report/compare/diff_sections.hpp"

namespace matang::report::comparison {
namespace {

using compare::Change;

std::string stage_text(const Page& page, const compare::StageRange& stage) {
  const auto named = [&](std::size_t number, const Text& title) {
    return number == 0 ? page.say("diff.no_stage") : page.text(title);
  };
  const std::string low = named(stage.low_number, stage.low_title);
  if (stage.low_number == stage.high_number) return low;
  return page.set("diff.between", {{"low", low}, {"high", named(stage.high_number, stage.high_title)}});
}

std::string change_word(const Page& page, Change change) { return page.word("change", spelling(change)); }

std::string verdict_text(const Page& page, assess::Verdict verdict, const std::optional<assess::LevelRange>& level,
                         const assess::ScoreRange& score) {
  if (level) {
    const std::string low = page.number(static_cast<std::size_t>(level->low));
    return page.set(
        "diff.level",
        {{"level", level->low == level->high ? low : low + "–" + page.number(static_cast<std::size_t>(level->high))}});
  }
  std::string text = page.word("verdict", spelling(verdict));
  if (verdict == assess::Verdict::unknown) text += " (" + range_text(page.language, score) + ")";
  return text;
}

void write_groups(Page& page, const compare::RubricChange& rubric) {
  std::vector<std::vector<std::string>> rows;
  for (const compare::GroupChange& group : rubric.groups)
    rows.push_back({page.text(group.title), range_text(page.language, group.before),
                    range_text(page.language, group.after), change_word(page, group.change)});
  if (!rubric.states_no_score)
    rows.push_back({"**" + page.say("total") + "**", range_text(page.language, rubric.before),
                    range_text(page.language, rubric.after), "**" + change_word(page, rubric.change) + "**"});
  page.out.table({page.left(rubric.stage_change ? "column.stage" : "column.group"), page.right("diff.before"),
                  page.right("diff.after"), page.left("diff.column.change")},
                 rows);
}

void write_indicators(Page& page, const compare::RubricChange& rubric) {
  std::vector<std::vector<std::string>> rows;
  for (const Change change :
       {Change::fell, Change::rose, Change::may_have_fallen, Change::may_have_risen, Change::not_comparable})
    for (const compare::IndicatorChange& indicator : rubric.indicators)
      if (indicator.change == change)
        rows.push_back({page.text(indicator.title),
                        verdict_text(page, indicator.before, indicator.level_before, indicator.score_before) + ", " +
                            page.word("basis", spelling(indicator.basis_before)),
                        verdict_text(page, indicator.after, indicator.level_after, indicator.score_after) + ", " +
                            page.word("basis", spelling(indicator.basis_after)),
                        "**" + change_word(page, change) + "**"});
  if (!rows.empty())
    page.out.table({page.left("column.indicator"), page.left("diff.before"), page.left("diff.after"),
                    page.left("diff.column.change")},
                   rows);
  page.paragraph(
      "diff.indicators.rest",
      {{"same", std::to_string(rubric.count(Change::same))},
       {"open", std::to_string(rubric.count(Change::cannot_tell) + rubric.count(Change::no_visible_change))}});
  if (!rubric.only_before.empty() || !rubric.only_after.empty())
    page.paragraph("diff.indicators.only", {{"before", std::to_string(rubric.only_before.size())},
                                            {"after", std::to_string(rubric.only_after.size())}});
}

}  // namespace

std::string rubric_in_short(const Page& page, const compare::RubricChange& rubric) {
  std::string text = "**" + page.text(rubric.title) + ".** ";
  if (!rubric.same_version) return text + page.say("diff.summary.versions_differ");
  if (rubric.stage_change)
    text += page.set("diff.summary.stage", {{"before", stage_text(page, rubric.stage_before)},
                                            {"after", stage_text(page, rubric.stage_after)},
                                            {"change", change_word(page, *rubric.stage_change)}}) +
            " ";
  if (!rubric.states_no_score)
    text += page.set("diff.summary.score", {{"before", range_text(page.language, rubric.before)},
                                            {"after", range_text(page.language, rubric.after)},
                                            {"change", change_word(page, rubric.change)}});
  else if (!rubric.stage_change)
    text += page.say("diff.summary.no_score");
  return text;
}

void write_rubrics(Page& page, const compare::Diff& diff) {
  if (diff.rubrics.empty()) return;
  page.heading(2, "diff.heading.indicators");
  for (const compare::RubricChange& rubric : diff.rubrics) {
    page.out.heading(3, page.text(rubric.title));
    write_groups(page, rubric);
    write_indicators(page, rubric);
  }
}

}  // namespace matang::report::comparison
