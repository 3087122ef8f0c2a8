// report.html by its structure. What a browser makes of it: tests/browser.
#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "report/numbers.hpp"
#include "report/renderers.hpp"
#include "report/sample.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::report;

namespace {

std::string page(const assess::Assessment& assessment, Language language = Language::en) {
  Options options;
  options.language = language;
  return render_html(assessment, options).at("report.html");
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

/// The values of an attribute, in order.
std::vector<std::string> values(const std::string& html, const std::string& attribute) {
  std::vector<std::string> all;
  const std::string start = " " + attribute + "=\"";
  for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, at + 1)) {
    const std::size_t begin = at + start.size();
    all.push_back(html.substr(begin, html.find('"', begin) - begin));
  }
  return all;
}

/// The first tag that is not closed in its turn; "" where all are. Ours is well-formed but for void elements.
std::string unbalanced(std::string html) {
  for (const char* raw : {"style", "script"}) {
    const std::size_t begin = html.find(std::string("<") + raw + ">");
    const std::size_t end = html.find(std::string("</") + raw + ">", begin);
    html.erase(begin, end - begin + std::string(raw).size() + 3);
  }
  const std::set<std::string> empty{"meta", "link", "br", "rect", "line", "!DOCTYPE"};
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    std::string tag = html.substr(at + 1, end - at - 1);
    if (tag.back() == '/') continue;
    tag = tag.substr(0, tag.find(' '));
    if (empty.count(tag) != 0) continue;
    if (tag[0] != '/') {
      open.push_back(tag);
    } else {
      if (open.empty() || open.back() != tag.substr(1)) return tag + " at " + html.substr(at, 120);
      open.pop_back();
    }
  }
  return open.empty() ? "" : open.back();
}

assess::Assessment rich() {
  using std::chrono::December;
  using std::chrono::January;
  assess::Assessment a = test::sample();
  a.cadence.months = {{2021, 11, 4}, {2021, 12, 2}, {2022, 1, 0}, {2022, 2, 0}};
  a.cadence.earlier = 7;
  a.cadence.undated = 31;
  a.cadence.gap_from = web::Date{std::chrono::year{2021}, December, std::chrono::day{5}};
  a.cadence.gap_to = web::Date{std::chrono::year{2022}, January, std::chrono::day{31}};
  a.cadence.gap_days = 57;
  assess::RubricResult& rubric = a.rubrics[0];
  rubric.simulation = true;
  rubric.certainty = "secondary";
  rubric.profile = "kendal-2018";
  rubric.profile_title = {"Kendal 2018", "Kendal 2018"};
  rubric.validity = Message{"rubric.superseded", {{"by", "pemdi-2025"}, {"since", "2025-01-01"}}};
  rubric.left_out = {{12, {"naskahnya belum ditemukan", "the text was not found"}}};
  rubric.units_of = "services";
  rubric.units = {{"Izin usaha", a.target, {1, 1, 8}, {assess::Verdict::met, assess::Verdict::not_met}}};
  assess::Improvement easy;
  easy.indicator = "interactive.forms";
  easy.group = "interactive";
  easy.title = {"Formulir unduhan", "Downloadable forms"};
  easy.advice = {"Sediakan formulir.", "Provide forms."};
  easy.effort = rubric::Effort::easy;
  easy.group_now = {0, 0, 4};
  easy.group_then = 2;
  rubric.improvements = {easy};
  return a;
}

}  // namespace

TEST_CASE("report.html is whole: one root, every tag closed, every id unique and every link within it met", "[html]") {
  const Language language = GENERATE(Language::id, Language::en);
  for (const auto& a : {test::sample(), test::unreachable(), test::hostile(), rich()}) {
    const std::string html = page(a, language);
    CHECK(html.compare(0, 15, "<!DOCTYPE html>") == 0);
    CHECK(has(html, "<html lang=\"" + std::string(spelling(language)) + "\">"));
    CHECK(unbalanced(html).empty());
    const std::vector<std::string> ids = values(html, "id");
    const std::set<std::string> known(ids.begin(), ids.end());
    CHECK(known.size() == ids.size());
    for (const std::string& label : values(html, "aria-labelledby")) {
      INFO(label);
      CHECK(known.count(label) == 1);
    }
    for (const std::string& href : values(html, "href")) {
      INFO(href);
      if (href[0] == '#')
        CHECK(known.count(href.substr(1)) == 1);
      else
        CHECK((href.compare(0, 7, "http://") == 0 || href.compare(0, 8, "https://") == 0 || href == "data:,"));
    }
    CHECK(values(html, "style").empty());  // the policy would refuse them
    CHECK(values(html, "src").empty());
    CHECK(values(html, "onclick").empty());
    CHECK(count(html, "<table") == count(html, "<caption"));
    CHECK(count(html, "<h1") == 1);
  }
}

TEST_CASE("foreign text stays text", "[html]") {
  const std::string html = page(test::hostile());
  CHECK_FALSE(has(html, "<script>alert"));
  CHECK_FALSE(has(html, "href=\"javascript:"));
  CHECK_FALSE(has(html, "\xE2\x80\xAE"));
  CHECK_FALSE(has(html, "\x1b"));
  CHECK_FALSE(has(html, "\xff"));
  CHECK_FALSE(has(html, "<strong>d</strong>"));
  CHECK(has(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST_CASE("a channel whose value is a script address is no link", "[html]") {
  assess::Assessment a = test::sample();
  for (facts::Table& table : a.tables)
    if (table.name == "channels") table.rows[0].cells[1] = std::string("javascript:alert(1)");
  const std::string html = page(a);
  CHECK(has(html, "<bdi>javascript:alert(1)</bdi>"));
  CHECK_FALSE(has(html, "href=\"javascript"));
}

TEST_CASE("a result says whose number it is, and what is missing from it", "[html]") {
  struct Row {
    std::string what, id, en;
  };
  const auto row = GENERATE(values<Row>({
      {"simulation", "simulasi atas instrumen resmi", "simulation of an official instrument"},
      {"convention", "kerangkanya sendiri tidak menetapkan angka", "the framework itself sets none"},
      {"certainty", "menurut sumber lain", "as quoted by another source"},
      {"profile", "Kendal 2018", "Kendal 2018"},
      {"validity", "<bdi>pemdi-2025</bdi>", "<bdi>pemdi-2025</bdi>"},
      {"left out", "naskahnya belum ditemukan", "the text was not found"},
      {"improvement", "Interaktif: dari 0 % menjadi 50 %.", "Interactive: from 0% to 50%."},
      {"effort", "<em>mudah</em>", "<em>easy</em>"},
      {"gap", "5 Desember 2021 sampai 31 Januari 2022 (57 hari)", "5 December 2021 to 31 January 2022 (57 days)"},
      {"undated", "Tanpa tanggal: 31 butir", "Undated: 31 items"},
      {"unit", "Izin usaha", "Izin usaha"},
      {"contradiction", "Situs: Terpenuhi; bukti penilai: Sebagian", "Site: Met; assessor's evidence: Partly"},
      {"archive", "capture.warc.gz", "capture.warc.gz"},
      {"cost", "1.650 permintaan", "1,650 requests"},
  }));
  INFO(row.what);
  CHECK_THAT(page(rich(), Language::id), Contains(row.id));
  CHECK_THAT(page(rich(), Language::en), Contains(row.en));
}

TEST_CASE("a score is stated as its framework states it", "[html][numbers]") {
  using As = rubric::ScoreStyle::As;
  struct Row {
    As as;
    int decimals;
    double low, high, most;
    std::string id, en;
  };
  const auto row = GENERATE(values<Row>({
      {As::index, 2, 2.31, 3.85, 5, "2,31–3,85 dari 5", "2.31–3.85 of 5"},
      {As::index, 2, 3, 3, 5, "3,00 dari 5", "3.00 of 5"},
      {As::count, 0, 12, 14, 20, "12–14 dari 20", "12–14 of 20"},
      {As::percent, 0, 37.5, 62.5, 100, "37,5–62,5 %", "37.5–62.5%"},
      {As::none, 0, 0, 0, 0, "", ""},
      {As::percent, 0, 0, 0, 0, "37,5–62,5 %", "37.5–62.5%"},  // an assessment that only has the points
  }));
  assess::RubricResult rubric = test::sample().rubrics[0];
  rubric.score_style.as = row.as;
  rubric.score_style.decimals = row.decimals;
  rubric.stated_low = row.low;
  rubric.stated_high = row.high;
  rubric.stated_most = row.most;
  CHECK(stated_text(Language::id, rubric) == row.id);
  CHECK(stated_text(Language::en, rubric) == row.en);
}

TEST_CASE("an assessment of a huge site gives a page that opens", "[html]") {
  assess::Assessment a = rich();
  for (facts::Table& table : a.tables)
    if (!table.rows.empty()) table.rows.resize(20'000, table.rows.front());
  for (facts::Table& table : a.tables)
    if (table.name == "menus") {
      std::string deep = "a";
      for (int i = 0; i < 5'000; ++i) deep += " › a";
      for (facts::Row& row : table.rows) row.cells[0] = deep;
      table.rows.back().cells[0] = std::string("Rusak");
      table.rows.back().cells[4] = std::string("broken");
    }
  a.findings.resize(20'000, a.findings[1]);
  const std::string html = page(a);
  CHECK(html.size() < 1'000'000);
  CHECK(has(html, "200 of 20,000 shown; all in <code>findings.csv</code>"));
  CHECK(has(html, "250 of 19,999 shown; all in <code>menus.csv</code>"));
  CHECK(has(html, "50 of 20,000 shown; all in <code>documents.csv</code>"));
  CHECK(has(html, "<bdi>Rusak</bdi>"));  // what is at fault is not what is cut off
  CHECK(unbalanced(html).empty());
}

TEST_CASE("an unreachable site's page says why, and calls nothing absent", "[html]") {
  const std::string html = page(test::unreachable());
  CHECK(has(html, "This site could not be assessed."));
  CHECK(has(html, "could not be reached"));
  CHECK_FALSE(has(html, "No documents were found"));
  CHECK(has(html, "Not known, since the site could not be read."));
}
