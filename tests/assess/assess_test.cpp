#include <chrono>

#include "assess/findings.hpp"
#include "assess/hash.hpp"
#include "assess/obstacle.hpp"
#include "assess/rollups.hpp"
#include "assess/score.hpp"
#include "assess/verdict.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::assess;
using evidence::Judgement;
using facts::State;
using rubric::Precedence;

namespace {

web::Url url(const std::string& text) { return web::Url::parse(text).value(); }
const std::string home = "https://www.contohkab.go.id/";

evidence::Evidence piece(Judgement judgement) {
  evidence::Evidence e;
  e.judgement = judgement;
  e.source = "narasumber";
  return e;
}

rubric::SiteVerdict site_says(Verdict verdict, std::int64_t low, std::int64_t high) {
  rubric::SiteVerdict site;
  site.verdict = verdict;
  site.low = low;
  site.high = high;
  return site;
}

rubric::SiteVerdict decided(Verdict verdict) {
  const std::int64_t points = verdict == Verdict::met ? 2 : verdict == Verdict::partly ? 1 : 0;
  return site_says(verdict, points, points);
}

IndicatorResult result(std::string group, Verdict verdict, std::int64_t low, std::int64_t high,
                       std::int64_t weight = 1) {
  IndicatorResult r;
  r.group = std::move(group);
  r.verdict = verdict;
  r.weight = weight;
  if (verdict != Verdict::not_applicable) r.score = {low * weight, high * weight, 2 * weight};
  return r;
}

rubric::Rubric rubric_of(rubric::RollUp roll_up,
                         std::vector<std::pair<std::string, std::optional<std::int64_t>>> groups) {
  rubric::Rubric r;
  r.id = "r";
  r.roll_up = roll_up;
  for (auto& [id, weight] : groups) {
    rubric::Group group;
    group.id = id;
    group.weight = weight;
    r.groups.push_back(group);
  }
  return r;
}

facts::Menu menu(std::string path, State state, std::string target) {
  facts::Menu m;
  m.label = path;
  m.path = std::move(path);
  m.href = target;
  m.state = state;
  m.status = 200;
  m.host = "www.contohkab.go.id";
  if (!target.empty()) m.target = url(target);
  m.newest_date = facts::Absent{};
  m.detail = facts::Absent{};
  m.pages = 900;
  m.seen.url = url(home);
  return m;
}

facts::Link link(std::string to, State state, facts::LinkKind kind) {
  facts::Link l;
  l.from = url(home);
  l.to = url(to);
  l.text = "teks";
  l.state = state;
  l.kind = kind;
  l.pages = 3;
  l.detail = facts::Absent{};
  return l;
}

facts::Page page(std::string address, State state) {
  facts::Page p;
  p.url = p.final_url = url(address);
  p.status = 200;
  p.state = state;
  p.language = std::string("id");
  p.newest_item = facts::Absent{};
  p.detail = facts::Absent{};
  return p;
}

Inputs inputs() {
  Inputs in;
  in.site.home = url(home);
  in.site.https = true;
  in.site.completeness.pages_read = 900;
  in.as_of = web::Date{std::chrono::year{2023}, std::chrono::January, std::chrono::day{31}};
  in.site.newest_content = in.as_of;
  in.coverage.seed = url(home);
  in.coverage.captured = 900;
  return in;
}

std::vector<std::string> kinds(const std::vector<Finding>& findings) {
  std::vector<std::string> names;
  for (const Finding& finding : findings) names.push_back(finding.kind);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("site and evidence are merged by the rubric's precedence", "[assess][verdict]") {
  struct Row {
    std::string what;
    rubric::SiteVerdict site;
    std::optional<Judgement> said;
    Precedence precedence;
    Verdict verdict;
    std::int64_t low, high;
    Basis basis;
    bool contradiction;
    std::string reason;
  };
  const auto met = decided(Verdict::met), partly = decided(Verdict::partly), not_met = decided(Verdict::not_met);
  const auto open = site_says(Verdict::unknown, 0, 2), half = site_says(Verdict::unknown, 1, 2);
  const auto row = GENERATE_COPY(values<Row>({
      {"site alone", met, {}, Precedence::evidence, Verdict::met, 6, 6, Basis::site, false, ""},
      {"nobody knows", open, {}, Precedence::evidence, Verdict::unknown, 0, 6, Basis::none, false, ""},
      {"at least partly", half, {}, Precedence::evidence, Verdict::unknown, 3, 6, Basis::none, false, ""},
      {"evidence alone", open, Judgement::partly, Precedence::evidence, Verdict::partly, 3, 3, Basis::evidence, false,
       "evidence.decides"},
      {"evidence where the site would count but is undecided", open, Judgement::met, Precedence::site, Verdict::met, 6,
       6, Basis::evidence, false, "evidence.decides"},
      {"both agree", met, Judgement::met, Precedence::evidence, Verdict::met, 6, 6, Basis::both, false, ""},
      {"evidence counts", met, Judgement::not_met, Precedence::evidence, Verdict::not_met, 0, 0, Basis::evidence, true,
       "evidence.precedence"},
      {"site counts", met, Judgement::not_met, Precedence::site, Verdict::met, 6, 6, Basis::site, true,
       "site.precedence"},
      {"the lower is the evidence", met, Judgement::partly, Precedence::lower, Verdict::partly, 3, 3, Basis::evidence,
       true, "lower.precedence"},
      {"the lower is the site", not_met, Judgement::met, Precedence::lower, Verdict::not_met, 0, 0, Basis::site, true,
       "lower.precedence"},
      {"evidence below what the site shows for certain", half, Judgement::not_met, Precedence::evidence,
       Verdict::not_met, 0, 0, Basis::evidence, true, "evidence.precedence"},
      {"the same, where the site counts", half, Judgement::not_met, Precedence::site, Verdict::unknown, 3, 6,
       Basis::none, true, "site.precedence"},
      {"outside the mandate", open, Judgement::not_applicable, Precedence::site, Verdict::not_applicable, 0, 0,
       Basis::evidence, false, "evidence.not_applicable"},
      {"outside the mandate, but shown", partly, Judgement::not_applicable, Precedence::evidence,
       Verdict::not_applicable, 0, 0, Basis::evidence, true, "evidence.precedence"},
  }));
  INFO(row.what);
  rubric::Indicator indicator;
  indicator.weight = 3;
  indicator.precedence = row.precedence;
  indicator.met = rules::Expression{};
  std::vector<evidence::Evidence> pieces;
  if (row.said) pieces.push_back(piece(*row.said));
  const IndicatorResult r = merge({}, indicator, row.site, pieces);
  CHECK(r.verdict == row.verdict);
  CHECK(r.score == ScoreRange{row.low, row.high, row.verdict == Verdict::not_applicable ? 0 : 6});
  CHECK(r.basis == row.basis);
  CHECK(r.contradiction == row.contradiction);
  CHECK(r.site_verdict == row.site.verdict);
  CHECK((row.reason.empty() ? r.reasons.empty() : !r.reasons.empty() && r.reasons.back().code == row.reason));
}

TEST_CASE("an indicator without rules is the evidence's to answer", "[assess][verdict]") {
  const IndicatorResult r = merge({}, rubric::Indicator{}, site_says(Verdict::unknown, 0, 2), {piece(Judgement::met)});
  CHECK(r.site_verdict == Verdict::not_applicable);
  CHECK(r.basis == Basis::evidence);
}

TEST_CASE("of several pieces of evidence the least favourable counts", "[assess][verdict]") {
  CHECK_FALSE(judgement_of({}));
  CHECK(judgement_of({piece(Judgement::met), piece(Judgement::not_met), piece(Judgement::partly)}) ==
        Judgement::not_met);
  CHECK(judgement_of({piece(Judgement::not_applicable), piece(Judgement::met)}) == Judgement::met);
  CHECK(judgement_of({piece(Judgement::not_applicable)}) == Judgement::not_applicable);
  const auto one = merge({}, {}, site_says(Verdict::unknown, 0, 2), {piece(Judgement::met), piece(Judgement::partly)});
  const auto other =
      merge({}, {}, site_says(Verdict::unknown, 0, 2), {piece(Judgement::partly), piece(Judgement::met)});
  CHECK(one.verdict == Verdict::partly);
  CHECK(one.evidence == other.evidence);  // the order of files never shows
  CHECK(one.reasons.back().code == "evidence.differ");
}

TEST_CASE("stages: the highest without a gap, and the gaps", "[assess][rollup]") {
  struct Row {
    std::string what;
    std::vector<IndicatorResult> indicators;
    std::string highest;
    Names gaps;
  };
  const auto m = [](std::string g) { return result(g, Verdict::met, 2, 2); };
  const auto p = [](std::string g) { return result(g, Verdict::partly, 1, 1); };
  const auto n = [](std::string g) { return result(g, Verdict::not_met, 0, 0); };
  const auto u = [](std::string g) { return result(g, Verdict::unknown, 0, 2); };
  const auto x = [](std::string g) { return result(g, Verdict::not_applicable, 0, 0); };
  const auto row = GENERATE_COPY(values<Row>({
      {"a profile with a hole", {m("a"), n("b"), m("c")}, "a", {"b"}},
      {"all reached", {m("a"), m("b"), m("c")}, "c", {}},
      {"none", {n("a"), n("b"), n("c")}, "", {}},
      {"partly fulfilled above", {m("a"), n("b"), p("c")}, "a", {"b"}},
      {"unknown is no gap, and ends the climb", {m("a"), u("b"), m("c")}, "a", {}},
      {"what does not apply is passed over", {m("a"), x("b"), m("c")}, "c", {}},
      {"the last stage is no gap", {m("a"), m("b"), n("c")}, "b", {}},
  }));
  INFO(row.what);
  const auto rubric = rubric_of(rubric::RollUp::stages, {{"a", {}}, {"b", {}}, {"c", {}}});
  const RubricResult r = roll_up(rubric, row.indicators, true);
  CHECK(r.highest_stage == row.highest);
  CHECK(r.gaps == row.gaps);
  CHECK((0 <= r.score.low && r.score.low <= r.score.high && r.score.high <= r.score.possible));
  CHECK(r.groups[0].met + r.groups[0].partly + r.groups[0].not_met + r.groups[0].unknown + r.groups[0].not_applicable ==
        1);
}

TEST_CASE("group weights make a weighted sum, bands a range", "[assess][rollup]") {
  auto rubric = rubric_of(rubric::RollUp::weighted, {{"a", 70}, {"b", 30}});
  rubric.bands = {{0, "low", {}}, {0.5, "mid", {}}, {0.9, "high", {}}};
  const RubricResult r = roll_up(
      rubric,
      {result("a", Verdict::met, 2, 2), result("a", Verdict::not_met, 0, 0, 2), result("b", Verdict::unknown, 0, 2)},
      true);
  CHECK(r.score == ScoreRange{23333, 53334, 100000});
  CHECK(r.assessed == Approx(0.7));
  CHECK(r.band_low == "low");
  CHECK(r.band_high == "mid");
  const RubricResult without_b =
      roll_up(rubric, {result("a", Verdict::met, 2, 2), result("b", Verdict::not_applicable, 0, 0)}, true);
  CHECK(without_b.score == ScoreRange{70000, 70000, 70000});
  CHECK(without_b.band_low == "high");
  CHECK(roll_up(rubric, {}, true).score == ScoreRange{});
}

TEST_CASE("seven of ten reaches seven tenths", "[assess][rollup]") {
  CHECK(reaches(7, 10, 0.7));
  CHECK_FALSE(reaches(6, 10, 0.7));
  CHECK_FALSE(reaches(0, 0, 0.0));
}

TEST_CASE("every faulty menu state is a finding, and no other", "[assess][findings]") {
  struct Row {
    State state;
    std::string kind;
  };
  const auto row = GENERATE(values<Row>({{State::broken, "broken_menu"},
                                         {State::not_found, "not_found_menu"},
                                         {State::redirect_loop, "redirect_loop_menu"},
                                         {State::dead_control, "dead_menu"},
                                         {State::empty, "empty_menu"},
                                         {State::returns_home, "returns_home_menu"},
                                         {State::stale, "stale_menu"},
                                         {State::under_construction, "under_construction_menu"},
                                         {State::works, ""},
                                         {State::sibling, ""},
                                         {State::document, ""},
                                         {State::login, ""},
                                         {State::leaves_site, ""},
                                         {State::not_checked, ""},
                                         {State::blocked, ""},
                                         {State::none, ""}}));
  Inputs in = inputs();
  in.site.menus = {menu("Layanan", row.state, home + "layanan")};
  CHECK(kinds(findings_of(in, {})) == (row.kind.empty() ? Names{} : Names{row.kind}));
}

TEST_CASE("a fault in the menu of 900 pages is one finding", "[assess][findings]") {
  Inputs in = inputs();
  in.site.menus = {menu("Layanan", State::broken, home + "x"), menu("Layanan", State::broken, home + "x")};
  in.site.links = {link(home + "x", State::broken, facts::LinkKind::internal)};
  in.site.pages = {page(home + "x", State::broken)};
  const auto findings = findings_of(in, {});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].pages == 900);
  CHECK(findings[0].id == stable_id("broken_menu", "Layanan"));
  CHECK(findings[0].found_on == url(home));
}

TEST_CASE("a menu that returns home does not hide faults of the front page", "[assess][findings]") {
  Inputs in = inputs();
  in.site.menus = {menu("Dinas", State::returns_home, home)};
  auto front = page(home, State::stale);
  front.kind = facts::PageKind::front;
  in.site.pages = {front};
  const auto findings = findings_of(in, {});
  CHECK(kinds(findings) == Names{"stale_page", "returns_home_menu"});
  CHECK(findings[0].severity == Severity::critical);
}

TEST_CASE("one name with two faults gets two ids", "[assess][findings]") {
  Inputs in = inputs();
  in.site.menus = {menu("Info", State::broken, home + "a"), menu("Info", State::broken, home + "b")};
  const auto findings = findings_of(in, {});
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].id != findings[1].id);
}

TEST_CASE("two labels side by side that open one page mislead", "[assess][findings]") {
  Inputs in = inputs();
  in.site.menus = {menu("Visi", State::works, home + "profil"), menu("Misi", State::works, home + "profil")};
  CHECK(kinds(findings_of(in, {})) == Names{"misleading_menu"});
}

TEST_CASE("links, documents, pages and forms have their findings once", "[assess][findings]") {
  Inputs in = inputs();
  facts::Document document;
  document.url = url(home + "a.pdf");
  document.found_on = url(home);
  document.state = State::broken;
  in.site.documents = {document};
  in.site.links = {link(home + "a.pdf", State::broken, facts::LinkKind::document),
                   link(home + "gone", State::broken, facts::LinkKind::internal),
                   link(home + "soft", State::not_found, facts::LinkKind::internal),
                   link("https://luar.example/x", State::broken, facts::LinkKind::external),
                   link("https://luar.example/ok", State::works, facts::LinkKind::external),
                   link("https://luar.example/b", State::blocked, facts::LinkKind::external)};
  auto article = page(home + "2015/berita", State::stale);
  article.kind = facts::PageKind::article;
  in.site.pages = {page(home + "gone", State::broken), page(home + "soft", State::not_found),
                   page(home + "kosong", State::empty), article};
  facts::Form form;
  form.page = form.action = url(home + "lapor");
  form.purpose = facts::FormPurpose::complaint;
  form.state = State::dead_control;
  in.site.forms = {form};
  const auto findings = findings_of(in, {});
  CHECK(kinds(findings) ==
        Names{"dead_form", "broken_document", "broken_external_link", "broken_link", "empty_page", "soft_404"});
  CHECK(findings.front().severity == Severity::critical);
}

TEST_CASE("the site as a whole: age, HTTPS, robots, blocks", "[assess][findings]") {
  SECTION("neglected and abandoned") {
    Inputs in = inputs();
    in.site.newest_content = web::Date{std::chrono::year{2022}, std::chrono::October, std::chrono::day{1}};
    CHECK(findings_of(in, {}).at(0).severity == Severity::major);
    in.site.newest_content = web::Date{std::chrono::year{2021}, std::chrono::October, std::chrono::day{1}};
    CHECK(findings_of(in, {}).at(0).severity == Severity::critical);
    in.site.newest_content = facts::Absent{};
    CHECK(kinds(findings_of(in, {})) == Names{"undated_site"});
    in.site.newest_content = facts::Unknown{"blocked"};
    CHECK(findings_of(in, {}).empty());
  }
  SECTION("HTTPS") {
    Inputs in = inputs();
    in.site.https = false;
    CHECK(findings_of(in, {}).at(0).severity == Severity::critical);
    in.coverage.seed = url("http://www.contohkab.go.id/");
    CHECK(findings_of(in, {}).at(0).severity == Severity::info);
    in.site.home = in.coverage.seed = url("http://127.0.0.1:8080/");
    CHECK(findings_of(in, {}).empty());
  }
  SECTION("robots, blocks and certificates") {
    Inputs in = inputs();
    capture::HostRecord host;
    host.host = "www.contohkab.go.id";
    host.robots_forbids_all = true;
    host.tls = "certificate expired on 2022-12-01";
    in.coverage.hosts = {host};
    in.site.completeness.gaps = {{facts::GapKind::blocked, 4, 0, 1, url(home + "admin")}};
    const auto findings = findings_of(in, {});
    CHECK(kinds(findings) == Names{"invalid_certificate", "robots_forbids_all", "blocked"});
    CHECK(findings.back().severity == Severity::info);
  }
}

TEST_CASE("failed indicators bring the rubric's advice, contradictions both sides", "[assess][findings]") {
  RubricResult r;
  r.id = "r";
  IndicatorResult failed = result("g", Verdict::not_met, 0, 0);
  failed.id = "g.x";
  failed.advice = {"Sediakan", "Provide"};
  failed.contradiction = true;
  failed.site_verdict = Verdict::met;
  failed.evidence_verdict = Verdict::not_met;
  r.indicators = {failed};
  const auto findings = findings_of(inputs(), {r});
  REQUIRE(kinds(findings) == Names{"indicator_not_met", "contradiction"});
  CHECK(findings[0].recommendation == Message{"recommendation.advice", {{"id", "Sediakan"}, {"en", "Provide"}}});
  CHECK(findings[0].indicator == "g.x");
}

TEST_CASE("findings do not depend on the order of records", "[assess][findings]") {
  Inputs in = inputs();
  in.site.menus = {menu("A", State::broken, home + "a"), menu("B", State::stale, home + "b")};
  const auto one = findings_of(in, {});
  std::swap(in.site.menus[0], in.site.menus[1]);
  const auto other = findings_of(in, {});
  REQUIRE(one.size() == other.size());
  for (std::size_t i = 0; i < one.size(); ++i) CHECK(one[i].id == other[i].id);
}

TEST_CASE("an obstacle says why nothing could be assessed", "[assess]") {
  Inputs in = inputs();
  CHECK_FALSE(obstacle_of(in.site, in.coverage));
  in.site.completeness.pages_read = 0;
  CHECK(obstacle_of(in.site, in.coverage)->code == "obstacle.nothing_readable");
  in.site.pages = {page(home, State::broken)};
  in.site.pages[0].status = 500;
  CHECK(obstacle_of(in.site, in.coverage)->code == "obstacle.error");
  in.site.pages[0].state = State::blocked;
  CHECK(obstacle_of(in.site, in.coverage)->code == "obstacle.blocked");
  in.site.pages.clear();
  in.coverage.captured = 0;
  CHECK(obstacle_of(in.site, in.coverage)->code == "obstacle.unreachable");
  capture::HostRecord host;
  host.host = "www.contohkab.go.id";
  host.robots_forbids_all = true;
  in.coverage.hosts = {host};
  CHECK(obstacle_of(in.site, in.coverage)->code == "obstacle.robots");
}

TEST_CASE("ids are the same on every machine", "[assess]") {
  CHECK(stable_id("a", "bc") != stable_id("ab", "c"));
  CHECK(stable_id("broken_menu", "Profil") == stable_id("broken_menu", "Profil"));
  CHECK(stable_id("", "").size() == 16);
}
