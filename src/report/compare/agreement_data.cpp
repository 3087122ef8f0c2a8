#include <nlohmann/json.hpp>

#include "matang/report/comparison.hpp"
#include "report/csv_writer.hpp"
#include "report/plain.hpp"

namespace matang::report {

/// The disagreements, one rating a row: what an office sits down with to settle them.
std::string to_csv(const compare::Agreement& agreement, const Options& options) {
  CsvWriter csv(options);
  for (const std::string_view column : {"rubric", "indicator", "rater", "file", "verdict", "level", "source"})
    csv.text(column);
  csv.end_row();
  for (const compare::Disagreement& each : agreement.disagreements)
    for (std::size_t rater = 0; rater < each.ratings.size(); ++rater) {
      const auto& judged = each.ratings[rater];
      csv.text(each.rubric);
      csv.text(each.indicator);
      csv.text(agreement.raters[rater].name);
      csv.text(agreement.raters[rater].file);
      csv.text(judged ? judged->verdict : "");
      if (judged && judged->level)
        csv.number(*judged->level);
      else
        csv.text("");
      csv.text(judged ? judged->source : "");
      csv.end_row();
    }
  return csv.take();
}

std::string to_json(const compare::Agreement& agreement) {
  using Json = nlohmann::ordered_json;
  const auto number = [](const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); };
  const auto measures_json = [&](const compare::Measures& measures) {
    Json pairs = Json::array();
    for (const compare::Measures::Pair& pair : measures.pairs)
      pairs.push_back({{"one", pair.one},
                       {"other", pair.other},
                       {"n", pair.units},
                       {"percent_agreement", number(pair.percent)},
                       {"kappa", number(pair.kappa)},
                       {"kappa_linear", number(pair.weighted)}});
    return Json{{"pairs", pairs},
                {"alpha",
                 {{"n", measures.alpha_units},
                  {"values", measures.alpha_values},
                  {"nominal", number(measures.alpha_nominal)},
                  {"ordinal", number(measures.alpha_ordinal)},
                  {"ordinal_n", measures.ordinal_units}}}};
  };
  Json raters = Json::array(), rubrics = Json::array(), disagreements = Json::array();
  for (const compare::Rater& rater : agreement.raters)
    raters.push_back({{"name", valid_utf8(rater.name)},
                      {"file", valid_utf8(rater.file)},
                      {"side", rater.side ? Json(spelling(*rater.side)) : Json(nullptr)},
                      {"rated", rater.judged.size()}});
  for (const compare::RubricAgreement& rubric : agreement.rubrics) {
    Json json = measures_json(rubric.measures);
    json["rubric"] = valid_utf8(rubric.rubric);
    rubrics.push_back(std::move(json));
  }
  for (const compare::Disagreement& each : agreement.disagreements) {
    Json ratings = Json::array();
    for (const auto& judged : each.ratings)
      ratings.push_back(judged ? Json{{"verdict", judged->verdict.empty() ? Json(nullptr) : Json(judged->verdict)},
                                      {"level", judged->level ? Json(*judged->level) : Json(nullptr)},
                                      {"source", valid_utf8(judged->source)}}
                               : Json(nullptr));
    disagreements.push_back(
        {{"rubric", valid_utf8(each.rubric)}, {"indicator", valid_utf8(each.indicator)}, {"ratings", ratings}});
  }
  const Json json{{"format", "matang-agreement"},
                  {"schema_version", 1},
                  {"raters", raters},
                  {"units", agreement.units},
                  {"rated_twice", agreement.rated_twice},
                  {"all", measures_json(agreement.all)},
                  {"rubrics", rubrics},
                  {"disagreements", disagreements}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace matang::report
