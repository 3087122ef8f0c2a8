#include <string>

#include "matang/rubric/rubric.hpp"
#include "matang/rubric/verdict.hpp"
#include "support/catch.hpp"

using namespace matang;

namespace {

/// A rubric judged by levels, as small as one can be.
const std::string staircase = R"(id: tangga
version: "1"
title: {id: Tangga, en: Staircase}
source: Peraturan, lampiran
certainty: secondary
roll_up: weighted
score: {as: index, decimals: 2, official: true}
levels: {from: 1, to: 3, names: [{id: Awal, en: First}, {id: Tengah, en: Middle}, {id: Akhir, en: Last}]}
weights_sum: 100
bands:
  rounding: {decimals: 2}
  table:
    - {from: 1.00, to: 1.79, id: kurang, title: {id: Kurang, en: Poor}}
    - {from: 1.80, to: 3.00, id: cukup, title: {id: Cukup, en: Fair}}
valid_from: 2021-01-01
valid_until: 2025-12-31
superseded_by: yang-baru
left_out:
  - {count: 3, what: {id: Rincian, en: Details}}
groups:
  - id: a
    title: {id: A, en: A}
    weights_sum: 97.25
    indicators:
      - id: a.one
        question: {id: "Satu?", en: "One?"}
        source: Lampiran 1
        weight: 97.25
        effort: easy
        applies_to: [regency, city]
        levels:
          - {level: 1, criterion: {id: Ada, en: Exists}}
          - {level: 2, criterion: {id: Bisa, en: Works}, shown: {count: documents, at_least: 1}}
          - {level: 3, criterion: {id: Rapi, en: Neat}, shown: {count: documents, at_least: 2}, refuted: {count: documents, where: {state: broken}, at_least: 1}}
        answered_by: document
        advice: {id: Terbitkan., en: Publish.}
        cases:
          - {documents: [{state: works}], expect: "2..3"}
          - {documents: [{state: works}, {state: works}], expect: "3"}
          - {documents: [{state: broken}], expect: "2"}
          - {expect: "1..3"}
  - id: b
    title: {id: B, en: B}
    indicators:
      - id: b.two
        question: {id: "Dua?", en: "Two?"}
        source: Lampiran 2
        weight: 2.75
        levels:
          - {level: 2, criterion: {id: Bisa, en: Works}}
          - {level: 3, criterion: {id: Rapi, en: Neat}}
        answered_by: [interview, survey]
        advice: {id: Terbitkan., en: Publish.}
profiles:
  - {id: satu-saja, title: {id: Satu saja, en: Only one}, source: Kajian, indicators: [a.one]}
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string faults(const std::string& yaml) {
  const auto read = rubric::read_text(yaml, "tangga.yaml", {});
  if (read) return "";
  std::string text;
  for (const Problem& problem : read.error()) text += to_text(problem) + "\n";
  return text;
}

}  // namespace

TEST_CASE("a rubric judged by levels is read with everything it says", "[rubric]") {
  const auto read = rubric::read_text(staircase, "tangga.yaml", {});
  INFO(faults(staircase));
  REQUIRE(read.has_value());
  CHECK(read->certainty == "secondary");
  CHECK(read->score.as == rubric::ScoreStyle::As::index);
  CHECK(read->score.decimals == 2);
  CHECK(read->score.official);
  CHECK(read->lowest_level == 1);
  CHECK(read->highest_level == 3);
  CHECK(read->level_names.at(2).en == "Last");
  CHECK(read->weight_unit == 100);
  CHECK(read->groups.at(0).indicators.at(0).weight == 9725);
  CHECK(read->groups.at(1).indicators.at(0).weight == 275);
  CHECK(read->groups.at(0).indicators.at(0).effort == rubric::Effort::easy);
  CHECK(read->groups.at(0).indicators.at(0).applies_to == std::vector<std::string>{"regency", "city"});
  CHECK(read->band_decimals == 2);
  CHECK(read->bands.at(0).to == 1.79);
  CHECK(read->superseded_by == "yang-baru");
  CHECK(read->left_out.at(0).count == 3);
  CHECK(read->groups.at(1).indicators.at(0).answered_by.at(1) == evidence::Kind::questionnaire);
  for (const Problem& problem : rubric::run_cases(*read)) FAIL_CHECK(to_text(problem));
}

TEST_CASE("a case of levels that expects something else is told", "[rubric]") {
  const auto read =
      rubric::read_text(replaced(staircase, R"([{state: works}], expect: "2..3")", R"([{state: works}], expect: "3")"),
                        "tangga.yaml", {});
  REQUIRE(read.has_value());
  const Problems problems = rubric::run_cases(*read);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(to_text(problems.front()), Contains("'a.one' gives 2..3 where its case expects 3"));
}

TEST_CASE("a profile keeps its indicators and drops the groups left empty", "[rubric]") {
  const auto read = rubric::read_text(staircase, "tangga.yaml", {});
  REQUIRE(read.has_value());
  const auto chosen = rubric::with_profile(*read, "satu-saja");
  REQUIRE(chosen.has_value());
  CHECK(chosen->profile == "satu-saja");
  REQUIRE(chosen->groups.size() == 1);
  CHECK(chosen->groups.front().indicators.front().id == "a.one");
  CHECK_FALSE(rubric::with_profile(*read, "lain").has_value());
}

TEST_CASE("what does not add up in a scale is named with its place", "[rubric]") {
  struct {
    const char *what, *from, *to, *expect;
  } const cases[] = {
      {"gap between bands", "from: 1.80", "from: 1.90", "between 1.79 and 1.9 there is a gap; at 2 decimals"},
      {"overlap of bands", "from: 1.80", "from: 1.79", "overlaps the one before, which ends at 1.79"},
      {"bands that begin too high", "{from: 1.00,", "{from: 1.10,", "leaves a gap below it; it begins at 1"},
      {"bands that end too low", "to: 3.00", "to: 2.90", "does not end where the scale does; it ends at 3"},
      {"bands without rounding", "  rounding: {decimals: 2}\n", "", "rounding"},
      {"weights that do not add up", "weights_sum: 100", "weights_sum: 99", "add up to 100, not to 99"},
      {"a group's weights", "weights_sum: 97.25", "weights_sum: 97", "add up to 97.25, not to 97"},
      {"a weight with four decimals", "weight: 2.75", "weight: 2.7501", "more than three decimals"},
      {"a level left out", "          - {level: 2, criterion: {id: Bisa, en: Works}}\n", "",
       "here stands level 3 where level 2 belongs"},
      {"a level too few", "          - {level: 3, criterion: {id: Rapi, en: Neat}}\n        answered_by: [int",
       "        answered_by: [int", "'b.two' lacks level 3"},
      {"names of levels", ", {id: Akhir, en: Last}]", "]", "there are 2 names for 3 levels"},
      {"an index without levels",
       "levels: {from: 1, to: 3, names: [{id: Awal, en: First}, {id: Tengah, en: Middle}, {id: Akhir, en: Last}]}\n",
       "", "an index needs levels"},
      {"a profile's indicator", "indicators: [a.one]}", "indicators: [a.oen]}", "the rubric has no indicator 'a.oen'"},
      {"an instrument that ends first", "valid_until: 2025-12-31", "valid_until: 2020-12-31", "ends before it begins"},
      {"a kind of body", "[regency, city]", "[regency, town]", "no kind of body is called 'town'"},
      {"an effort", "effort: easy", "effort: trivial", "'effort' cannot be 'trivial'"},
      {"a level and a verdict", "        effort: easy\n", "        met: {count: documents, at_least: 1}\n",
       "judged by levels and has a rule for a verdict"},
      {"cases without another result",
       "          - {documents: [{state: works}, {state: works}], expect: \"3\"}\n          - {documents: [{state: "
       "broken}], expect: \"2\"}\n          - {expect: \"1..3\"}\n",
       "", "needs cases with two different results"},
  };
  for (const auto& each : cases) {
    INFO(each.what);
    const std::string told = faults(replaced(staircase, each.from, each.to));
    CHECK_THAT(told, Contains(each.expect));
    CHECK_THAT(told, Contains("tangga.yaml:"));
  }
}

TEST_CASE("units name a table and a field that there are", "[rubric]") {
  const std::string rubric = R"(id: tiap
version: "1"
title: {id: Tiap, en: Each}
source: Undang-undang
roll_up: weighted
per: PER
groups:
  - id: a
    title: {id: A, en: A}
    indicators:
      - id: a.fee
        question: {id: "Biaya?", en: "Fee?"}
        source: Pasal
        met: {count: services, where: {components: fee}, at_least: 1}
        advice: {id: Cantumkan., en: State it.}
        cases:
          - {services: [{components: [fee]}], expect: met}
          - {services: [{components: [time]}], expect: not_met}
          - {complete: false, expect: unknown}
)";
  CHECK(faults(replaced(rubric, "PER", "{table: services, where: {state: works}}")).empty());
  CHECK(faults(replaced(rubric, "PER", "{table: documents, by: year, last: 3}")).empty());
  CHECK_THAT(faults(replaced(rubric, "PER", "{table: service}")),
             Contains("there is no table 'service'; did you mean"));
  CHECK_THAT(faults(replaced(rubric, "PER", "{table: services, by: nam}")), Contains("has no field 'nam'"));
  CHECK_THAT(faults(replaced(rubric, "PER", "{table: services, last: 3}")), Contains("'last' counts years"));
}
