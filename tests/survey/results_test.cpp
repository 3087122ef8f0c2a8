#include "matang/survey/results.hpp"

#include "support/catch.hpp"

using namespace matang;

namespace {

survey::Results evaluated(const survey::Instrument& of, const std::string& csv,
                          survey::SkmWeight weight = survey::SkmWeight::exact) {
  const auto responses = survey::read_responses(csv, "r.csv");
  REQUIRE(responses);
  const auto coded = survey::code(of, *responses);
  if (!coded) FAIL(to_text(coded.error().front()));
  return survey::analyse(of, *responses, *coded, weight);
}

survey::Instrument instrument(const std::string& rest) {
  auto read = survey::read_instrument("id: x\ntitle: T\nsource: S\ncertainty: ours\n" + rest, "i.yaml");
  if (!read) FAIL(to_text(read.error().front()));
  return *read;
}

survey::Instrument skm() {
  auto read = survey::read_instrument_file(MATANG_SOURCE_DIR "/rubrics/surveys/skm-2017.yaml");
  REQUIRE(read);
  return *read;
}

const std::string elements =
    "Persyaratan,Prosedur,Waktu penyelesaian,Biaya,Produk,Kompetensi,Perilaku,Pengaduan,Sarana\n";

}  // namespace

TEST_CASE("the satisfaction index is the regulation's arithmetic", "[skm]") {
  // All 3: NRR 3, weighted 1/3 each, index 3.00, × 25 = 75.00, class C (65.00–76.60).
  const auto threes = evaluated(skm(), elements + "3,3,3,3,3,3,3,3,3\n");
  REQUIRE(threes.skm);
  CHECK(threes.skm->index == Approx(3));
  CHECK(threes.skm->converted == Approx(75));
  CHECK(threes.skm->band->letter == "C");
  CHECK(threes.skm->elements[0].weighted == Approx(1.0 / 3));

  // The best there is reaches 100 with 1/9, 99.90 with 0.111: what some applications print.
  CHECK(evaluated(skm(), elements + "4,4,4,4,4,4,4,4,4\n").skm->converted == Approx(100));
  const auto rounded = evaluated(skm(), elements + "4,4,4,4,4,4,4,4,4\n", survey::SkmWeight::three_digits);
  CHECK(rounded.skm->converted == Approx(99.90));
  CHECK(rounded.skm->elements[0].weighted == Approx(0.444));

  // Two respondents: elements with means 4, 3.5, 3, 3, 3, 3, 3, 2.5, 2; 27 / 9 = 3 again; the weakest first.
  const auto two = evaluated(skm(), elements + "4,4,3,3,3,3,3,3,2\n4,3,3,3,3,3,3,2,2\n");
  CHECK(two.skm->converted == Approx(75));
  CHECK(two.skm->lowest.front() == "facilities");
  CHECK(two.skm->lowest[1] == "complaints");
  CHECK(two.skm->elements[0].band->letter == "A");
}

TEST_CASE("an element's blanks lower its own base only, and an element without answers leaves no index", "[skm]") {
  const auto results = evaluated(skm(), elements + "4,4,4,4,4,4,4,4,\n2,2,2,2,2,2,2,2,2\n");
  REQUIRE(results.skm);
  const auto& facilities = results.skm->elements.back();
  CHECK(facilities.answered == 1);
  CHECK(facilities.mean == Approx(2));
  CHECK(results.skm->converted == Approx(25 * (3.0 * 8 + 2) / 9).margin(0.005));
  CHECK_FALSE(evaluated(skm(), elements + "4,4,4,4,4,4,4,4,\n").skm);
}

TEST_CASE("classes are decided after rounding to two decimals, so that no value falls into a gap of the table",
          "[classes]") {
  struct Case {
    const char* table;
    double score;
    std::string letter;
  };
  for (const Case& one : std::vector<Case>{{"skm-2017", 100, "A"},
                                           {"skm-2017", 88.31, "A"},
                                           {"skm-2017", 88.305, "A"},
                                           {"skm-2017", 88.3049, "B"},
                                           {"skm-2017", 76.61, "B"},
                                           {"skm-2017", 76.605, "B"},
                                           {"skm-2017", 76.604, "C"},
                                           {"skm-2017", 65, "C"},
                                           {"skm-2017", 64.995, "C"},
                                           {"skm-2017", 64.99, "D"},
                                           {"skm-2017", 25, "D"},
                                           {"skm-2017", 24.99, ""},
                                           {"skm-2017", 100.01, ""},
                                           {"skm-2004", 81.26, "A"},
                                           {"skm-2004", 81.25, "B"},
                                           {"skm-2004", 62.50, "C"},
                                           {"skm-2004", 43.75, "D"}}) {
    INFO(one.table << " " << one.score);
    const auto* band = survey::class_of(*survey::find_class_table(one.table), one.score);
    CHECK((band == nullptr ? "" : band->letter) == one.letter);
  }
  const auto& kip = *survey::find_class_table("kip");
  CHECK(survey::class_of(kip, 90)->name.id == "Informatif");
  CHECK(survey::class_of(kip, 89.95)->name.id == "Menuju informatif");
  CHECK(survey::class_of(kip, 39.99)->name.id == "Tidak informatif");
  CHECK(survey::find_class(kip, "menuju INFORMATIF")->from == 80);
  CHECK(survey::find_class(kip, "baik") == nullptr);
}

TEST_CASE("frequencies carry their base, means their interval, reversed items their turn", "[results]") {
  const auto of = instrument(
      "scoring: likert_means\nscales:\n  - id: s\n    labels: [{value: 1, text: a}, {value: 2, text: b}, {value: 3, "
      "text: c}, "
      "{value: 4, text: d}, {value: 5, text: e}]\ndimensions: [{id: d, title: D}]\nitems:\n"
      "  - {id: good, text: Baik, scale: s, dimension: d}\n  - {id: bad, text: Buruk, scale: s, dimension: d, reverse: "
      "true}\n");
  const auto results = evaluated(of, "Baik,Buruk\n5,1\n4,2\n3,3\n2,\n");
  const auto& good = results.items[0];
  CHECK(good.answered == 4);
  CHECK(good.frequencies[0].count == 0);
  CHECK(good.frequencies[4].share == Approx(0.25));
  CHECK(*good.measures.mean == Approx(3.5));
  CHECK(*good.measures.median == Approx(3.5));
  CHECK(good.measures.interval->low < 3.5);
  const auto& bad = results.items[1];
  CHECK(bad.turned);
  CHECK(bad.missing == 1);
  CHECK(bad.frequencies[0].count == 1);    // as answered
  CHECK(*bad.measures.mean == Approx(4));  // turned: 5, 4, 3
  const auto& dimension = results.dimensions[0];
  CHECK(dimension.measures.values == 4);  // one item of two is half
  CHECK(*dimension.measures.mean == Approx((5 + 4 + 3 + 2) / 4.0));
  CHECK(dimension.reliability->alpha == Approx(1));
  CHECK(dimension.reliability->cases == 3);
}

TEST_CASE("where 1 is the best, means are turned and a reversed item is turned back", "[results]") {
  const auto of = instrument(
      "scoring: likert_means\nscales:\n  - id: s\n    best: low\n    labels: [{value: 1, text: Sangat setuju}, {value: "
      "2, text: Setuju}, "
      "{value: 3, text: Tidak setuju}]\nitems:\n  - {id: a, text: A, scale: s}\n  - {id: b, text: B, scale: s, "
      "reverse: true}\n");
  const auto results = evaluated(of, "A,B\nSangat setuju,1\n2,Sangat setuju\n");
  CHECK(*results.items[0].measures.mean == Approx(2.5));
  CHECK(*results.items[1].measures.mean == Approx(1));
  CHECK(results.items[0].frequencies[0].id == "1");
}

TEST_CASE("one respondent has no interval, and none no mean", "[results]") {
  const auto of =
      instrument("scoring: none\nitems: [{id: a, text: A, kind: number}, {id: b, text: B, kind: number}]\n");
  const auto results = evaluated(of, "A,B\n3,\n");
  CHECK(*results.items[0].measures.mean == 3);
  CHECK_FALSE(results.items[0].measures.interval);
  CHECK_FALSE(results.items[1].measures.mean);
}

TEST_CASE("the instrument's thresholds turn results into judgements", "[judge]") {
  const std::string rest =
      "scoring: likert_means\nscales: [{id: s, labels: [{value: 1, text: satu}, {value: 2, text: dua}, {value: 3, "
      "text: tiga}]}]\n"
      "dimensions: [{id: d, title: D}]\nitems:\n  - {id: k, text: K, choices: [{id: y, text: Ya}, {id: t, text: "
      "Tidak}]}\n"
      "  - {id: m, text: M, scale: s, dimension: d}\nevidence:\n"
      "  - {indicator: r/a, from: {item: k}, answers: [y], met_at: 0.75, partly_at: 0.5}\n"
      "  - {indicator: r/b, from: {dimension: d}, met_at: 2.5, partly_at: 2}\n"
      "  - {indicator: r/c, from: {item: m}, as: level}\n"
      "  - {indicator: r/d, from: {item: m}, met_at: 1, least_respondents: 30}\n";
  const auto judged = survey::judge(evaluated(instrument(rest), "K,M\nYa,3\nYa,2\nYa,2\nTidak,\n"));
  REQUIRE(judged.size() == 4);
  CHECK(judged[0].judgement == evidence::Judgement::met);
  CHECK(judged[0].count == 3);
  CHECK(judged[0].base == 4);
  CHECK(judged[1].judgement == evidence::Judgement::partly);
  CHECK(judged[1].base == 3);
  CHECK_FALSE(judged[2].judgement);
  CHECK(judged[2].level == 2);  // 7/3
  CHECK_FALSE(judged[3].judgement);
}
