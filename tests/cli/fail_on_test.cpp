#include "cli/fail_on.hpp"

#include <fmt/format.h>

#include <string>

#include "support/catch.hpp"
#include "support/command.hpp"

using namespace matang;
using namespace matang::assess;
using cli::Condition;
using Outcome = report::Judged::Outcome;

namespace {

Result<std::vector<Condition>> read(const std::string& text) { return cli::read_conditions({{text, {}}}); }

web::Date day(int year, unsigned month, unsigned d) {
  return web::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{d}};
}

web::Url url(const std::string& path) { return web::Url::parse("https://contoh.go.id/" + path).value(); }

facts::Table table(std::string name, std::vector<std::string> fields, std::vector<std::vector<facts::Value>> rows) {
  facts::Table t{std::move(name), {}, {}};
  for (std::string& field : fields) t.fields.push_back({std::move(field), facts::FieldType::text, {}});
  for (auto& cells : rows) t.rows.push_back({std::move(cells), {}});
  return t;
}

facts::Value text(const std::string& value) { return value; }

RubricResult staged() {
  RubricResult rubric;
  rubric.id = "un-stages-5";
  rubric.roll_up = rubric::RollUp::stages;
  for (const char* id : {"emerging", "enhanced", "interactive", "transactional"}) {
    GroupResult group;
    group.id = id;
    rubric.groups.push_back(group);
  }
  rubric.groups[0].reached = rubric.groups[0].may_be_reached = rubric.groups[1].may_be_reached = true;
  rubric.highest_stage = "emerging";
  rubric.score = {4, 6, 10};
  rubric.stated_low = 40;
  rubric.stated_high = 60;
  rubric.stated_most = 100;
  return rubric;
}

RubricResult indexed() {
  RubricResult rubric;
  rubric.id = "spbe-2020";
  rubric.score_style = {rubric::ScoreStyle::As::index, 2, true};
  rubric.score = {50, 50, 100};
  rubric.stated_low = rubric.stated_high = 2.5;
  rubric.stated_most = 5;
  IndicatorResult unknown;
  unknown.id = "spbe-2020.one";
  rubric.indicators = {unknown};
  return rubric;
}

/// Two broken menus that lead to one place, a stale one, a blocked and a broken link, read whole.
Assessment site() {
  Assessment a;
  a.as_of = day(2026, 11, 21);
  a.completeness.pages_read = 10;
  a.rubrics = {staged(), indexed()};
  const std::string gone = url("gone").text();
  a.tables = {table("menus", {"path", "state", "target"},
                    {{text("Profil › A"), text("broken"), text(gone)},
                     {text("Profil › B"), text("not_found"), text(gone)},
                     {text("Berita"), text("stale"), text(url("berita").text())},
                     {text("Beranda"), text("works"), text(url("").text())}}),
              table("links", {"to", "state"},
                    {{text("https://lain.go.id/"), text("blocked")},
                     {text("https://mati.go.id/"), text("broken")},
                     {text(url("nanti").text()), text("not_checked")}}),
              table("documents", {"url", "state"}, {}),
              table("site", {"newest_content", "tls_expires", "gambling_links"},
                    {{facts::Value(day(2026, 11, 1)), facts::Value(day(2026, 12, 1)), facts::Value(std::int64_t{0})}})};
  Finding broken;
  broken.id = "1";
  broken.kind = "broken_menu";
  broken.subject = "Profil › A";
  broken.url = url("gone");
  broken.severity = Severity::major;
  Finding info;
  info.id = "2";
  info.kind = "blocked";
  info.severity = Severity::info;
  a.findings = {broken, info};
  return a;
}

Outcome outcome(const Assessment& a, const std::string& condition) {
  const auto conditions = read(condition);
  INFO(condition);
  REQUIRE(conditions);
  return cli::judge(*conditions, a).at(0).outcome;
}

std::string why(const Assessment& a, const std::string& condition, report::Language language = report::Language::en) {
  std::string all;
  const auto judged = cli::judge(*read(condition), a);
  for (const Message& message : judged.at(0).reasons) all += (all.empty() ? "" : " ") + report::say(message, language);
  return all;
}

}  // namespace

TEST_CASE("every example of the table is a condition, and --help, the documentation and messages name every subject",
          "[fail-on]") {
  const std::string documented = test::read_whole(std::string(MATANG_SOURCE_DIR) + "/docs/ci.md");
  std::string names;
  for (const auto& subject : cli::condition_subjects()) {
    INFO(subject.name);
    CHECK(read(std::string(subject.example)));
    CHECK(cli::fail_on_meaning().find(subject.example) != std::string_view::npos);
    CHECK(documented.find(fmt::format("| `{}` | {} |", subject.example, subject.meaning)) != std::string::npos);
    const auto wrong = read("xxxxxxxxxxxxxxxxxxxx>0");
    CHECK(to_text(wrong.error().at(0)).find(subject.name) != std::string::npos);
    for (const auto language : {report::Language::en, report::Language::id}) {
      const std::string said = report::say({"condition." + std::string(subject.name), {{"n", "1"}}}, language);
      if (subject.unit == cli::ConditionSubject::Unit::count) CHECK(said.find("condition.") == std::string::npos);
    }
  }
}

TEST_CASE("a wrong condition is told in one line with what would be right", "[fail-on]") {
  struct Case {
    std::string condition, hint;
  };
  const auto& [condition, hint] = GENERATE(values<Case>({
      {"stale-menu>0", "did you mean 'stale-menus'?"},
      {"", "it is about one of"},
      {">0", "it is about one of"},
      {"newest-news", "say what to compare it with, like newest-news>14d"},
      {"stage", "like stage<transactional"},
      {"score", "like score:un-stages-5<60%"},
      {"broken-links>many", "a whole number"},
      {"broken-links>", "a whole number"},
      {"broken-links>1.5", "a whole number"},
      {"broken-links>-1", "a whole number"},
      {"broken-links>1e3", "a whole number"},
      {"broken-links>nan", "a whole number"},
      {"broken-links>5d", "a whole number"},
      {"broken-links==5", "an equals sign stands alone"},
      {"newest-news>14w", "a number of days"},
      {"score:x<160%", "a share like 60%"},
      {"score:<60%", "did you mean 'score'?"},
      {"stage<", "the id of a stage"},
      {"broken-links:un-stages-5>0", "only stage and score name a rubric"},
  }));
  INFO(condition);
  const auto wrong = read(condition);
  REQUIRE_FALSE(wrong);
  REQUIRE(wrong.error().size() == 1);
  INFO(to_text(wrong.error()[0]));
  CHECK(wrong.error()[0].hint.find(hint) != std::string::npos);
}

TEST_CASE("a rubric, stage or baseline that is not there is told before anything is crawled", "[fail-on]") {
  struct Case {
    std::string condition, said;
  };
  const auto& [condition, said] = GENERATE(values<Case>({
      {"score:indrajit<60%", "add --rubric indrajit, or name one of un-stages-5, spbe-2020"},
      {"stage<transaktional", "did you mean 'transactional'?"},
      {"stage:spbe-2020<transactional", "no rubric of this run has stages"},
      {"new-findings>0", "add --baseline"},
      {"score<60%", ""},
      {"stage:un-stages-5<transactional", ""},
      {"stage<interactive", ""},
  }));
  const Problems problems = cli::check_conditions(*read(condition), cli::scored(site()), false);
  INFO(condition);
  if (said.empty()) {
    CHECK(problems.empty());
  } else {
    REQUIRE(problems.size() == 1);
    INFO(to_text(problems[0]));
    CHECK(to_text(problems[0]).find(said) != std::string::npos);
  }
}

TEST_CASE("conditions fire on what is certain", "[fail-on]") {
  struct Case {
    std::string condition;
    Outcome expected;
  };
  using enum Outcome;
  const auto& [condition, expected] = GENERATE(values<Case>({
      {"broken-menus", holds},
      {"broken-menus>1", holds},
      {"broken-menus > 2", does_not_hold},
      {"broken-menus=2", holds},
      {"broken-menus<=2", holds},
      {"stale-menus>0", holds},
      {"dead-controls", does_not_hold},
      {"broken-links>0", holds},
      {"broken-links>1", open},  // one is not checked yet; the blocked one is none
      {"broken-links>2", does_not_hold},
      {"broken-documents>0", does_not_hold},
      {"findings>0", holds},  // info does not count
      {"findings>1", does_not_hold},
      {"critical-findings", does_not_hold},
      {"major-findings>=1", holds},
      {"unknown>0", holds},
      {"unknown>1", does_not_hold},
      {"newest-news>14d", holds},
      {"newest-news>20", does_not_hold},
      {"newest-news>=20", holds},
      {"tls-expires<30d", holds},
      {"tls-expires<10d", does_not_hold},
      {"gambling-links>0", does_not_hold},
      {"stage<transactional", holds},
      {"stage<interactive", holds},
      {"stage<enhanced", open},
      {"stage<emerging", does_not_hold},
      {"stage>=emerging", holds},
      {"score:un-stages-5<60%", open},
      {"score:un-stages-5<61%", holds},
      {"score:un-stages-5<40%", does_not_hold},
      {"score:un-stages-5<61", holds},
      {"score:spbe-2020<2.6", holds},
      {"score:spbe-2020<2.5", does_not_hold},
      {"score:spbe-2020<51%", holds},
      {"score<51%", holds},  // one rubric is enough
      {"score<30%", does_not_hold},
  }));
  INFO(condition);
  CHECK(outcome(site(), condition) == expected);
}

TEST_CASE("what a crawl did not see leaves a condition open, unless what it saw decides", "[fail-on]") {
  Assessment a = site();
  a.completeness.gaps = {{facts::GapKind::limits, 100, 5, 1, url("x")}};
  REQUIRE_FALSE(a.completeness.complete_enough());
  CHECK(outcome(a, "broken-menus>1") == Outcome::holds);
  CHECK(outcome(a, "broken-menus>2") == Outcome::open);
  CHECK(outcome(a, "broken-menus<3") == Outcome::open);
  CHECK(outcome(a, "findings=1") == Outcome::open);
  CHECK(outcome(a, "newest-news>14d") == Outcome::open);
  CHECK(outcome(a, "newest-news>30d") == Outcome::does_not_hold);
  CHECK(outcome(a, "tls-expires<30d") == Outcome::holds);
  CHECK(why(a, "broken-menus>2").find("part of the site was not read") != std::string::npos);
  // Gaps far from the front page do not hide the news.
  a.completeness.gaps[0].nearest_depth = 4;
  CHECK(outcome(a, "newest-news>14d") == Outcome::holds);
}

TEST_CASE("what is not known never fires", "[fail-on]") {
  Assessment a = site();
  a.tables.back() =
      table("site", {"newest_content", "tls_expires", "gambling_links"},
            {{facts::Value(facts::Absent{}), facts::Value(facts::Unknown{"x"}), facts::Value(facts::Absent{})}});
  for (const char* condition : {"newest-news>0d", "newest-news<100000d", "tls-expires<100000d", "tls-expires>0d",
                                "gambling-links<5", "gambling-links>=1"})
    CHECK(outcome(a, condition) == Outcome::open);
  a.tables.clear();
  for (const char* condition : {"newest-news>0d", "tls-expires<100000d", "gambling-links<5", "broken-menus<9"})
    CHECK(outcome(a, condition) == Outcome::open);
}

TEST_CASE("what the ignore file names is not counted, each menu by its own path", "[fail-on]") {
  Assessment a = site();
  a.findings[0].standing = Standing::ignored;
  CHECK(outcome(a, "broken-menus=1") == Outcome::holds);  // the other menu to the same place still counts
  CHECK(outcome(a, "findings=0") == Outcome::holds);
  CHECK(why(a, "broken-menus>0").find("1 ignored") != std::string::npos);
  Finding link;
  link.kind = "broken_external_link";
  link.url = web::Url::parse("https://mati.go.id/").value();
  link.standing = Standing::ignored;
  a.findings.push_back(link);
  CHECK(outcome(a, "broken-links>0") == Outcome::open);  // the unchecked one is left
  CHECK(outcome(a, "broken-links>1") == Outcome::does_not_hold);
}

TEST_CASE("new findings are those the baseline does not have", "[fail-on]") {
  Assessment a = site();
  a.findings[0].standing = Standing::known;
  CHECK(outcome(a, "new-findings>0") == Outcome::does_not_hold);
  a.findings[0].standing = Standing::fresh;
  CHECK(outcome(a, "new-findings>0") == Outcome::holds);
  a.findings[0].severity = Severity::info;
  CHECK(outcome(a, "new-findings>0") == Outcome::does_not_hold);
}

TEST_CASE("reasons name figures, in both languages", "[fail-on]") {
  const Assessment a = site();
  CHECK(why(a, "broken-menus>0") == "2 menu items are broken; for example Profil › A.");
  CHECK(why(a, "newest-news>14d") == "The newest item is of 1 November 2026, 20 days before 21 November 2026.");
  CHECK(why(a, "tls-expires<30d") == "The certificate expires on 1 December 2026, 10 days after 21 November 2026.");
  CHECK(why(a, "stage<transactional") == "un-stages-5 reaches the stage emerging for certain, and enhanced at most.");
  CHECK(why(a, "score:un-stages-5<61%") == "un-stages-5 scores 40% for certain, and 60% at most.");
  CHECK(why(a, "score:spbe-2020<2.6") == "spbe-2020 scores 2.50; the most there is, is 5.");
  CHECK(why(a, "score:spbe-2020<2.6", report::Language::id) == "Nilai spbe-2020 2,50; nilai tertinggi yang mungkin 5.");
  CHECK(why(a, "broken-menus>0", report::Language::id) == "2 menu rusak; misalnya Profil › A.");
  Assessment late = a;
  late.as_of = day(2026, 12, 11);
  CHECK(why(late, "tls-expires<30d") == "The certificate expired on 1 December 2026, 10 days before 11 December 2026.");
}
