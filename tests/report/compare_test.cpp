// Comparisons as Markdown, CSV, HTML and JSON.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "compare/sites.hpp"
#include "matang/report/comparison.hpp"
#include "report/wording.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::compare::test;
using assess::Verdict;
using report::Language;

namespace {

const std::string hostile = "<script>alert(1)</script> | **x** \"' =cmd() \x1b[31m \xE2\x80\xAE";

assess::Assessment year_of(int year, const std::string& text) {
  auto a = site(year == 2022 ? "https://hallo.kota.go.id/" : "https://kota.go.id/", day(year, 4, 16));
  a.name = text;
  a.rubrics = {rubric_of("r",
                         {indicator("a.one", year == 2022 ? Verdict::not_met : Verdict::met,
                                    {year == 2022 ? 0 : 2, year == 2022 ? 0 : 2, 2}),
                          indicator("b.two", Verdict::unknown, {0, 2, 2})},
                         year == 2022 ? "1.0" : "1.0")};
  for (auto& each : a.rubrics[0].indicators) each.title = {text, text};
  for (auto& each : a.rubrics[0].groups) each.title = {text, text};
  a.rubrics[0].title = {text, text};
  add_menu(a, {text, year == 2022 ? "works" : "empty", "", ""});
  add_menu(a, {text + " tahun " + std::to_string(year), "works", "", ""});
  add_page(a, std::string(a.target.text()) + "p" + std::to_string(year), text + std::to_string(year));
  add_document(a, std::string(a.target.text()) + std::to_string(year) + ".pdf", text);
  a.findings = {finding("empty_menu", text), finding("kind " + text, text + std::to_string(year))};
  if (year == 2023) make_incomplete(a);
  return a;
}

struct Comparisons {
  compare::Diff diff;
  compare::Ranking ranking;
  compare::Trend trend;
  compare::Agreement agreement;
};
Comparisons comparisons(const std::string& text) {
  const auto before = year_of(2022, text), after = year_of(2023, text);
  compare::SiteGroups groups;
  groups.by_host = {{"kota.go.id", text}};
  compare::SiteGroups together;
  together.by_host = {{"kota.go.id", text}, {"hallo.kota.go.id", text}};
  auto one = compare::rater_of(before, text, compare::AssessmentSide::site);
  auto other = compare::rater_of(after, text, compare::AssessmentSide::site);
  one.judged[0].source = other.judged[0].source = text;
  return {compare::diff(before, after), compare::rank({{text, before}, {text, after}}, groups),
          compare::trend({{text, before}, {text, after}}, together), compare::agreement({one, other}, {&before})};
}

std::vector<std::string> markdowns(const Comparisons& all, Language language) {
  report::Options options;
  options.language = language;
  return {to_markdown(all.diff, options), to_markdown(all.ranking, options), to_markdown(all.trend, options),
          to_markdown(all.agreement, options)};
}

std::size_t pipes(const std::string& line) {
  return static_cast<std::size_t>(std::count(line.begin(), line.end(), '|'));
}

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) count += 1;
  return count;
}

}  // namespace

TEST_CASE("comparisons say the same codes in both languages, and none twice", "[report][compare][wording]") {
  const auto id = report::comparison_phrases_id(), en = report::comparison_phrases_en();
  REQUIRE(id.size() == en.size());
  std::vector<std::string_view> codes;
  for (std::size_t i = 0; i < id.size(); ++i) {
    CHECK(id[i].code == en[i].code);
    codes.push_back(id[i].code);
    for (const std::string_view text : {id[i].text, en[i].text}) {
      INFO(text);
      CHECK_FALSE(text.empty());
      CHECK(std::count(text.begin(), text.end(), '{') == std::count(text.begin(), text.end(), '}'));
    }
  }
  for (const auto& phrase : report::phrases_id()) codes.push_back(phrase.code);
  std::sort(codes.begin(), codes.end());
  const auto twice = std::adjacent_find(codes.begin(), codes.end());
  INFO((twice == codes.end() ? std::string_view() : *twice));
  CHECK(twice == codes.end());
}

TEST_CASE("every outcome of a comparison has its word", "[report][compare][wording]") {
  std::vector<std::string> codes;
  for (const auto each : spellings<compare::Change>) codes.push_back("change." + std::string(each));
  for (const auto each : spellings<compare::Outcome>) codes.push_back("outcome." + std::string(each));
  for (const auto each : spellings<compare::MatchedBy>) codes.push_back("matched_by." + std::string(each));
  for (const auto each : spellings<compare::FindingOutcome>) {
    codes.push_back("finding_outcome." + std::string(each));
    codes.push_back("diff.findings." + std::string(each));
  }
  for (const char* each : {"gone", "not_seen", "added", "added_or_unseen"})
    codes.push_back("diff.items." + std::string(each));
  for (const char* each :
       {"not_assessable", "incomplete", "other_host", "same_day", "reversed", "version", "only_before", "only_after"})
    codes.push_back("diff.caution." + std::string(each));
  for (const char* each : {"not_assessable", "incomplete", "excluded", "version", "year_apart", "little"})
    codes.push_back("rank.remark." + std::string(each));
  for (const std::string& code : codes) {
    INFO(code);
    CHECK_FALSE(report::phrase(Language::id, code).empty());
    CHECK_FALSE(report::phrase(Language::en, code).empty());
  }
}

TEST_CASE("comparisons in Markdown are whole, and no foreign text breaks out of them", "[report][compare][markdown]") {
  const Language language = GENERATE(Language::id, Language::en);
  for (const std::string& text : {std::string("Kota"), hostile})
    for (const std::string& md : markdowns(comparisons(text), language)) {
      CHECK(md.find("<script>") == std::string::npos);
      CHECK(md.find('\x1b') == std::string::npos);
      CHECK(md.find("\xE2\x80\xAE") == std::string::npos);
      std::size_t expected = 0;
      std::istringstream lines(md);
      for (std::string line; std::getline(lines, line);) {
        INFO(line);
        if (line.empty() || line[0] != '|') {
          expected = 0;
          // A code that no phrase knows would stand here as it is.
          CHECK(line.find("diff.") == std::string::npos);
          CHECK(line.find("rank.") == std::string::npos);
          CHECK(line.find("trend.") == std::string::npos);
          CHECK(line.find("agree.") == std::string::npos);
          continue;
        }
        if (expected == 0) expected = pipes(line);
        CHECK(pipes(line) == expected);
      }
    }
}

TEST_CASE("comparisons in HTML have no script, load nothing and close what they open", "[report][compare][html]") {
  report::Options options;
  options.language = GENERATE(Language::id, Language::en);
  const Comparisons all = comparisons(GENERATE(std::string("Kota"), hostile));
  for (const std::string& html : {to_html(all.ranking, options), to_html(all.trend, options)}) {
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find(" src=") == std::string::npos);
    CHECK(html.find("url(http") == std::string::npos);
    CHECK(html.find("<html lang=\"" + std::string(spelling(options.language)) + "\">") != std::string::npos);
    for (const char* tag : {"section", "figure", "table", "ul", "ol", "nav", "main", "header", "svg", "a", "li", "p"}) {
      INFO(tag);
      const std::string opened = std::string("<") + tag;
      CHECK(count_of(html, opened + ">") + count_of(html, opened + " ") ==
            count_of(html, std::string("</") + tag + ">"));
    }
    for (const char* code : {">rank.", ">trend.", ">page.", ">diff."}) CHECK(html.find(code) == std::string::npos);
  }
}

TEST_CASE("comparisons in JSON and CSV keep their columns", "[report][compare]") {
  const Comparisons all = comparisons(hostile);
  const auto diff = nlohmann::json::parse(report::to_json(all.diff));
  CHECK(diff["format"] == "matang-diff");
  CHECK(diff["rubrics"][0]["indicators"][0]["change"] == "rose");
  CHECK(diff["menus"]["counts"]["broken_anew"] == 1);
  CHECK(diff["broken_anew"] == 1);
  CHECK(diff["before"]["as_of"] == "2022-04-16");
  CHECK(nlohmann::json::parse(report::to_json(all.ranking))["leagues"][0]["sites"].size() == 2);
  CHECK(nlohmann::json::parse(report::to_json(all.agreement))["all"]["pairs"][0]["n"] == 1);
  const report::Options options;
  CHECK(to_csv(all.ranking, options).rfind("rubric,version,part,rank_from,rank_to,name,target,group,as_of", 0) == 0);
  CHECK(to_csv(all.trend, options).rfind("series,as_of,measure,part,low,high,version,complete,file\r\n", 0) == 0);
  CHECK(to_csv(all.agreement, options).rfind("rubric,indicator,rater,file,verdict,level,source\r\n", 0) == 0);
  for (const std::string& csv : {to_csv(all.ranking, options), to_csv(all.trend, options)})
    CHECK(csv.find(",=cmd") == std::string::npos);
}

TEST_CASE("a new portal with the same kinds of fault is told so", "[report][compare]") {
  auto before = site("https://hallo.kota.go.id/", day(2022, 4, 16)), after = site("https://kota.go.id/");
  for (const char* name : {"Satu", "Dua", "Tiga"}) add_menu(before, {name, "empty", "", ""});
  add_menu(before, {"Empat", "broken", "", ""});
  add_menu(after, {"Lima", "empty", "", ""});
  add_menu(after, {"Enam", "dead_control", "", ""});
  report::Options options;
  options.language = Language::id;
  const std::string md = to_markdown(compare::diff(before, after), options);
  CHECK_THAT(md, Contains("dahulu 4, kini 2"));
  CHECK_THAT(md, Contains("dijumpai lagi (jumlah dahulu → kini): kosong (3 → 1)"));
  CHECK_THAT(md, Contains("baru muncul: tidak berfungsi (1)"));
  CHECK_THAT(md, Contains("tidak dijumpai lagi: rusak (1)"));
}
