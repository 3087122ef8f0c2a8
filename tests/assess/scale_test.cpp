#include <string>
#include <vector>

#include "assess/statement.hpp"
#include "matang/assess/assessment.hpp"
#include "matang/rubric/rubric.hpp"
#include "support/catch.hpp"

using namespace matang;
using assess::Verdict;

namespace {

rubric::Rubric read(const std::string& yaml) {
  auto result = rubric::read_text(yaml, "r.yaml", {});
  if (!result)
    for (const Problem& problem : result.error()) FAIL_CHECK(to_text(problem));
  REQUIRE(result.has_value());
  return *result;
}

const char* const head = R"(id: r
version: "1"
title: {id: R, en: R}
source: S
roll_up: weighted
)";

std::string verdict_indicator(const std::string& id, const std::string& concept_id, const std::string& more = "") {
  return "      - id: " + id + "\n        question: {id: Q, en: Q}\n        source: S\n" + more +
         "        met: {count: documents, where: {label: {contains: " + concept_id +
         "}}, at_least: 1}\n        answered_by: [document]\n        advice: {id: A, en: A}\n        cases:\n"
         "          - {documents: [{label: " +
         concept_id +
         "}], expect: met}\n          - {expect: not_met}\n"
         "          - {complete: false, expect: unknown}\n";
}

std::string level_indicator(const std::string& id, const std::string& label, const std::string& more = "") {
  return "      - id: " + id + "\n        question: {id: Q, en: Q}\n        source: S\n" + more +
         "        levels:\n          - {level: 2, criterion: {id: C, en: C}, shown: {count: documents, where: {label: "
         "{contains: " +
         label +
         "}}, at_least: 1}}\n          - {level: 3, criterion: {id: C, en: C}}\n"
         "        answered_by: [document]\n        advice: {id: A, en: A}\n        cases:\n"
         "          - {documents: [{label: " +
         label + "}], expect: \"2..3\"}\n          - {expect: \"1..3\"}\n";
}

facts::Document document(const std::string& label, std::int64_t year = 0) {
  facts::Document row;
  row.label = label;
  row.url = web::Url::parse("https://www.contohkab.go.id/" + label + ".pdf").value();
  row.state = facts::State::document;
  row.bytes = row.year = facts::Absent{};
  row.date = facts::Absent{};
  if (year != 0) row.year = year;
  return row;
}

assess::Inputs inputs(rubric::Rubric rubric, bool complete = true) {
  assess::Inputs in;
  in.site.home = web::Url::parse("https://www.contohkab.go.id/").value();
  in.site.completeness.pages_read = 10;
  in.site.newest_content = facts::Absent{};
  if (!complete) in.site.completeness.gaps.push_back({facts::GapKind::limits, 50, 5, 0, {}});
  in.as_of = web::Date{std::chrono::year{2023}, std::chrono::June, std::chrono::day{30}};
  in.rubrics.push_back(std::move(rubric));
  return in;
}

evidence::EvidenceFile answers(std::vector<evidence::Evidence> pieces) {
  evidence::EvidenceFile file;
  file.evidence = std::move(pieces);
  return file;
}

evidence::Evidence level_piece(const std::string& indicator, std::int64_t level) {
  evidence::Evidence piece;
  piece.rubric = "r";
  piece.indicator = indicator;
  piece.level = level;
  piece.judgement = evidence::Judgement::partly;
  piece.kind = evidence::Kind::document;
  piece.source = "dokumen";
  return piece;
}

bool says(const assess::IndicatorResult& result, const std::string& code) {
  for (const Message& reason : result.reasons)
    if (reason.code == code) return true;
  return false;
}

std::string index_rubric(const std::string& more = "") {
  return std::string(head) + "score: {as: index}\nlevels: {from: 1, to: 3}\nweights_sum: 10\n" +
         "bands:\n  rounding: {decimals: 2}\n  table:\n"
         "    - {from: 1, to: 1.99, id: low, title: {id: L, en: L}}\n"
         "    - {from: 2, to: 3, id: high, title: {id: H, en: H}}\n" +
         more + "groups:\n  - id: g\n    title: {id: G, en: G}\n    indicators:\n" +
         level_indicator("g.a", "alfa", "        weight: 7.5\n") +
         level_indicator("g.b", "beta", "        weight: 2.5\n");
}

}  // namespace

TEST_CASE("an index is the weighted mean of levels, from the least proven to the most possible", "[assess]") {
  auto in = inputs(read(index_rubric()));
  in.site.documents.push_back(document("alfa"));
  const auto result = assess::assess(in).rubrics.front();
  CHECK(result.indicators[0].level == assess::LevelRange{2, 3, 1, 3});
  CHECK(result.indicators[0].verdict == Verdict::unknown);
  CHECK(result.indicators[0].basis == assess::Basis::site);
  CHECK(result.indicators[1].level == assess::LevelRange{1, 3, 1, 3});
  CHECK(result.indicators[1].basis == assess::Basis::none);
  // (7.5 × 2 + 2.5 × 1) / 10 = 1.75; all at 3: 3.00
  CHECK(result.stated_low == 1.75);
  CHECK(result.stated_high == 3.0);
  CHECK(result.stated_most == 3.0);
  CHECK(result.band_low == "low");
  CHECK(result.band_high == "high");
}

TEST_CASE("evidence closes the interval, and speaks against what the site proves", "[assess]") {
  auto in = inputs(read(index_rubric()));
  in.site.documents.push_back(document("alfa"));
  in.evidence.push_back(answers({level_piece("g.a", 1), level_piece("g.b", 3)}));
  const auto result = assess::assess(in).rubrics.front();
  CHECK(result.indicators[0].contradiction);
  CHECK(says(result.indicators[0], "level.evidence_counts"));
  CHECK(result.indicators[0].level == assess::LevelRange{1, 1, 1, 3});
  CHECK(result.indicators[0].verdict == Verdict::not_met);
  CHECK(result.indicators[1].level == assess::LevelRange{3, 3, 1, 3});
  CHECK(result.indicators[1].verdict == Verdict::met);
  CHECK(result.indicators[1].basis == assess::Basis::evidence);
  CHECK(result.stated_low == 1.5);
  CHECK(result.stated_high == 1.5);
}

TEST_CASE("of several levels in evidence the lowest counts, and the reader is told", "[assess]") {
  auto in = inputs(read(index_rubric()));
  in.evidence.push_back(answers({level_piece("g.a", 3), level_piece("g.a", 2)}));
  const auto result = assess::assess(in).rubrics.front();
  CHECK(result.indicators[0].level == assess::LevelRange{2, 2, 1, 3});
  CHECK(result.indicators[0].verdict == Verdict::partly);
  CHECK(says(result.indicators[0], "level.evidence_differs"));
}

TEST_CASE("precedence decides between a site's level and the evidence's", "[assess]") {
  struct {
    const char* precedence;
    std::int64_t said, expect;
  } const cases[] = {{"evidence", 1, 1}, {"site", 1, 2}, {"lower", 1, 1}};
  for (const auto& each : cases) {
    INFO(each.precedence);
    auto rubric = read(index_rubric());
    rubric.groups[0].indicators[0].precedence = from_spelling<rubric::Precedence>(each.precedence).value();
    auto in = inputs(std::move(rubric));
    in.site.documents.push_back(document("alfa"));
    in.evidence.push_back(answers({level_piece("g.a", each.said)}));
    CHECK(assess::assess(in).rubrics.front().indicators[0].level->low == each.expect);
  }
}

TEST_CASE("what an unknown counts as is the rubric's word", "[assess]") {
  struct {
    const char* policy;
    bool complete;
    double low, high;
  } const cases[] = {{"interval", false, 50, 100},
                     {"exclude", false, 100, 100},
                     {"zero", false, 50, 50},
                     {"zero_after_full_crawl", false, 50, 100}};
  for (const auto& each : cases) {
    INFO(each.policy);
    auto in = inputs(read(std::string(head) + "unknown: " + each.policy +
                          "\ngroups:\n  - id: g\n    title: {id: G, en: G}\n    indicators:\n" +
                          verdict_indicator("g.a", "alfa") + verdict_indicator("g.b", "beta")),
                     each.complete);
    in.site.documents.push_back(document("alfa"));
    const auto result = assess::assess(in).rubrics.front();
    REQUIRE(result.indicators[1].verdict == Verdict::unknown);
    CHECK(result.stated_low == each.low);
    CHECK(result.stated_high == each.high);
    CHECK(result.indicators[1].score.high == 2);  // its own range stays
  }
}

TEST_CASE("after a full crawl an unknown that only people can answer is nothing, where the rubric says so",
          "[assess]") {
  const std::string human =
      "      - id: g.c\n        question: {id: Q, en: Q}\n        source: S\n"
      "        answered_by: [observation]\n        advice: {id: A, en: A}\n";
  auto in = inputs(read(std::string(head) +
                        "unknown: zero_after_full_crawl\ngroups:\n  - id: g\n    title: {id: G, en: G}\n"
                        "    indicators:\n" +
                        verdict_indicator("g.a", "alfa") + human));
  in.site.documents.push_back(document("alfa"));
  const auto result = assess::assess(in).rubrics.front();
  CHECK(result.stated_low == 50);
  CHECK(result.stated_high == 50);
  CHECK(result.indicators[1].verdict == Verdict::unknown);
}

TEST_CASE("a count says how many are met, of how many that apply", "[assess]") {
  auto in = inputs(read(std::string(head) +
                        "score: {as: count}\ngroups:\n  - id: g\n    title: {id: G, en: G}\n    indicators:\n" +
                        verdict_indicator("g.a", "alfa") + verdict_indicator("g.b", "beta") +
                        verdict_indicator("g.c", "gama", "        applies_to: [province]\n")));
  in.body = "regency";
  in.site.documents.push_back(document("alfa"));
  const auto result = assess::assess(in).rubrics.front();
  CHECK(result.stated_low == 1);
  CHECK(result.stated_high == 1);
  CHECK(result.stated_most == 2);
  CHECK(result.indicators[2].verdict == Verdict::not_applicable);
  CHECK(says(result.indicators[2], "not_for_body"));
}

TEST_CASE("a stated score is rounded half up, as by hand", "[assess]") {
  struct {
    std::int64_t points, possible, most;
    int decimals;
    double expect;
  } const cases[] = {{1, 8, 100, 0, 13},
                     {1, 8, 100, 1, 12.5},
                     {64995, 100000, 100, 2, 65.0},
                     {64994, 100000, 100, 2, 64.99},
                     {1, 3, 5, 2, 1.67},
                     {0, 0, 5, 2, 0},
                     {5, 5, 5, 2, 5.0}};
  for (const auto& each : cases) {
    INFO(each.points << "/" << each.possible);
    CHECK(assess::rounded(each.points, each.possible, each.most, each.decimals) == each.expect);
  }
}

TEST_CASE("an instrument out of force says so, with what replaced it", "[assess]") {
  auto rubric = read(index_rubric("valid_from: 2020-01-01\nvalid_until: 2022-12-31\nsuperseded_by: lain\n"));
  auto in = inputs(rubric);
  const auto late = assess::assess(in).rubrics.front();
  REQUIRE(late.validity.has_value());
  CHECK(late.validity->code == "rubric.superseded");
  in.as_of = web::Date{std::chrono::year{2022}, std::chrono::December, std::chrono::day{31}};
  CHECK_FALSE(assess::assess(in).rubrics.front().validity.has_value());
  in.as_of = web::Date{std::chrono::year{2019}, std::chrono::December, std::chrono::day{31}};
  CHECK(assess::assess(in).rubrics.front().validity->code == "rubric.not_yet");
}

namespace {

const std::string per_service = std::string(head) + R"(per: {table: services, where: {state: works}}
groups:
  - id: g
    title: {id: G, en: G}
    indicators:
      - id: g.fee
        question: {id: "Biaya?", en: "Fee?"}
        source: S
        met: {count: services, where: {components: fee}, at_least: 1}
        answered_by: [document]
        advice: {id: A, en: A}
        cases:
          - {services: [{components: [fee]}], expect: met}
          - {services: [{components: [time]}], expect: not_met}
          - {complete: false, expect: unknown}
      - id: g.time
        question: {id: "Waktu?", en: "Time?"}
        source: S
        met: {count: services, where: {components: time}, at_least: 1}
        answered_by: [document]
        advice: {id: A, en: A}
        cases:
          - {services: [{components: [time]}], expect: met}
          - {services: [{components: [fee]}], expect: not_met}
          - {complete: false, expect: unknown}
)";

facts::Service service(const std::string& name, std::vector<std::string> components,
                       facts::State state = facts::State::works) {
  facts::Service row;
  row.name = name;
  row.url = web::Url::parse("https://www.contohkab.go.id/layanan/" + std::to_string(name.size())).value();
  row.components = std::move(components);
  row.state = state;
  return row;
}

}  // namespace

TEST_CASE("each service is judged by itself, and the indicators over all of them", "[assess]") {
  auto in = inputs(read(per_service));
  in.site.services = {service("KTP", {"fee", "time"}), service("Akta", {"fee"}),
                      service("Rusak", {}, facts::State::broken)};
  const auto result = assess::assess(in).rubrics.front();
  CHECK(result.units_of == "services");
  REQUIRE(result.units.size() == 2);
  CHECK(result.units[0].name == "KTP");
  CHECK(result.units[0].score == assess::ScoreRange{4, 4, 4});
  CHECK(result.units[1].score == assess::ScoreRange{2, 2, 4});
  CHECK(result.units[1].verdicts == std::vector<Verdict>{Verdict::met, Verdict::not_met});
  CHECK(result.indicators[0].verdict == Verdict::met);
  CHECK(result.indicators[1].verdict == Verdict::partly);
  CHECK(result.stated_low == 75);
  // The table itself is whole again.
  for (const facts::Table& table : assess::assess(in).tables)
    if (table.name == "services") CHECK(table.rows.size() == 3);
}

TEST_CASE("evidence may be about one unit, about all, or about one the site does not show", "[assess]") {
  auto in = inputs(read(per_service));
  in.site.services = {service("KTP", {"time"})};
  evidence::Evidence about_all = level_piece("g.fee", 1);
  about_all.level.reset();
  about_all.judgement = evidence::Judgement::met;
  evidence::Evidence elsewhere = about_all;
  elsewhere.indicator = "g.time";
  elsewhere.unit = "Izin";
  in.evidence.push_back(answers({about_all, elsewhere}));
  const auto result = assess::assess(in).rubrics.front();
  REQUIRE(result.units.size() == 2);
  CHECK(result.units[1].name == "Izin");
  CHECK(result.units[0].verdicts == std::vector<Verdict>{Verdict::met, Verdict::met});
  CHECK(result.units[1].verdicts == std::vector<Verdict>{Verdict::met, Verdict::met});
  CHECK(result.indicators[0].contradiction);  // the site's page states no fee
}

TEST_CASE("without any unit nothing is judged, and the reason says so", "[assess]") {
  const auto result = assess::assess(inputs(read(per_service))).rubrics.front();
  CHECK(result.units.empty());
  CHECK(result.indicators[0].verdict == Verdict::unknown);
  CHECK(says(result.indicators[0], "unit.none_seen"));
}

TEST_CASE("the years before are units whether or not a document is of them", "[assess]") {
  std::string yaml =
      std::string(head) +
      "per: {table: documents, by: year, last: 3}\ngroups:\n  - id: g\n    title: {id: G, en: G}\n    indicators:\n" +
      verdict_indicator("g.a", "alfa");
  auto in = inputs(read(yaml));
  in.site.documents = {document("alfa", 2022), document("alfa-lama", 2019)};
  const auto result = assess::assess(in).rubrics.front();
  REQUIRE(result.units.size() == 3);
  CHECK(result.units[0].name == "2022");
  CHECK(result.units[0].verdicts.front() == Verdict::met);
  CHECK(result.units[2].name == "2020");
  CHECK(result.units[2].verdicts.front() == Verdict::not_met);
}

TEST_CASE("three improvements: what is wanting before what nobody answered, easy ones first", "[assess]") {
  auto in = inputs(read(std::string(head) + "groups:\n  - id: g\n    title: {id: G, en: G}\n    indicators:\n" +
                        verdict_indicator("g.a", "alfa", "        effort: hard\n        weight: 5\n") +
                        verdict_indicator("g.b", "beta", "        effort: easy\n        weight: 3\n") +
                        verdict_indicator("g.c", "gama", "        weight: 4\n") + verdict_indicator("g.d", "delta")));
  const auto result = assess::assess(in).rubrics.front();
  REQUIRE(result.improvements.size() == 3);
  CHECK(result.improvements[0].indicator == "g.b");
  CHECK(result.improvements[1].indicator == "g.c");
  CHECK(result.improvements[2].indicator == "g.a");
  CHECK(result.improvements[0].group_then == 6);
  CHECK(result.improvements[0].share_gained == Approx(3.0 / 13));
}

TEST_CASE("cadence counts dated items a month and finds the longest gap", "[assess]") {
  auto in = inputs(read(per_service));
  const auto day = [](int y, unsigned m, unsigned d) {
    return web::Date{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
  };
  for (const web::Date date : {day(2023, 1, 5), day(2023, 1, 20), day(2023, 4, 1), day(2023, 12, 1)}) {
    facts::Document row = document("berkas" + std::to_string(in.site.documents.size()));
    row.date = date;
    in.site.documents.push_back(row);
  }
  facts::Document copied = document("salinan");
  copied.date = day(2023, 3, 1);
  copied.date_is_last_modified = true;
  in.site.documents.push_back(copied);
  const assess::Cadence cadence = assess::assess(in).cadence;
  REQUIRE(cadence.months.size() == 6);  // January to June, as-of's month
  CHECK(cadence.months[0].items == 2);
  CHECK(cadence.months[2].items == 0);  // the server's word alone is no news
  CHECK(cadence.months[3].items == 1);
  CHECK(cadence.gap_from == day(2023, 4, 1));
  CHECK(cadence.gap_to == day(2023, 6, 30));
  CHECK(cadence.gap_days == 90);
  CHECK(cadence.undated == 1);
}

TEST_CASE("a redacted assessment names informants by number only, the same one always the same", "[assess]") {
  auto in = inputs(read(index_rubric()));
  evidence::Evidence a = level_piece("g.a", 2), b = level_piece("g.b", 2), c = level_piece("g.b", 2);
  a.kind = b.kind = evidence::Kind::interview;
  a.source = b.source = "Kepala Bidang";
  a.quotation = "kata-kata";
  a.note = "catatan";
  c.source = "RPJMD 2021";
  in.evidence.push_back(answers({a, b, c}));
  in.evidence.front().collected_by = "Penilai";
  const auto result = assess::redacted(assess::assess(in));
  CHECK(result.redacted);
  const auto& first = result.rubrics.front().indicators[0].evidence.front();
  CHECK(first.source == "Informan 2");
  CHECK(first.quotation.empty());
  CHECK(first.note.empty());
  const auto& second = result.rubrics.front().indicators[1].evidence;
  for (const auto& piece : second) CHECK((piece.source == "Informan 2" || piece.source == "RPJMD 2021"));
  CHECK(result.evidence_files.front().collected_by == "Informan 1");
  for (const auto& rubric : result.rubrics)
    for (const auto& indicator : rubric.indicators)
      for (const auto& piece : indicator.evidence) CHECK(piece.source != "Kepala Bidang");
}
