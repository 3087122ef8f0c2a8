#include "matang/report/survey.hpp"
#include "report/csv_writer.hpp"
#include "report/survey/phrases.hpp"

namespace matang::report {
namespace {

using namespace surveys;

void header(CsvWriter& csv, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) csv.text(name);
  csv.end_row();
}

void optional(CsvWriter& csv, const std::optional<double>& value) {
  if (value)
    csv.decimal(*value);
  else
    csv.text("");
}

void count(CsvWriter& csv, std::size_t value) { csv.number(static_cast<std::int64_t>(value)); }

void measures(CsvWriter& csv, const survey::Measures& measures) {
  optional(csv, measures.mean);
  optional(csv, measures.interval ? std::optional(measures.interval->low) : std::nullopt);
  optional(csv, measures.interval ? std::optional(measures.interval->high) : std::nullopt);
  optional(csv, measures.median);
  optional(csv, measures.deviation);
}

std::string items(const survey::Results& results, const Options& options) {
  CsvWriter csv(options);
  header(csv, {"item", "dimension", "kind", "text", "base", "asked", "answered", "missing", "mean", "mean_low",
               "mean_high", "median", "deviation", "turned", "weighted", "converted", "class"});
  for (const survey::ItemResult& item : results.items) {
    csv.text(item.id);
    csv.text(item.dimension);
    csv.text(spelling(item.kind));
    csv.text(choose(options.language, item.text));
    csv.text(item.has_column ? base_text(options.language, item) : "");
    count(csv, item.asked);
    count(csv, item.answered);
    count(csv, item.missing);
    measures(csv, item.measures);
    csv.text(item.turned ? "true" : "false");
    const survey::SkmElement* element = nullptr;
    if (results.skm)
      for (const survey::SkmElement& one : results.skm->elements)
        if (one.id == item.id) element = &one;
    optional(csv, element != nullptr ? std::optional(element->weighted) : std::nullopt);
    optional(csv, element != nullptr ? std::optional(element->converted) : std::nullopt);
    csv.text(element != nullptr && element->band != nullptr ? element->band->letter : "");
    csv.end_row();
  }
  return csv.take();
}

std::string frequencies(const survey::Results& results, const Options& options) {
  CsvWriter csv(options);
  header(csv, {"item", "answer", "text", "count", "base", "share", "share_low", "share_high", "asked_of"});
  for (const survey::ItemResult& item : results.items)
    for (const survey::Frequency& one : item.frequencies) {
      csv.text(item.id);
      csv.text(one.id);
      csv.text(choose(options.language, one.text));
      count(csv, one.count);
      count(csv, item.answered);
      optional(csv, item.answered == 0 ? std::nullopt : std::optional(one.share));
      optional(csv, one.interval ? std::optional(one.interval->low) : std::nullopt);
      optional(csv, one.interval ? std::optional(one.interval->high) : std::nullopt);
      csv.text(base_text(options.language, item));
      csv.end_row();
    }
  return csv.take();
}

std::string dimensions(const survey::Results& results, const Options& options) {
  CsvWriter csv(options);
  header(csv, {"dimension", "title", "items", "respondents", "mean", "mean_low", "mean_high", "median", "deviation",
               "alpha", "alpha_cases"});
  for (const survey::DimensionResult& one : results.dimensions) {
    csv.text(one.id.empty() ? "all" : one.id);
    csv.text(choose(options.language, one.title));
    count(csv, one.items);
    count(csv, one.measures.values);
    measures(csv, one.measures);
    optional(csv, one.reliability ? std::optional(one.reliability->alpha) : std::nullopt);
    count(csv, one.reliability ? one.reliability->cases : 0);
    csv.end_row();
  }
  return csv.take();
}

}  // namespace

std::map<std::string, std::string> survey_csv(const survey::Results& results, const Options& options) {
  std::map<std::string, std::string> files{{"survey-items.csv", items(results, options)},
                                           {"survey-frequencies.csv", frequencies(results, options)}};
  if (!results.dimensions.empty()) files["survey-dimensions.csv"] = dimensions(results, options);
  return files;
}

}  // namespace matang::report
