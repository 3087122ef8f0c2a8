// The formats for CI systems: what they say, and that nothing a site says can speak through them. That they are valid
// is checked by other people's validators in tests/ci.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "matang/report/report.hpp"
#include "report/sample.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::report;
using assess::Standing;

namespace {

std::string rendered(std::string_view format, const assess::Assessment& a, const Options& options,
                     const std::string& file = "") {
  for (const Format& each : formats()) {
    if (each.name != format) continue;
    CHECK_FALSE(each.by_default);
    const auto files = each.render(a, options);
    return file.empty() ? files.begin()->second : files.at(file);
  }
  FAIL("no such format");
  return "";
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// A run with a baseline: one finding known, one ignored, one fixed, and a condition of each outcome.
Options with_run(assess::Assessment& a, Language language = Language::en) {
  Options options{language, false, {}};
  options.run.baseline = web::Date{std::chrono::year{2022}, std::chrono::month{12}, std::chrono::day{31}};
  options.run.conditions = {
      {"broken-menus>0", Judged::Outcome::holds, {{"condition.broken-menus", {{"n", "1"}, {"example", "Profil"}}}}},
      {"findings>900", Judged::Outcome::does_not_hold, {{"condition.findings", {{"n", "5"}}}}},
      {"tls-expires<30d", Judged::Outcome::open, {{"condition.tls-expires.unknown", {}}}}};
  options.run.file = "situs/matang, utama.yaml";
  options.run.line = 7;
  for (assess::Finding& finding : a.findings) finding.standing = Standing::fresh;
  a.findings.at(0).standing = Standing::known;
  a.findings.at(3).standing = Standing::ignored;
  a.findings.at(3).ignored_because = "Arsip dipindahkan";
  assess::Finding fixed = a.findings.at(1);
  fixed.id = "fedcba9876543210";
  fixed.subject = "Profil › Lama";
  options.run.fixed = {fixed};
  return options;
}

}  // namespace

TEST_CASE("junit: questions are tests, and the sums are those of what is listed", "[ci]") {
  assess::Assessment a = test::sample();
  const Options options = with_run(a);
  const std::string xml = rendered("junit", a, options);
  CHECK(count(xml, "<testcase ") == 1 + 3 + 4 + 4 + 1);  // site, conditions, indicators, findings, fixed
  CHECK(xml.find("tests=\"13\" failures=\"" + std::to_string(count(xml, "<failure ")) + "\"") != std::string::npos);
  CHECK(xml.find("<failure type=\"holds\" message=\"1 menu item is broken; for example Profil.\"") !=
        std::string::npos);
  CHECK(xml.find("<skipped type=\"open\"") != std::string::npos);
  CHECK(xml.find("name=\"emerging.static: Static information\" classname=\"un-stages-5.emerging\" time=\"0.000\"/>") !=
        std::string::npos);
  CHECK(xml.find("<failure type=\"not_met\"") != std::string::npos);
  CHECK(xml.find("<skipped type=\"unknown\"") != std::string::npos);
  CHECK(xml.find("<skipped type=\"known\" message=\"Known already from the baseline of 31 December 2022.") !=
        std::string::npos);
  CHECK(xml.find("<skipped type=\"ignored\" message=\"Ignored: Arsip dipindahkan") != std::string::npos);
  CHECK(xml.find("name=\"Profil › Lama\" classname=\"finding.broken_menu\" time=\"0.000\"/>") != std::string::npos);
  // The root has no `skipped`: Jenkins' schema knows none there.
  CHECK(lines_of(xml).at(1).find("skipped") == std::string::npos);
}

TEST_CASE("junit: an indicator whose finding is known or ignored is skipped, not failed", "[ci]") {
  assess::Assessment a = test::sample();
  Options options = with_run(a);
  CHECK(count(rendered("junit", a, options), "<failure type=\"not_met\"") == 1);
  a.findings.at(2).standing = Standing::known;
  CHECK(count(rendered("junit", a, options), "<failure type=\"not_met\"") == 0);
}

TEST_CASE("junit: two tests of one suite never have one name", "[ci]") {
  assess::Assessment a = test::sample();
  a.findings.assign(300, a.findings.at(1));
  const std::string xml = rendered("junit", a, {});
  std::set<std::string> names;
  std::size_t cases = 0;
  for (const std::string& line : lines_of(xml))
    if (line.find("<testcase ") != std::string::npos) {
      names.insert(line.substr(0, line.find(" time=")));
      cases += 1;
    }
  CHECK(cases > 300);
  CHECK(names.size() == cases);
}

TEST_CASE("sarif: results are pinned to a file of the repository, with fingerprints, standing and suppression",
          "[ci]") {
  assess::Assessment a = test::sample();
  const Options options = with_run(a);
  const auto run = nlohmann::json::parse(rendered("sarif", a, options)).at("runs").at(0);
  const auto& results = run.at("results");
  REQUIRE(results.size() == a.findings.size() + 1);
  for (const auto& result : results) {
    const auto& place = result.at("locations").at(0).at("physicalLocation");
    CHECK(place.at("artifactLocation").at("uri") == "situs/matang%2C%20utama.yaml");
    CHECK(place.at("region").at("startLine") == 7);
    const auto& rule = run.at("tool").at("driver").at("rules").at(result.at("ruleIndex").get<std::size_t>());
    CHECK(rule.at("id") == result.at("ruleId"));
    CHECK(rule.at("help").at("text").get<std::string>().size() > 10);
    CHECK(result.at("partialFingerprints").at("primaryLocationLineHash").get<std::string>().ends_with(":1"));
  }
  CHECK(results[0].at("baselineState") == "unchanged");
  CHECK(results[0].at("level") == "error");
  CHECK(results[1].at("baselineState") == "new");
  CHECK(results[1].at("level") == "warning");
  CHECK(results[1].at("partialFingerprints").at("matangFinding/v1") == a.findings[1].id);
  CHECK_FALSE(results[3].contains("baselineState"));
  CHECK(results[3].at("suppressions").at(0).at("justification") == "Arsip dipindahkan");
  CHECK(results.back().at("baselineState") == "absent");
  CHECK(run.at("invocations").at(0).at("toolExecutionNotifications").at(0).at("message").at("text") ==
        "--fail-on broken-menus>0: 1 menu item is broken; for example Profil.");
}

TEST_CASE("sarif: without a baseline nothing claims to be new", "[ci]") {
  CHECK(rendered("sarif", test::sample(), {}).find("baselineState") == std::string::npos);
}

TEST_CASE("gitlab: each finding has the fields GitLab reads, and a fingerprint of its own", "[ci]") {
  assess::Assessment a = test::sample();
  const Options options = with_run(a);
  const auto list = nlohmann::json::parse(rendered("gitlab", a, options));
  REQUIRE(list.size() == a.findings.size());
  std::set<std::string> fingerprints;
  for (const auto& each : list) {
    CHECK_FALSE(each.at("description").get<std::string>().empty());
    CHECK(each.at("check_name").get<std::string>().starts_with("matang."));
    CHECK(std::set<std::string>{"info", "minor", "major", "critical", "blocker"}.contains(each.at("severity")));
    CHECK(each.at("location").at("path") == "situs/matang, utama.yaml");
    CHECK(each.at("location").at("lines").at("begin") == 7);
    fingerprints.insert(each.at("fingerprint"));
  }
  CHECK(fingerprints.size() == list.size());
  CHECK(list[1].at("fingerprint") == a.findings[1].id + "-2");  // the sample gives all findings one id
  CHECK(list[3].at("severity") == "info");
  CHECK(list[3].at("description").get<std::string>().find("(Ignored: Arsip dipindahkan)") != std::string::npos);
  CHECK(rendered("gitlab", assess::Assessment{}, {}) == "[]\n");
}

TEST_CASE("github: conditions and new findings are annotated, known and ignored ones are not", "[ci]") {
  assess::Assessment a = test::sample();
  const Options options = with_run(a);
  const auto lines = lines_of(rendered("github", a, options, "github-annotations.txt"));
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] ==
        "::error file=situs/matang%2C utama.yaml,line=7,title=--fail-on broken-menus>0::1 menu item is broken; for "
        "example Profil.");
  CHECK(lines[1].starts_with("::warning file="));
  CHECK(lines[1].find("title=Broken menus::Profil › Sejarah: ") != std::string::npos);
  CHECK(lines[2].starts_with("::warning "));
  const std::string summary = rendered("github", a, options, "github-summary.md");
  CHECK(summary.find("4 findings: 2 new, 1 known, 1 fixed; 1 ignored.") != std::string::npos);
  CHECK(summary.find("**holds**") != std::string::npos);
  CHECK(summary.find("### Fixed") != std::string::npos);
}

TEST_CASE("github: at most ten annotations of a kind, and one says how many more there are", "[ci]") {
  assess::Assessment a = test::sample();
  std::vector<assess::Finding> many;
  for (std::size_t i = 0; i < 60; ++i) {
    many.push_back(a.findings.at(i % 2 == 0 ? 1 : 3));
    many.back().subject += std::to_string(i);
  }
  a.findings = many;
  const std::string text = rendered("github", a, {}, "github-annotations.txt");
  CHECK(count(text, "::warning ") == 10);
  CHECK(count(text, "::notice ") == 10);
  CHECK(text.find("41 more findings have no annotation here") != std::string::npos);
  CHECK(rendered("github", a, {}, "github-summary.md").size() < 100'000);
}

TEST_CASE("no text of a site speaks through the formats for CI systems", "[ci]") {
  assess::Assessment a = test::hostile();
  const std::string evil =
      "x\n::error::y\r\n%0A::stop-commands::z ]]> <&\" [a](http://b) {0} \xFF \xEF\xBF\xBE \x01 ##[group]";
  for (assess::Finding& finding : a.findings) {
    finding.subject = evil;
    finding.ignored_because = evil;
    finding.detail.args = {{"target", evil}, {"text", evil}, {"answer", evil}, {"subject", evil}};
  }
  REQUIRE_FALSE(a.findings.empty());
  Options options;
  options.run.fixed = {a.findings.front()};
  options.run.baseline = a.as_of;
  options.run.file = "dir\xFF/a b.yaml";
  options.run.conditions = {
      {"findings>0", Judged::Outcome::holds, {{"condition.findings", {{"n", "1"}, {"example", evil}}}}}};
  for (const Standing standing : {Standing::unmarked, Standing::fresh, Standing::known, Standing::ignored}) {
    for (assess::Finding& finding : a.findings) finding.standing = standing;
    for (const std::string& line : lines_of(rendered("github", a, options, "github-annotations.txt"))) {
      INFO(line);
      const bool command = line.starts_with("::error file=") || line.starts_with("::warning file=") ||
                           line.starts_with("::notice file=");
      CHECK(command);
      CHECK(line.find("%0A") == std::string::npos);  // a percent sign of theirs is %25
      CHECK(line.find('\r') == std::string::npos);
    }
    const std::string xml = rendered("junit", a, options);
    for (const char c : xml) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
    CHECK(xml.find("]]>") == std::string::npos);
    CHECK(xml.find("\xEF\xBF\xBE") == std::string::npos);
    const auto sarif = nlohmann::json::parse(rendered("sarif", a, options));
    for (const auto& result : sarif["runs"][0]["results"]) {
      const auto text = result["message"]["text"].get<std::string>();
      CHECK(text.find_first_of("[]{}\n") == std::string::npos);
    }
    CHECK_NOTHROW(nlohmann::json::parse(rendered("gitlab", a, options)));
    for (const std::string& line : lines_of(rendered("github", a, options, "github-summary.md"))) {
      CHECK_FALSE(line.starts_with("::"));
      CHECK(line.find("](http://b)") == std::string::npos);
    }
  }
}

TEST_CASE("a site that cannot be reached fails one test and says why", "[ci]") {
  const assess::Assessment a = test::unreachable();
  const std::string xml = rendered("junit", a, {});
  CHECK(xml.find("<failure type=\"not_assessable\"") != std::string::npos);
  const auto run = nlohmann::json::parse(rendered("sarif", a, {}))["runs"][0];
  CHECK(run["invocations"][0]["executionSuccessful"] == false);
  CHECK(rendered("github", a, {}, "github-annotations.txt").starts_with("::error "));
}
