#include "matang/compare/trend.hpp"

#include "compare/sites.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::compare;
using namespace matang::compare::test;
using assess::Verdict;

namespace {

NamedAssessment year_of(const std::string& host, int year, std::int64_t points, const std::string& version = "1.0") {
  auto a = site("https://" + host + "/", day(year, 3, 1));
  a.rubrics = {rubric_of("r", {indicator("a.one", Verdict::met, {points, points, 10})}, version)};
  return {host + std::to_string(year), a};
}

}  // namespace

TEST_CASE("assessments of one target become one series, oldest first", "[compare][trend]") {
  auto latest = year_of("www.a.go.id", 2023, 7, "2.0");
  latest.assessment.findings = {finding("broken_menu", "X", "", assess::Severity::critical),
                                finding("no_https", "a", "", assess::Severity::minor)};
  latest.assessment.findings[1].standing = assess::Standing::ignored;
  add_menu(latest.assessment, {"X", "broken", "https://www.a.go.id/x", ""});
  add_menu(latest.assessment, {"Y", "stale", "https://www.a.go.id/y", ""});
  add_menu(latest.assessment, {"Z", "", "", ""});
  const Trend developed = trend({latest, year_of("b.go.id", 2022, 1), year_of("a.go.id", 2021, 4)}, {});
  REQUIRE(developed.series.size() == 2);
  const TrendSeries& a = developed.series[1];  // by name: "Situs b.go.id" before "Situs www.a.go.id"
  REQUIRE(a.points.size() == 2);
  CHECK(a.points[0].as_of == day(2021, 3, 1));
  CHECK(a.points[1].critical == 1);
  CHECK(a.points[1].minor == 0);  // ignored
  CHECK(a.points[1].menus == 2);
  CHECK(a.points[1].faulty_menus == 1);
  CHECK(a.points[1].stale_menus == 1);
  REQUIRE(a.rubrics.size() == 1);
  REQUIRE(a.rubrics[0].lines.size() == 2);
  CHECK(a.rubrics[0].lines[0].scores[0].score.low == 4);
  CHECK(a.rubrics[0].lines[0].scores[1].version == "2.0");
  CHECK(a.targets.size() == 2);
}

TEST_CASE("a list joins an old portal with its successor, and hosts of one government stay apart", "[compare][trend]") {
  const std::vector<NamedAssessment> all{year_of("hallo.kota.go.id", 2022, 3), year_of("kota.go.id", 2023, 5)};
  CHECK(trend(all, {}).series.size() == 2);
  SiteGroups groups;
  groups.by_host = {{"hallo.kota.go.id", "Kota"}, {"kota.go.id", "Kota"}};
  const Trend joined = trend(all, groups);
  REQUIRE(joined.series.size() == 1);
  CHECK(joined.series[0].name == "Kota");
  CHECK(joined.series[0].points.size() == 2);
  CHECK(joined.notes.empty());
}

TEST_CASE("the same day twice counts once, and an unreachable site has no score", "[compare][trend]") {
  auto unreachable = year_of("a.go.id", 2022, 0);
  unreachable.assessment.assessable = false;
  const Trend developed = trend({year_of("a.go.id", 2021, 2), year_of("a.go.id", 2021, 3), unreachable}, {});
  const TrendSeries& a = developed.series.at(0);
  CHECK(a.points.size() == 2);
  REQUIRE(a.rubrics[0].lines[0].scores.size() == 1);
  CHECK(a.rubrics[0].lines[0].scores[0].score.low == 3);
  CHECK_FALSE(a.points[1].complete);
  REQUIRE(developed.notes.size() == 1);
  CHECK(developed.notes[0].code == "trend.note.same_day");
}
