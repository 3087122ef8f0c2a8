#include "matang/compare/agreement.hpp"

#include <algorithm>

#include "compare/sites.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::compare;
using namespace matang::compare::test;
using assess::Verdict;
using evidence::Judgement;

namespace {

evidence::Evidence piece(const std::string& indicator, Judgement judgement, const std::string& rubric = "r") {
  evidence::Evidence e;
  e.rubric = rubric;
  e.indicator = indicator;
  e.judgement = judgement;
  e.source = "Sumber " + indicator;
  return e;
}

Rater rater(const std::string& name, const std::vector<std::string>& verdicts) {
  Rater r;
  r.name = r.file = name;
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    if (!verdicts[i].empty()) r.judged.push_back({"r", "a." + std::to_string(i), verdicts[i], std::nullopt, ""});
  return r;
}

bool noted(const Agreement& agreement, const std::string& code) {
  return std::any_of(agreement.notes.begin(), agreement.notes.end(),
                     [&](const Message& note) { return note.code == "agree.note." + code; });
}

}  // namespace

TEST_CASE("several pieces of one assessor count as in an assessment", "[compare][agree]") {
  evidence::EvidenceFile file;
  file.collected_by = "Penilai pertama";
  file.evidence = {piece("a.1", Judgement::met),    piece("a.1", Judgement::not_met),
                   piece("a.1", Judgement::partly), piece("a.2", Judgement::not_applicable),
                   piece("a.2", Judgement::met),    piece("a.3", Judgement::not_applicable)};
  auto low = piece("a.4", Judgement::met), high = low;
  low.level = 2;
  high.level = 4;
  file.evidence.push_back(high);
  file.evidence.push_back(low);
  const Rater r = rater_of(file, "x.yaml");
  CHECK(r.name == "Penilai pertama");
  REQUIRE(r.judged.size() == 4);
  CHECK(r.judged[0].verdict == "not_met");
  CHECK(r.judged[1].verdict == "met");
  CHECK(r.judged[2].verdict == "not_applicable");
  CHECK(r.judged[3].level == 2);
}

TEST_CASE("an assessment has three sides, and unknown is no rating", "[compare][agree]") {
  auto a = site("https://a.go.id/");
  auto one = indicator("a.1", Verdict::partly, {1, 1, 2});
  one.site_verdict = Verdict::met;
  one.evidence_verdict = Verdict::partly;
  auto two = indicator("a.2", Verdict::unknown, {0, 2, 2});
  auto three = indicator("a.3", Verdict::met, {2, 2, 2});
  three.site_verdict = Verdict::not_applicable;  // no rule asks the site
  three.evidence_verdict = Verdict::met;
  auto level = indicator("a.4", Verdict::partly, {2, 4, 5});
  level.level = assess::LevelRange{2, 4, 1, 5};
  level.site_level = 2;
  level.evidence_level = 3;
  a.rubrics = {rubric_of("r", {one, two, three, level})};
  const Rater by_site = rater_of(a, "out/assessment.json", AssessmentSide::site);
  CHECK(by_site.name == "out");
  REQUIRE(by_site.judged.size() == 1);
  CHECK(by_site.judged[0].verdict == "met");
  CHECK(by_site.floors == 1);  // the least level is no rating
  const Rater by_evidence = rater_of(a, "out/assessment.json", AssessmentSide::evidence);
  REQUIRE(by_evidence.judged.size() == 3);
  CHECK(by_evidence.judged[2].level == 3);
  CHECK(rater_of(a, "x", AssessmentSide::verdict).judged.size() == 2);  // a level that is open is none either
}

TEST_CASE("figures travel with the number they rest on", "[compare][agree]") {
  // Six indicators, five rated by both: four alike. Expected chance agreement: met 3/5·2/5, partly 1/5·1/5, not_met
  // 1/5·2/5 = 9/25, so kappa = (4/5 − 9/25) / (1 − 9/25) = 11/16.
  const Agreement found = agreement({rater("a", {"met", "met", "met", "partly", "not_met", "met"}),
                                     rater("b", {"met", "met", "not_met", "partly", "not_met", ""})},
                                    {});
  CHECK(found.units == 6);
  CHECK(found.rated_twice == 5);
  REQUIRE(found.all.pairs.size() == 1);
  const Measures::Pair& pair = found.all.pairs[0];
  CHECK(pair.units == 5);
  REQUIRE(pair.percent);
  CHECK(*pair.percent == Approx(0.8));
  REQUIRE(pair.kappa);
  CHECK(*pair.kappa == Approx(11.0 / 16));
  CHECK(found.all.alpha_units == 5);
  CHECK(found.all.alpha_values == 10);
  REQUIRE(found.disagreements.size() == 1);
  CHECK(found.disagreements[0].indicator == "a.2");
  CHECK(noted(found, "few"));
}

TEST_CASE("what does not apply is a category of its own, outside the order", "[compare][agree]") {
  const Agreement found =
      agreement({rater("a", {"met", "not_applicable", "partly"}), rater("b", {"met", "met", "not_met"})}, {});
  CHECK(found.all.alpha_units == 3);
  CHECK(found.all.ordinal_units == 2);
  REQUIRE(found.disagreements.size() == 2);
  CHECK(found.disagreements[0].indicator == "a.1");  // farthest apart
}

TEST_CASE("levels and verdicts of one indicator are not compared", "[compare][agree]") {
  Rater a = rater("a", {"met"}), b = rater("b", {"met"});
  a.judged.push_back({"r", "b.level", "", 3, ""});
  b.judged.push_back({"r", "b.level", "met", std::nullopt, ""});
  const Agreement found = agreement({a, b}, {});
  CHECK(found.rated_twice == 1);
  CHECK(found.disagreements.empty());
}

TEST_CASE("without a common indicator there is nothing to compare", "[compare][agree]") {
  const Agreement found = agreement({rater("a", {"met", ""}), rater("b", {"", "met"})}, {});
  CHECK_FALSE(found.all.pairs[0].percent);
  CHECK_FALSE(found.all.alpha_nominal);
  CHECK(noted(found, "nothing_in_common"));
}

TEST_CASE("three assessors with gaps have three pairs and one alpha", "[compare][agree]") {
  const Agreement found =
      agreement({rater("a", {"met", "met", "", "partly"}), rater("b", {"met", "not_met", "met", ""}),
                 rater("c", {"", "met", "met", "partly"})},
                {});
  CHECK(found.all.pairs.size() == 3);
  CHECK(found.all.alpha_units == 4);
  CHECK(found.all.alpha_values == 9);
  CHECK(found.all.alpha_nominal);
  REQUIRE(found.disagreements.size() == 1);
  CHECK(found.disagreements[0].ratings.size() == 3);
}
