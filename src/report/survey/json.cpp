#include <cmath>
#include <nlohmann/json.hpp>

#include "matang/report/survey.hpp"
#include "report/plain.hpp"

namespace matang::report {
namespace {

using Json = nlohmann::ordered_json;

Json text(const std::string& value) { return valid_utf8(value); }
Json text(const Text& value) { return {{"id", valid_utf8(value.id)}, {"en", valid_utf8(value.en)}}; }

/// Six digits behind the point are more than any questionnaire holds, and the same on every machine.
Json number(double value) { return static_cast<double>(std::llround(value * 1e6)) / 1e6; }
Json number(const std::optional<double>& value) { return value ? number(*value) : Json(nullptr); }
Json interval(const std::optional<statistics::Interval>& value) {
  return value ? Json::array({number(value->low), number(value->high)}) : Json(nullptr);
}

Json measures(const survey::Measures& value) {
  return {{"values", value.values},
          {"mean", number(value.mean)},
          {"mean_interval", interval(value.interval)},
          {"median", number(value.median)},
          {"deviation", number(value.deviation)}};
}

Json item(const survey::ItemResult& one) {
  Json path = Json::array(), answers = Json::array();
  for (const survey::FilterStep& step : one.path) {
    Json wanted = Json::array();
    for (const Text& answer : step.answers) wanted.push_back(text(answer));
    path.push_back({{"item", step.item}, {"question", text(step.question)}, {"answers", wanted}});
  }
  for (const survey::Frequency& answer : one.frequencies)
    answers.push_back({{"id", text(answer.id)},
                       {"text", text(answer.text)},
                       {"count", answer.count},
                       {"share", one.answered == 0 ? Json(nullptr) : number(answer.share)},
                       {"interval", interval(answer.interval)}});
  return {{"id", one.id},
          {"text", text(one.text)},
          {"kind", spelling(one.kind)},
          {"dimension", one.dimension},
          {"has_column", one.has_column},
          {"turned", one.turned},
          {"asked_of", path},
          {"asked", one.asked},
          {"answered", one.answered},
          {"missing", one.missing},
          {"unasked_answers", one.unasked},
          {"answers", answers},
          {"measures", measures(one.measures)}};
}

Json skm(const survey::SkmResult& result) {
  Json elements = Json::array();
  for (const survey::SkmElement& one : result.elements)
    elements.push_back({{"id", one.id},
                        {"answered", one.answered},
                        {"nrr", number(one.mean)},
                        {"weighted", number(one.weighted)},
                        {"converted", number(one.converted)},
                        {"class", one.band == nullptr ? Json(nullptr) : Json(one.band->letter)}});
  return {{"weight", result.weight == survey::SkmWeight::exact ? "exact" : "0.111"},
          {"table", "skm-2017"},
          {"index", number(result.index)},
          {"converted", number(result.converted)},
          {"class", result.band == nullptr ? Json(nullptr) : Json(result.band->letter)},
          {"lowest", result.lowest},
          {"elements", elements}};
}

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string survey_json(const survey::Results& results) {
  Json items = Json::array(), dimensions = Json::array(), evidence = Json::array();
  for (const survey::ItemResult& one : results.items) items.push_back(item(one));
  for (const survey::DimensionResult& one : results.dimensions)
    dimensions.push_back({{"id", one.id.empty() ? "all" : one.id},
                          {"title", text(one.title)},
                          {"items", one.items},
                          {"scale", Json::array({one.low, one.high})},
                          {"measures", measures(one.measures)},
                          {"alpha", one.reliability ? number(one.reliability->alpha) : Json(nullptr)},
                          {"alpha_cases", one.reliability ? one.reliability->cases : 0}});
  for (const survey::Judged& one : survey::judge(results))
    evidence.push_back({{"indicator", one.rule.rubric + "/" + one.rule.indicator},
                        {"measure", number(one.measure)},
                        {"base", one.base},
                        {"met_at", one.rule.as_level ? Json(nullptr) : number(one.rule.met_at)},
                        {"partly_at", one.rule.as_level ? Json(nullptr) : number(one.rule.partly_at)},
                        {"level", one.level ? Json(*one.level) : Json(nullptr)},
                        {"verdict", one.judgement ? Json(spelling(*one.judgement)) : Json(nullptr)}});
  const auto day = [](const std::optional<web::Date>& date) {
    return date ? Json(web::to_text(*date)) : Json(nullptr);
  };
  return dump({{"schema", "matang-survey/1"},
               {"instrument",
                {{"id", results.instrument.id},
                 {"version", text(results.instrument.version)},
                 {"title", text(results.instrument.title)},
                 {"source", text(results.instrument.source)},
                 {"certainty", results.instrument.certainty},
                 {"scoring", spelling(results.instrument.scoring)}}},
               {"data",
                {{"encoding", results.encoding},
                 {"rows", results.rows},
                 {"blank_rows", results.blank_rows},
                 {"short_rows", results.short_rows},
                 {"without_answers", results.without_answers},
                 {"screened_out", results.screened_out},
                 {"personal_columns", results.personal_columns},
                 {"unused_headers",
                  [&] {
                    Json names = Json::array();
                    for (const std::string& name : results.unused_headers) names.push_back(text(name));
                    return names;
                  }()},
                 {"first", day(results.first)},
                 {"last", day(results.last)}}},
               {"respondents", results.respondents},
               {"skm", results.skm ? skm(*results.skm) : Json(nullptr)},
               {"dimensions", dimensions},
               {"items", items},
               {"evidence", evidence}});
}

std::string figures_json(const survey::FiguresFile& file, const std::vector<survey::Flag>& flags) {
  Json list = Json::array();
  for (const survey::Flag& flag : flags)
    list.push_back({{"kind", spelling(flag.kind)},
                    {"figure", text(flag.figure)},
                    {"title", text(flag.title)},
                    {"place", text(flag.place)},
                    {"what", text(flag.what)},
                    {"so", text(flag.so)},
                    {"people_that_fit", flag.people},
                    {"line", flag.where.line}});
  return dump({{"schema", "matang-figures/1"},
               {"title", text(file.title)},
               {"source", text(file.source)},
               {"checked",
                {{"figures", file.figures.size()},
                 {"scores", file.scores.size()},
                 {"quantities", file.quantities.size()},
                 {"samples", file.samples.size()}}},
               {"flags", list}});
}

}  // namespace matang::report
