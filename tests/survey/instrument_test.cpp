#include "matang/survey/instrument.hpp"

#include <fstream>
#include <sstream>

#include "support/catch.hpp"

using namespace matang;
using survey::read_instrument;

namespace {

const std::string head = "id: x\ntitle: T\nsource: S\ncertainty: ours\nscoring: none\n";
const std::string scale =
    "scales:\n  - id: s\n    labels: [{value: 2, text: {id: Baik, en: Good}}, {value: 1, text: {id: Buruk, en: "
    "Bad}}]\n";

}  // namespace

TEST_CASE("an instrument is read whole", "[instrument]") {
  const auto instrument = read_instrument(
      head + scale +
          "dimensions: [{id: d, title: D}]\nitems:\n"
          "  - {id: a, text: A, scale: s, dimension: d, reverse: true}\n"
          "  - {id: b, text: B, choices: [{id: y, text: Ya}, {id: t, text: Tidak}]}\n"
          "  - {id: c, text: C, kind: multiple, asked_if: {item: b, answers: [y]}, columns: [CC, C2]}\n"
          "evidence:\n  - {indicator: r/i.j, from: {item: b}, answers: [y], met_at: 0.5, partly_at: 0.2}\n"
          "  - {indicator: r/i.k, from: {dimension: d}, as: level}\n",
      "i.yaml");
  if (!instrument) FAIL(to_text(instrument.error().front()));
  CHECK(instrument->items.size() == 3);
  CHECK(instrument->items[0].reverse);
  CHECK(instrument->items[1].kind == survey::ItemKind::single);
  CHECK(instrument->items[2].asked_if->answers == std::vector<std::string>{"y"});
  CHECK(instrument->items[2].columns.size() == 2);
  CHECK(instrument->evidence[0].indicator == "i.j");
  CHECK(instrument->evidence[1].as_level);
  CHECK(instrument->scales[0].high() == 2);
}

TEST_CASE("faults of an instrument name their place and what would be right", "[instrument]") {
  struct Case {
    std::string yaml, message;
  };
  const std::vector<Case> cases{
      {"[]", "an instrument"},
      {head + "items: []\nscorng: x\n", "scorng"},
      {head + "items: [{id: a, text: A, scale: t}]\n", "there is no scale 't'"},
      {head + scale + "items: [{id: a, text: A, scale: s, dimension: dd}]\n", "there is no dimension 'dd'"},
      {head + "items: [{id: a, text: A}, {id: a, text: B}]\n", "there are two items 'a'"},
      {head + "items: [{id: A b, text: A}]\n", "cannot be an id"},
      {head + "items: [{id: a, text: A, kind: grid}]\n", "'kind' cannot be 'grid'"},
      {head + "items: [{id: a, text: A, asked_if: {item: b, answers: [y]}}, {id: b, text: B, choices: [{id: y, text: "
              "Y}]}]\n",
       "no earlier item 'b'"},
      {head + "items: [{id: b, text: B, choices: [{id: ya, text: Y}]}, {id: a, text: A, asked_if: {item: b, answers: "
              "[yaa]}}]\n",
       "no answer to 'b' called 'yaa'"},
      {head + "items: [{id: b, text: B}, {id: a, text: A, asked_if: {item: b, answers: [y]}}]\n",
       "answers to 'b' are not listed"},
      {head + "items: [{id: b, text: B, reverse: true}]\n", "only an item of kind scale"},
      {head + "items: [{id: b, text: B, choices: [{id: y, text: Ya!}, {id: z, text: ya}]}]\n",
       "stands for two answers"},
      {head + "scales: [{id: s, labels: [{value: 1, text: A}, {value: 1, text: B}]}]\nitems: []\n",
       "the value 1 stands twice"},
      {head + scale + "items: [{id: a, text: A, scale: s}]\nevidence: [{indicator: x, from: {item: a}, met_at: 3}]\n",
       "does not say of which rubric"},
      {head + scale +
           "items: [{id: a, text: A, scale: s}]\nevidence: [{indicator: x/y, from: {item: a}, met_at: 1, partly_at: "
           "2}]\n",
       "'partly_at' is above 'met_at'"},
      {head + "items: [{id: a, text: A}]\nevidence: [{indicator: x/y, from: {item: a}, met_at: 1}]\n",
       "'a' has no mean"},
      {head + scale +
           "items: [{id: a, text: A, scale: s}]\nevidence: [{indicator: x/y, from: {item: a}, answers: ['2'], met_at: "
           "75}]\n",
       "a share lies between 0 and 1"},
      {head + scale + "items: [{id: a, text: A, scale: s}]\nevidence: [{indicator: x/y, from: {item: a}}]\n", "met_at"},
      {"id: x\ntitle: T\nsource: S\ncertainty: ours\nscoring: skm\n" + scale + "items: [{id: a, text: A, scale: s}]\n",
       "from 1 (worst) to 4 (best)"},
  };
  for (const Case& one : cases) {
    INFO(one.message);
    const auto instrument = read_instrument(one.yaml, "i.yaml");
    REQUIRE_FALSE(instrument);
    bool found = false;
    for (const Problem& problem : instrument.error()) {
      CHECK_THAT(to_text(problem), Contains("i.yaml:"));
      found = found || to_text(problem).find(one.message) != std::string::npos;
    }
    INFO(to_text(instrument.error().front()));
    CHECK(found);
  }
}

TEST_CASE("the shipped instruments and the sample's are without fault", "[instrument]") {
  for (const char* path :
       {"/rubrics/surveys/skm-2017.yaml", "/rubrics/surveys/egovqual.yaml", "/samples/survey/portal.yaml"}) {
    const auto instrument = survey::read_instrument_file(std::string(MATANG_SOURCE_DIR) + path);
    if (!instrument) FAIL(to_text(instrument.error().front()));
    CHECK(instrument->evidence.size() >= 2);
  }
}

TEST_CASE("the schema of instruments knows every key and word", "[instrument]") {
  std::ifstream file(MATANG_SOURCE_DIR "/rubrics/survey.schema.json");
  std::ostringstream text;
  text << file.rdbuf();
  const std::string schema = text.str();
  for (const auto word : spellings<survey::ItemKind>) CHECK_THAT(schema, Contains("\"" + std::string(word) + "\""));
  for (const auto word : spellings<survey::Scoring>) CHECK_THAT(schema, Contains("\"" + std::string(word) + "\""));
  for (const char* key : {"ambiguous_columns", "ambiguous_reason", "screening", "least_answered", "best", "labels",
                          "also", "columns", "reverse", "optional", "other", "choices", "asked_if", "answers", "met_at",
                          "partly_at", "as", "least_respondents", "note"})
    CHECK_THAT(schema, Contains("\"" + std::string(key) + "\":"));
}
