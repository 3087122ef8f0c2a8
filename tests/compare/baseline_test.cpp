#include "matang/compare/baseline.hpp"

#include "support/catch.hpp"

using namespace matang;
using namespace matang::assess;

namespace {

web::Url url(const std::string& path) { return web::Url::parse("https://contoh.go.id/" + path).value(); }

Finding finding(std::string id, std::string kind, std::string path = "") {
  Finding f;
  f.id = std::move(id);
  f.kind = std::move(kind);
  f.subject = path;
  if (!path.empty()) f.url = url(path);
  return f;
}

Finding of_indicator(std::string id, std::string kind, std::string indicator) {
  Finding f = finding(std::move(id), std::move(kind));
  f.rubric = "un-stages-5";
  f.indicator = std::move(indicator);
  return f;
}

/// A site that was read whole, with one rubric scored.
Assessment site(std::vector<Finding> findings) {
  Assessment a;
  a.as_of = web::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}};
  a.completeness.pages_read = 10;
  RubricResult rubric;
  rubric.id = "un-stages-5";
  IndicatorResult indicator;
  indicator.id = "a.b";
  indicator.verdict = Verdict::met;
  rubric.indicators = {indicator};
  a.rubrics = {rubric};
  a.findings = std::move(findings);
  return a;
}

std::vector<std::string> ids(const std::vector<Finding>& findings) {
  std::vector<std::string> all;
  for (const Finding& f : findings) all.push_back(f.id);
  return all;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("findings are new or known by their id, and what is gone from a site read whole is fixed", "[baseline]") {
  Assessment now = site({finding("1", "broken_menu", "a"), finding("2", "broken_menu", "b")});
  const auto against = compare::mark(now, site({finding("2", "broken_menu", "b"), finding("3", "stale_menu", "c")}));
  CHECK(now.findings[0].standing == Standing::fresh);
  CHECK(now.findings[1].standing == Standing::known);
  CHECK(against.fresh == 1);
  CHECK(against.known == 1);
  CHECK(ids(against.fixed) == Ids{"3"});
  CHECK(against.unseen.empty());
  CHECK(web::to_text(against.as_of) == "2026-11-20");
}

TEST_CASE("what is ignored is neither new nor known, and not fixed either", "[baseline]") {
  Assessment now = site({finding("1", "broken_menu", "a")});
  now.findings[0].standing = Standing::ignored;
  const auto against = compare::mark(now, site({finding("1", "broken_menu", "a")}));
  CHECK(now.findings[0].standing == Standing::ignored);
  CHECK(against.fresh + against.known == 0);
  CHECK(against.fixed.empty());
}

TEST_CASE("where the crawl did not see everything, only what it looked at can be fixed", "[baseline]") {
  Assessment now = site({});
  now.completeness.gaps = {{facts::GapKind::limits, 100, 5, 1, url("x")}};
  REQUIRE_FALSE(now.completeness.complete_enough());
  facts::Table pages{"pages",
                     {{"url", facts::FieldType::text, {}}, {"state", facts::FieldType::choice, {}}},
                     {{{url("mended").text(), std::string("works")}, {}},
                      {{url("later").text(), std::string("not_checked")}, {}},
                      {{url("refused").text(), std::string("blocked")}, {}}}};
  facts::Table menus{"menus",
                     {{"path", facts::FieldType::text, {}}, {"state", facts::FieldType::choice, {}}},
                     {{{std::string("Layanan › Antrian"), std::string("works")}, {}}}};
  now.tables = {pages, menus};
  Finding dead = finding("5", "dead_menu");
  dead.subject = "Layanan › Antrian";
  Finding dead_unseen = finding("6", "dead_menu");
  dead_unseen.subject = "Layanan › Lain";
  const auto against = compare::mark(
      now, site({finding("1", "broken_page", "mended"), finding("2", "broken_page", "later"),
                 finding("3", "broken_page", "refused"), finding("4", "broken_page", "never-met"), dead, dead_unseen}));
  CHECK(ids(against.fixed) == Ids{"1", "5"});
  CHECK(ids(against.unseen) == Ids{"2", "3", "4", "6"});
}

TEST_CASE("an indicator that rose from not met to partly is known; one that fell is new", "[baseline]") {
  SECTION("rose") {
    Assessment now = site({of_indicator("p", "indicator_partly", "a.b")});
    const auto against = compare::mark(now, site({of_indicator("n", "indicator_not_met", "a.b")}));
    CHECK(now.findings[0].standing == Standing::known);
    CHECK(against.fixed.empty());
  }
  SECTION("fell") {
    Assessment now = site({of_indicator("n", "indicator_not_met", "a.b")});
    now.rubrics[0].indicators[0].verdict = Verdict::not_met;
    const auto against = compare::mark(now, site({of_indicator("p", "indicator_partly", "a.b")}));
    CHECK(now.findings[0].standing == Standing::fresh);
  }
}

TEST_CASE("a failed indicator is fixed only where it is decided, and says nothing where its rubric is not scored",
          "[baseline]") {
  const Assessment before = site({of_indicator("n", "indicator_not_met", "a.b")});
  Assessment now = site({});
  CHECK(ids(compare::mark(now, before).fixed) == Ids{"n"});
  now.rubrics[0].indicators[0].verdict = Verdict::unknown;
  const auto open = compare::mark(now, before);
  CHECK(open.fixed.empty());
  CHECK(ids(open.unseen) == Ids{"n"});
  now.rubrics.clear();
  const auto unscored = compare::mark(now, before);
  CHECK(unscored.fixed.empty());
  CHECK(unscored.unseen.empty());
}

TEST_CASE("from a site that cannot be reached nothing follows", "[baseline]") {
  Assessment now = site({});
  now.assessable = false;
  const auto against = compare::mark(now, site({finding("1", "broken_menu", "a")}));
  CHECK(against.fixed.empty());
  CHECK(ids(against.unseen) == Ids{"1"});
}
