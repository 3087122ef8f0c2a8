#include "matang/survey/figures.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace matang;
using survey::FlagKind;

namespace {

std::vector<survey::Flag> flags_of(const std::string& yaml) {
  const auto file = survey::read_figures("title: T\nsource: S\n" + yaml, "f.yaml");
  if (!file) FAIL(to_text(file.error().front()));
  return survey::check_figures(*file);
}

const std::string base = "bases: [{id: b, title: B, place: p. 1, people: 100}]\n";

std::string figure(const std::string& shares, const std::string& more = "") {
  return "figures: [{id: f, title: F, place: p. 2, base: b" + more + ", shares: [" + shares + "]}]\n";
}

}  // namespace

TEST_CASE("study 002's figures: what cannot be true is flagged, and nothing else", "[figures]") {
  const auto file = survey::read_figures_file(MATANG_SOURCE_DIR "/samples/survey/palembang-2023-figures.yaml");
  if (!file) FAIL(to_text(file.error().front()));
  const auto flags = survey::check_figures(*file);
  std::vector<std::pair<FlagKind, std::string>> found;
  for (const auto& flag : flags) found.emplace_back(flag.kind, flag.figure);
  const std::vector<std::pair<FlagKind, std::string>> expected{{FlagKind::two_values, "population"},
                                                               {FlagKind::sum, "occupation"},
                                                               {FlagKind::count_mismatch, "found"},
                                                               {FlagKind::impossible_share, "online-services"},
                                                               {FlagKind::two_breakdowns, "form-age"}};
  CHECK(found == expected);
  for (const auto& flag : flags) {
    CHECK_FALSE(flag.what.id.empty());
    CHECK_FALSE(flag.so.en.empty());
    if (flag.kind == FlagKind::sum) CHECK_THAT(flag.what.en, Contains("102%"));
    if (flag.kind == FlagKind::impossible_share) {
      CHECK(flag.people == std::vector<std::int64_t>{38, 76});
      CHECK_THAT(flag.what.id, Contains("65,8 %; 34,2 %; 39,5 %; 21,1 %"));
    }
    if (flag.kind == FlagKind::count_mismatch) CHECK_THAT(flag.what.en, Contains("12 of 53 people are 22.6%, not 22%"));
  }
}

TEST_CASE("shares are judged with the rounding they were printed with", "[figures]") {
  struct Case {
    std::string yaml;
    std::vector<FlagKind> kinds;
  };
  const std::string free_base = "figures: [{id: f, title: F, place: p, shares: [";
  for (const Case& one : std::vector<Case>{
           {free_base + "{label: a, percent: 33.3}, {label: b, percent: 33.3}, {label: c, percent: 33.3}]}]\n", {}},
           {free_base + "{label: a, percent: 33.3}, {label: b, percent: 33.3}, {label: c, percent: 33.0}]}]\n",
            {FlagKind::sum}},
           {free_base + "{label: a, percent: 60}, {label: b, percent: 45}], complete: false}]\n", {FlagKind::sum}},
           {free_base + "{label: a, percent: 60}, {label: b, percent: 45}], multiple: true}]\n", {}},
           {free_base + "{label: a, percent: 60}, {label: b, percent: 40}], total: 101}]\n", {}},
           {free_base + "{label: a, percent: 60}, {label: b, percent: 40}], total: 105}]\n", {FlagKind::total}},
           {base + figure("{label: a, percent: '39,5'}, {label: b, percent: '60,5'}"), {FlagKind::impossible_share}},
           {base + figure("{label: a, percent: 39, count: 39}, {label: b, percent: 61, count: 60}"),
            {FlagKind::count_mismatch, FlagKind::total}},
           {base + figure("{label: a, percent: 39, count: 39}, {label: b, percent: 60, count: 60}"),
            {FlagKind::total, FlagKind::sum}},
           {base + figure("{label: a, percent: 39}, {label: b, percent: 61}"), {}},
       }) {
    INFO(one.yaml);
    std::vector<FlagKind> kinds;
    for (const auto& flag : flags_of(one.yaml)) kinds.push_back(flag.kind);
    CHECK(kinds == one.kinds);
  }
}

TEST_CASE("a class that does not fit its score is named, and the old table where that fits", "[figures]") {
  const auto score = [](const std::string& value, const std::string& name, const std::string& table = "skm-2017") {
    return flags_of("scores: [{id: s, title: S, place: p, table: " + table + ", score: " + value + ", class: " + name +
                    "}]\n");
  };
  CHECK(score("82.15", "Baik").empty());
  CHECK(score("82.15", "B").empty());
  CHECK(score("3.6", "A").empty());  // on the scale of 1 to 4
  const auto old = score("82.15", "A");
  REQUIRE(old.size() == 1);
  CHECK(old[0].kind == FlagKind::wrong_class);
  CHECK_THAT(old[0].so.id, Contains("Kepmenpan KEP/25/M.PAN/2/2004"));
  const auto neither = score("82.15", "D");
  REQUIRE(neither.size() == 1);
  CHECK_THAT(neither[0].so.en, !Contains("2004"));
  CHECK(score("120", "A").front().kind == FlagKind::score_range);
  CHECK(score("92.4", "Menuju Informatif", "kip").front().kind == FlagKind::wrong_class);
  CHECK(score("80", "Menuju Informatif", "kip").empty());
  // A file that says the old table was used is held to the old table.
  CHECK(score("82.15", "A", "skm-2004").empty());
}

TEST_CASE("sizes of samples and quantities are computed again", "[figures]") {
  const auto sample = [](const std::string& size, const std::string& method) {
    return flags_of("samples: [{id: s, title: S, place: p, method: " + method +
                    ", population: 1000, error: 0.05, size: " + size + "}]\n");
  };
  CHECK(sample("286", "slovin").empty());  // 285.71
  CHECK(sample("278", "krejcie-morgan").empty());
  CHECK(sample("100", "slovin").front().kind == FlagKind::sample_size);
  CHECK(flags_of("quantities: [{id: q, title: Q, stated: [{value: '10,5', place: a}, {value: 10.5, place: b}]}]\n")
            .empty());
}

TEST_CASE("faults of a file of figures name their place", "[figures]") {
  for (const auto& [yaml, message] : std::vector<std::pair<std::string, std::string>>{
           {"figures: [{id: f, title: F, place: p, base: x, shares: [{label: a, percent: 1}]}]\n",
            "there is no base 'x'"},
           {"figures: [{id: f, title: F, place: p, shares: []}]\n", "between 1 and"},
           {"figures: [{id: f, title: F, place: p, shares: [{label: a, percent: abc}]}]\n",
            "no number as it is printed"},
           {"figures: [{id: f, title: F, place: p, shares: [{label: a, percent: -1}]}]\n",
            "no number as it is printed"},
           {"scores: [{id: f, title: F, place: p, table: skm, score: 1, class: A}]\n",
            "there is no table of classes 'skm'"},
           {"samples: [{id: f, title: F, place: p, method: x, population: 1, error: 0.1, size: 1}]\n",
            "slovin or krejcie-morgan"},
           {"figurs: []\n", "figurs"}}) {
    INFO(message);
    const auto file = survey::read_figures("title: T\nsource: S\n" + yaml, "f.yaml");
    REQUIRE_FALSE(file);
    CHECK_THAT(to_text(file.error().front()), Contains(message));
    CHECK_THAT(to_text(file.error().front()), Contains("f.yaml:"));
  }
}
