#include <nlohmann/json.hpp>

#include "matang/report/comparison.hpp"
#include "report/plain.hpp"

namespace matang::report {
namespace {

using Json = nlohmann::ordered_json;
using namespace compare;

Json text_json(const Text& text) { return {{"id", valid_utf8(text.id)}, {"en", valid_utf8(text.en)}}; }
Json score_json(const assess::ScoreRange& score) {
  return {{"low", score.low}, {"high", score.high}, {"possible", score.possible}};
}
Json date_json(const std::optional<web::Date>& date) { return date ? Json(web::to_text(*date)) : Json(nullptr); }
Json level_json(const std::optional<assess::LevelRange>& level) {
  return level ? Json{{"low", level->low}, {"high", level->high}} : Json(nullptr);
}

Json side_json(const Side& side) {
  return {{"name", valid_utf8(side.name)},
          {"target", side.target.text()},
          {"as_of", web::to_text(side.as_of)},
          {"tool_version", side.tool_version},
          {"assessable", side.assessable},
          {"complete", side.complete},
          {"pages_read", side.pages_read},
          {"newest_content", date_json(side.newest_content)},
          {"items_last_year", side.items_last_year ? Json(*side.items_last_year) : Json(nullptr)},
          {"gap_days", side.gap_days}};
}

Json item_json(const std::optional<Item>& item) {
  if (!item) return nullptr;
  return {{"name", valid_utf8(item->name)},
          {"url", item->url.text()},
          {"host", valid_utf8(item->host)},
          {"state", spelling(item->state)},
          {"newest", date_json(item->newest)}};
}

Json items_json(const ItemChanges& items) {
  Json states = Json::array(), changes = Json::array(), counts = Json::object();
  for (const StateCount& count : items.states)
    states.push_back({{"state", spelling(count.state)}, {"before", count.before}, {"after", count.after}});
  for (const std::string_view outcome : spellings<Outcome>)
    counts[std::string(outcome)] = items.count(*from_spelling<Outcome>(outcome));
  for (const ItemChange& change : items.changes)
    changes.push_back({{"outcome", spelling(change.outcome)},
                       {"matched_by", spelling(change.matched_by)},
                       {"certain", is_certain(change.matched_by)},
                       {"topic", valid_utf8(change.topic)},
                       {"portal", change.portal},
                       {"before", item_json(change.before)},
                       {"after", item_json(change.after)}});
  return {{"before", items.before},
          {"after", items.after},
          {"counts", counts},
          {"portal_states", states},
          {"changes", changes}};
}

Json rubric_json(const RubricChange& rubric) {
  Json groups = Json::array(), indicators = Json::array();
  for (const GroupChange& group : rubric.groups)
    groups.push_back({{"id", group.id},
                      {"title", text_json(group.title)},
                      {"change", spelling(group.change)},
                      {"before", score_json(group.before)},
                      {"after", score_json(group.after)}});
  for (const IndicatorChange& indicator : rubric.indicators)
    indicators.push_back({{"group", indicator.group},
                          {"id", indicator.id},
                          {"title", text_json(indicator.title)},
                          {"change", spelling(indicator.change)},
                          {"verdict_before", spelling(indicator.before)},
                          {"verdict_after", spelling(indicator.after)},
                          {"level_before", level_json(indicator.level_before)},
                          {"level_after", level_json(indicator.level_after)},
                          {"score_before", score_json(indicator.score_before)},
                          {"score_after", score_json(indicator.score_after)},
                          {"basis_before", spelling(indicator.basis_before)},
                          {"basis_after", spelling(indicator.basis_after)}});
  Json json{{"id", rubric.id},
            {"profile", rubric.profile},
            {"version_before", rubric.version_before},
            {"version_after", rubric.version_after},
            {"same_version", rubric.same_version},
            {"title", text_json(rubric.title)},
            {"change", spelling(rubric.change)},
            {"before", score_json(rubric.before)},
            {"after", score_json(rubric.after)},
            {"stage", nullptr},
            {"groups", groups},
            {"indicators", indicators},
            {"only_before", rubric.only_before},
            {"only_after", rubric.only_after}};
  if (rubric.stage_change) {
    const auto stage = [](const StageRange& range) { return Json{{"low", range.low}, {"high", range.high}}; };
    json["stage"] = {{"change", spelling(*rubric.stage_change)},
                     {"before", stage(rubric.stage_before)},
                     {"after", stage(rubric.stage_after)}};
  }
  return json;
}

}  // namespace

std::string to_json(const compare::Diff& diff) {
  Json cautions = Json::array(), rubrics = Json::array(), holdings = Json::array(), findings = Json::array();
  for (const Message& caution : diff.cautions) {
    Json args = Json::object();
    for (const auto& [name, value] : caution.args) args[name] = valid_utf8(value);
    cautions.push_back({{"code", caution.code}, {"args", args}});
  }
  for (const RubricChange& rubric : diff.rubrics) rubrics.push_back(rubric_json(rubric));
  for (const Holding& holding : diff.holdings)
    holdings.push_back({{"what", valid_utf8(holding.what)},
                        {"before", holding.before},
                        {"after", holding.after},
                        {"portal_before", holding.portal_before},
                        {"portal_after", holding.portal_after}});
  for (const FindingChange& change : diff.findings)
    findings.push_back({{"outcome", spelling(change.outcome)},
                        {"id", change.finding.id},
                        {"severity", spelling(change.finding.severity)},
                        {"kind", valid_utf8(change.finding.kind)},
                        {"former_kind", valid_utf8(change.former_kind)},
                        {"subject", valid_utf8(change.finding.subject)},
                        {"url", change.finding.url.text()},
                        {"rubric", change.finding.rubric},
                        {"indicator", change.finding.indicator},
                        {"ignored", change.finding.standing == assess::Standing::ignored}});
  const Json json{{"format", "matang-diff"},
                  {"schema_version", 1},
                  {"before", side_json(diff.before)},
                  {"after", side_json(diff.after)},
                  {"same_host", diff.same_host},
                  {"cautions", cautions},
                  {"worse", diff.worse()},
                  {"new_findings", diff.new_findings()},
                  {"broken_anew", diff.broken_anew()},
                  {"rubrics", rubrics},
                  {"rubrics_only_before", diff.rubrics_only_before},
                  {"rubrics_only_after", diff.rubrics_only_after},
                  {"menus", items_json(diff.menus)},
                  {"pages", items_json(diff.pages)},
                  {"documents", items_json(diff.documents)},
                  {"holdings", holdings},
                  {"findings", findings}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace matang::report
