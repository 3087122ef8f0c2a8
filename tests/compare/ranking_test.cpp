#include "matang/compare/ranking.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <stdexcept>

#include "compare/sites.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::compare;
using namespace matang::compare::test;
using assess::ScoreRange;
using assess::Verdict;

namespace {

NamedAssessment scored(const std::string& host, std::int64_t low, std::int64_t high, web::Date as_of = day(2023, 1, 1),
                       const std::string& version = "1.0") {
  auto a = site("https://" + host + "/", as_of);
  a.rubrics = {
      rubric_of("r", {indicator("a.one", low == high ? Verdict::met : Verdict::unknown, {low, high, 100})}, version)};
  return {host + ".json", a};
}

const RankedSite& find(const League& league, const std::string& host) {
  for (const RankedSite& each : league.sites)
    if (each.target.host() == host) return each;
  throw std::runtime_error("no " + host);
}

bool remarked(const RankedSite& site, const std::string& code) {
  return std::any_of(site.remarks.begin(), site.remarks.end(),
                     [&](const Message& each) { return each.code == "rank.remark." + code; });
}

}  // namespace

TEST_CASE("sites whose ranges overlap share their places", "[compare][rank]") {
  struct Row {
    std::vector<ScoreRange> scores;
    std::vector<Rank> expect;
  };
  const auto row = GENERATE(values<Row>({
      {{}, {}},
      {{{5, 5, 10}}, {{1, 1}}},
      {{{9, 9, 10}, {5, 5, 10}, {1, 1, 10}}, {{1, 1}, {2, 2}, {3, 3}}},
      {{{5, 5, 10}, {5, 5, 10}, {1, 1, 10}}, {{1, 2}, {1, 2}, {3, 3}}},    // equal
      {{{4, 8, 10}, {5, 5, 10}, {1, 2, 10}}, {{1, 2}, {1, 2}, {3, 3}}},    // one inside the other
      {{{6, 8, 10}, {4, 6, 10}, {2, 4, 10}}, {{1, 2}, {1, 3}, {2, 3}}},    // a chain: touching proves nothing
      {{{5, 5, 10}, {0, 0, 0}, {50, 50, 100}}, {{1, 2}, {0, 0}, {1, 2}}},  // not applicable has no place
      {{{0, 10, 10}, {9, 9, 10}, {1, 1, 10}}, {{1, 3}, {1, 2}, {2, 3}}},
  }));
  CHECK(ranks(row.scores) == row.expect);
}

TEST_CASE("places agree with counting one by one", "[compare][rank]") {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    std::vector<ScoreRange> scores;
    for (int i = 0; i < 12; ++i) {
      const auto low = static_cast<std::int64_t>(random() % 20), high = low + static_cast<std::int64_t>(random() % 6);
      scores.push_back({low, high, 30});
    }
    const auto places = ranks(scores);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      std::size_t above = 0, below = 0;
      for (const ScoreRange& other : scores) {
        above += other.low > scores[i].high ? 1 : 0;
        below += other.high < scores[i].low ? 1 : 0;
      }
      CHECK(places[i] == Rank{above + 1, scores.size() - below});
    }
  }
}

TEST_CASE("a league says of each row why it does not compare", "[compare][rank]") {
  auto unreachable = scored("d.go.id", 90, 90);
  unreachable.assessment.assessable = false;
  auto incomplete = scored("c.go.id", 50, 60);
  make_incomplete(incomplete.assessment);
  auto open = scored("e.go.id", 0, 90);
  open.assessment.rubrics[0].assessed = 0.1;
  const Ranking ranking = rank(
      {scored("a.go.id", 40, 40), scored("b.go.id", 55, 55, day(2021, 6, 1), "0.9"), incomplete, unreachable, open},
      {});
  REQUIRE(ranking.leagues.size() == 1);
  const League& league = ranking.leagues[0];
  CHECK(league.version == "1.0");
  CHECK(find(league, "a.go.id").remarks.empty());
  CHECK(remarked(find(league, "b.go.id"), "version"));
  CHECK(remarked(find(league, "b.go.id"), "year_apart"));
  CHECK(remarked(find(league, "c.go.id"), "incomplete"));
  CHECK(remarked(find(league, "d.go.id"), "not_assessable"));
  CHECK(remarked(find(league, "e.go.id"), "little"));
  CHECK(find(league, "d.go.id").rank == Rank{0, 0});
  CHECK(league.sites.back().target.host() == "d.go.id");  // unranked last
  CHECK(league.pairs == 6);
  CHECK(league.undecided_pairs == 4);  // b–c and e with each of the others
}

TEST_CASE("of one target only the newest is ranked", "[compare][rank]") {
  const Ranking ranking = rank({scored("www.a.go.id", 10, 10, day(2021, 1, 1)),
                                scored("a.go.id", 20, 20, day(2023, 1, 1)), scored("b.go.id", 15, 15)},
                               {});
  REQUIRE(ranking.leagues[0].sites.size() == 2);
  CHECK(find(ranking.leagues[0], "a.go.id").rank == Rank{1, 1});
  REQUIRE(ranking.notes.size() == 1);
  CHECK(ranking.notes[0].code == "rank.note.older");
}

TEST_CASE("groups have places of their own", "[compare][rank]") {
  SiteGroups groups;
  groups.by_host = {{host_key("https://www.b.go.id/beranda"), "Selatan"}, {host_key("c.go.id"), "Selatan"}};
  groups.by_name = {{name_key("SITUS a.go.id"), "Utara"}};
  const Ranking ranking =
      rank({scored("a.go.id", 30, 30), scored("b.go.id", 20, 20), scored("c.go.id", 10, 10)}, groups);
  const League& league = ranking.leagues[0];
  CHECK(ranking.site_groups == std::vector<std::string>{"Selatan", "Utara"});
  CHECK(find(league, "a.go.id").group == "Utara");
  CHECK(find(league, "b.go.id").rank == Rank{2, 2});
  CHECK(find(league, "b.go.id").rank_in_group == Rank{1, 1});
  CHECK(find(league, "c.go.id").rank_in_group == Rank{2, 2});
}

TEST_CASE("a framework without a number ranks by stage, or not at all", "[compare][rank]") {
  std::vector<NamedAssessment> sites{scored("a.go.id", 10, 10), scored("b.go.id", 90, 90)};
  for (NamedAssessment& one : sites) one.assessment.rubrics[0].score_style.as = rubric::ScoreStyle::As::none;
  CHECK(find(rank(sites, {}).leagues[0], "b.go.id").rank == Rank{0, 0});
  for (NamedAssessment& one : sites) one.assessment.rubrics[0].roll_up = rubric::RollUp::stages;
  auto& reached = sites[0].assessment.rubrics[0].groups[0];
  reached.reached = reached.may_be_reached = true;
  const Ranking ranking = rank(sites, {});
  CHECK(ranking.leagues[0].by_stage);
  CHECK(find(ranking.leagues[0], "a.go.id").rank == Rank{1, 1});
  CHECK(find(ranking.leagues[0], "b.go.id").rank == Rank{2, 2});
}
