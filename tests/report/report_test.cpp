#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "matang/report/report.hpp"
#include "report/numbers.hpp"
#include "report/plain.hpp"
#include "report/sample.hpp"
#include "report/wording.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::report;

namespace {

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::map<std::string, std::string> all_files(const assess::Assessment& a, Options options) {
  std::map<std::string, std::string> files;
  for (const Format& format : formats()) files.merge(format.render(a, options));
  return files;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::size_t pipes(const std::string& line) {
  return static_cast<std::size_t>(std::count(line.begin(), line.end(), '|'));
}

}  // namespace

TEST_CASE("every format of the sample is the golden one, in both languages", "[report][golden]") {
  const Language language = GENERATE(Language::id, Language::en);
  const std::filesystem::path folder =
      std::filesystem::path(MATANG_TEST_DIR) / "golden" / "report" / std::string(spelling(language));
  auto files = all_files(test::sample(), {language, false});
  files.erase("report.html");  // html_test.cpp and tests/browser look at what it must hold, not at every byte
  // libxlsxwriter's own bytes, and what pandoc and a browser are given: xlsx_test.cpp, office_test.cpp.
  for (const char* name : {"worksheets.xlsx", "report.docx", "report.pdf"}) files.erase(name);
  files["summary.txt"] = to_summary(test::sample(), {language, false}, false);
  files["unreachable.md"] = to_markdown(test::unreachable(), {language, false});
  if (std::getenv("MATANG_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(folder);
    for (const auto& [name, text] : files) std::ofstream(folder / name, std::ios::binary) << text;
  }
  for (const auto& [name, text] : files) {
    INFO(name << " in " << spelling(language));
    CHECK(text == slurp(folder / name));
  }
}

TEST_CASE("an assessment read back renders the same bytes in every format", "[report][json]") {
  const auto a = GENERATE(as<int>{}, 0, 1, 2);
  const assess::Assessment original = a == 0 ? test::sample() : a == 1 ? test::unreachable() : test::hostile();
  const std::string json = to_json(original);
  const auto back = from_json(json, "assessment.json");
  if (!back) FAIL(to_text(back.error().front()));
  CHECK(to_json(*back) == json);
  for (const Language language : {Language::id, Language::en})
    for (const bool excel : {false, true}) {
      CHECK(all_files(*back, {language, excel}) == all_files(original, {language, excel}));
      CHECK(to_summary(*back, {language, excel}, true) == to_summary(original, {language, excel}, true));
    }
  if (a == 0) {
    CHECK(back->findings.size() == original.findings.size());
    CHECK(back->tables == original.tables);
    CHECK(back->coverage == original.coverage);
    CHECK(back->evidence_files == original.evidence_files);
  }
}

TEST_CASE("what is no assessment is refused with a word", "[report][json]") {
  struct Row {
    std::string what, json, expect;
  };
  auto newer = nlohmann::ordered_json::parse(to_json(test::sample()));
  newer["schema_version"] = 99;
  auto wrong = nlohmann::ordered_json::parse(to_json(test::sample()));
  wrong["rubrics"][0]["indicators"][1]["verdict"] = "maybe";
  auto missing = nlohmann::ordered_json::parse(to_json(test::sample()));
  missing["findings"][0].erase("severity");
  auto cell = nlohmann::ordered_json::parse(to_json(test::sample()));
  cell["tables"][0]["rows"][0]["status"] = "two hundred";
  auto score = nlohmann::ordered_json::parse(to_json(test::sample()));
  score["rubrics"][0]["score"]["low"] = 1000;
  const auto row = GENERATE_COPY(values<Row>({
      {"no JSON, with its place", "{\n  \"format\": ,", "a.json:2:"},
      {"nothing", "", "not JSON"},
      {"other JSON", "[1, 2]", "not an assessment"},
      {"another object", "{\"format\": \"x\"}", "not an assessment"},
      {"newer", newer.dump(), "newer matang"},
      {"unknown spelling", wrong.dump(), "rubrics[0].indicators[1].verdict should be one of met, partly"},
      {"missing member", missing.dump(), "findings[0].severity is missing"},
      {"cell of another type", cell.dump(), "tables[0].rows[0].status should be of type integer"},
      {"impossible score", score.dump(), "should not be above high"},
      {"nested too deep", std::string(100'000, '['), "not JSON"},
  }));
  INFO(row.what);
  const auto result = from_json(row.json, "a.json");
  REQUIRE_FALSE(result);
  CHECK_THAT(to_text(result.error().front()), Contains(row.expect));
}

TEST_CASE("foreign text cannot break out of the Markdown", "[report][markdown]") {
  const Language language = GENERATE(Language::id, Language::en);
  const std::string md = to_markdown(test::hostile(), {language, false});
  CHECK(md.find("<script>") == std::string::npos);
  CHECK(md.find("](javascript:") == std::string::npos);
  CHECK(md.find('\x1b') == std::string::npos);
  CHECK(md.find('\r') == std::string::npos);
  CHECK(md.find("\xE2\x80\xAE") == std::string::npos);
  CHECK(md.find('\xff') == std::string::npos);
  CHECK(md.find("<br") == std::string::npos);
  CHECK(md.find(" www.e.id") == std::string::npos);
  CHECK(md.find(" @f") == std::string::npos);
  std::size_t expected = 0;
  for (const std::string& line : lines_of(md)) {
    if (line.empty() || line[0] != '|') {
      expected = 0;
      CHECK(line.find("# H") != 0);
      continue;
    }
    INFO(line);
    if (expected == 0) expected = pipes(line);
    CHECK(pipes(line) == expected);  // every row has its table's columns
  }
}

TEST_CASE("the terminal summary fits 80 columns and carries no foreign controls", "[report][summary]") {
  for (const auto& a : {test::sample(), test::hostile(), test::unreachable()})
    for (const Language language : {Language::id, Language::en}) {
      const std::string text = to_summary(a, {language, false}, false);
      CHECK(text.find('\x1b') == std::string::npos);
      for (const std::string& line : lines_of(text)) CHECK(length(line) <= 80);
    }
  CHECK(to_summary(test::sample(), {Language::en, false}, true).find("\x1b[") != std::string::npos);
}

TEST_CASE("CSV columns begin as the contract says", "[report][csv]") {
  struct Row {
    std::string table, columns;
  };
  const auto row = GENERATE(values<Row>({
      {"findings", "id,severity,kind,subject,url,found_on,detail,recommendation,rubric,indicator"},
      {"indicators", "rubric,group,indicator,verdict,score_low,score_high,basis,evidence,reason"},
      {"menus", "path,label,href,place,state,target,status,newest_date,detail"},
      {"pages", "url,final_url,status,state,kind,title,language,words,date_published,date_modified,date_source,depth"},
      {"documents", "url,label,found_on,type,bytes,date,concepts,state"},
      {"forms", "page,action,method,purpose,fields,host,state"},
      {"channels", "kind,value,page"},
      {"services", "name,url,level,components,missing,host"},
      {"links", "from,to,text,place,kind,status,state"},
  }));
  const std::string csv = to_csv(test::sample(), row.table, {Language::en, false});
  CHECK(csv.compare(0, row.columns.size(), row.columns) == 0);
  CHECK((csv[row.columns.size()] == ',' || csv[row.columns.size()] == '\r'));
  CHECK(csv.compare(csv.size() - 2, 2, "\r\n") == 0);
}

TEST_CASE("CSV cells are quoted, defused and fit the dialect", "[report][csv]") {
  assess::Assessment a = test::sample();
  a.findings.resize(1);
  struct Row {
    std::string subject, cell;
  };
  const auto row = GENERATE(values<Row>({{"a,b", "\"a,b\""},
                                         {"a;b", "\"a;b\""},
                                         {"say \"x\"", "\"say \"\"x\"\"\""},
                                         {"=1+1", "'=1+1"},
                                         {"+62", "'+62"},
                                         {"-1", "'-1"},
                                         {"@x", "'@x"},
                                         {"\t=1+1", "'=1+1"},
                                         {"\r=1+1", "'=1+1"},
                                         {"\xEF\xBC\x9D"
                                          "1",
                                          "'\xEF\xBC\x9D"
                                          "1"},
                                         {"line\nend", "line end"},
                                         {"a=b", "a=b"}}));
  a.findings[0].subject = row.subject;
  const std::string csv = to_csv(a, "findings", {Language::en, false});
  CHECK_THAT(csv, Contains(",stale_site," + row.cell + ",https://"));
}

TEST_CASE("the excel-id dialect has a BOM, semicolons and decimal commas", "[report][csv]") {
  assess::Assessment a = test::sample();
  const std::string csv = to_csv(a, "indicators", {Language::id, true});
  CHECK(csv.compare(0, 16, "\xEF\xBB\xBFrubric;group;") == 0);
  CHECK_THAT(csv, Contains(";partly;0,5;0,5;evidence;"));
  CHECK_THAT(to_csv(a, "indicators", {Language::en, false}), Contains(",unknown,0,1,none,"));
}

TEST_CASE("an absent cell is empty and an unknown one says so", "[report][csv]") {
  const std::string csv = to_csv(test::sample(), "pages", {Language::en, false});
  CHECK_THAT(csv, Contains("/kosong,200,empty,other,,,unknown,"));
}

TEST_CASE("numbers and dates are written as each language writes them", "[report]") {
  using std::chrono::January;
  const web::Date day{std::chrono::year{2023}, January, std::chrono::day{31}};
  CHECK(date_text(Language::id, day) == "31 Januari 2023");
  CHECK(date_text(Language::en, day) == "31 January 2023");
  CHECK(date_text(Language::id, web::Date{}) == "–");
  CHECK(number_text(Language::id, 1234567) == "1.234.567");
  CHECK(number_text(Language::en, -1234) == "-1,234");
  CHECK(number_text(Language::en, 999) == "999");
  CHECK(percent_text(Language::id, 2.0 / 3) == "66,7 %");
  CHECK(percent_text(Language::en, 2.0 / 3) == "66.7%");
  CHECK(percent_text(Language::en, 1) == "100%");
  CHECK(percent_text(Language::en, 0.99999) == "99.9%");
  CHECK(percent_text(Language::en, 0.00001) == "0.1%");
  CHECK(bytes_text(Language::id, 5'200'000) == "5,2 MB");
  CHECK(range_text(Language::id, {3, 5, 8}) == "37,5–62,5 %");
  CHECK(range_text(Language::en, {0, 0, 0}) == "–");
  CHECK(bar_text({1, 2, 1000}) == "█░░░░░░░░░");
  CHECK(bar_text({999, 1000, 1000}) == "█████████▒");
}

TEST_CASE("both languages say the same codes", "[report][wording]") {
  const auto id = phrases_id();
  const auto en = phrases_en();
  REQUIRE(id.size() == en.size());
  for (std::size_t i = 0; i < id.size(); ++i) {
    CHECK(id[i].code == en[i].code);
    CHECK_FALSE(id[i].text.empty());
    CHECK_FALSE(en[i].text.empty());
    for (const std::string_view text : {id[i].text, en[i].text}) {
      INFO(text);
      CHECK(std::count(text.begin(), text.end(), '{') == std::count(text.begin(), text.end(), '}'));
      CHECK(std::count(text.begin(), text.end(), '[') == std::count(text.begin(), text.end(), ']'));
    }
  }
}

TEST_CASE("every code a stage may speak is a sentence in both languages", "[report][wording]") {
  const Args args{{"count", "3"},
                  {"navigation", "1"},
                  {"example", "x"},
                  {"table", "menus"},
                  {"what", "state: works; words: >= 30"},
                  {"found", "0"},
                  {"needed", ">= 1"},
                  {"share", "0.42"},
                  {"field", "words"},
                  {"newest", "2021-12-05"},
                  {"days", "14"},
                  {"kinds", "interview;document"},
                  {"site", "met"},
                  {"evidence", "partly"},
                  {"counts", "met"},
                  {"met", "1"},
                  {"partly", "1"},
                  {"not_met", "0"},
                  {"not_applicable", "0"},
                  {"url", "https://x.id/"},
                  {"answer", "HTTP 404"},
                  {"pages", "2"},
                  {"of", "9"},
                  {"id", "teks"},
                  {"en", "text"},
                  {"subject", "x.id"},
                  {"purpose", "complaint"},
                  {"items", "2"},
                  {"levels", "2; 3"},
                  {"unknown", "1"},
                  {"body", "regency"},
                  {"until", "2025-12-31"},
                  {"from", "2021-01-01"},
                  {"by", "pemdi-2026"}};
  std::vector<std::string> codes{"exceeded",
                                 "level.evidence_counts",
                                 "level.site_counts",
                                 "level.lower_counts",
                                 "level.evidence_differs",
                                 "unit.none_seen",
                                 "unit.counted",
                                 "not_for_body",
                                 "rubric.superseded",
                                 "rubric.not_yet",
                                 "needs.evidence",
                                 "gap.nothing",
                                 "cell.unknown",
                                 "not_seen",
                                 "share.outside",
                                 "not_newer",
                                 "fact.differs",
                                 "evidence.decides",
                                 "evidence.not_applicable",
                                 "evidence.differ",
                                 "evidence.precedence",
                                 "site.precedence",
                                 "lower.precedence",
                                 "obstacle.robots",
                                 "obstacle.blocked",
                                 "obstacle.interrupted",
                                 "obstacle.unreachable",
                                 "obstacle.error",
                                 "obstacle.nothing_readable",
                                 "recommendation.advice"};
  for (const auto kind : spellings<facts::GapKind>) codes.push_back("gap." + std::string(kind));
  for (const char* kind : {"broken_menu",
                           "not_found_menu",
                           "redirect_loop_menu",
                           "dead_menu",
                           "empty_menu",
                           "under_construction_menu",
                           "returns_home_menu",
                           "stale_menu",
                           "unreachable_menu",
                           "misleading_menu",
                           "dead_form",
                           "broken_form",
                           "broken_document",
                           "empty_document",
                           "broken_link",
                           "broken_external_link",
                           "dead_link",
                           "soft_404",
                           "broken_page",
                           "redirect_loop_page",
                           "empty_page",
                           "under_construction_page",
                           "stale_page",
                           "invalid_certificate",
                           "expiring_certificate",
                           "gambling",
                           "defaced",
                           "placeholder",
                           "default_page",
                           "no_https",
                           "stale_site",
                           "undated_site",
                           "robots_forbids_all",
                           "blocked",
                           "script_needed",
                           "missing_language",
                           "indicator_not_met",
                           "indicator_partly",
                           "contradiction"})
    for (const char* family : {"finding.", "recommendation.", "finding_kind."})
      codes.push_back(std::string(family) + kind);
  for (const std::string& code : codes)
    for (const Language language : {Language::id, Language::en})
      for (const Args& given : {args, Args{}}) {
        const std::string sentence = say({code, given}, language);
        INFO(code << " in " << spelling(language) << ": " << sentence);
        CHECK(sentence.find(code) == std::string::npos);
        CHECK(sentence.find_first_of("{}[]") == std::string::npos);
        if (!given.empty()) CHECK(sentence.find("  ") == std::string::npos);
      }
  const auto check_words = [](std::string_view enumeration, const auto& names) {
    for (const std::string_view name : names) {
      if (name.empty()) continue;
      INFO(enumeration << "." << name);
      CHECK_FALSE(phrase(Language::id, std::string(enumeration) + "." + std::string(name)).empty());
    }
  };
  check_words("state", spellings<facts::State>);
  check_words("state_meaning", spellings<facts::State>);
  check_words("verdict", spellings<rubric::Verdict>);
  check_words("severity", spellings<assess::Severity>);
  check_words("basis", spellings<assess::Basis>);
  check_words("purpose", spellings<facts::FormPurpose>);
  check_words("channel", spellings<facts::ChannelKind>);
  check_words("level", spellings<facts::ServiceLevel>);
  check_words("unvisited", spellings<capture::Unvisited>);
  check_words("evidence_kind", spellings<evidence::Kind>);
}

TEST_CASE("messages are filled in, and unknown codes shown as they are", "[report][wording]") {
  CHECK(say({"no.such", {{"a", "1"}}}, Language::id) == "no.such (a = 1)");
  CHECK(say({"gap.limits", {{"count", "1240"}, {"navigation", "2"}, {"example", ""}}}, Language::id) ==
        "1.240 halaman tidak terbaca karena batas perayapan, 2 di antaranya dituju oleh menu.");
  CHECK(say({"gap.failed", {{"count", "1"}}}, Language::en) == "1 page could not be opened.");
  CHECK(
      say({"not_seen",
           {{"table", "documents"}, {"what", "state: works, stale; words: >= 30"}, {"found", "0"}, {"needed", ">= 1"}}},
          Language::id) ==
      "Dicari di tabel dokumen: keadaan: berfungsi, tidak mutakhir; jumlah kata: ≥ 30. Ditemukan 0; syarat ≥ 1.");
}

TEST_CASE("a long table says what was left out, and keeps what is at fault", "[report][markdown]") {
  assess::Assessment a = test::sample();
  for (facts::Table& table : a.tables)
    if (table.name == "menus") {
      const facts::Row works = table.rows[0], broken = table.rows[2];
      table.rows.assign(142, works);
      table.rows.push_back(broken);
    }
  const std::string md = to_markdown(a, {Language::en, false});
  CHECK_THAT(md, Contains("60 of 143 shown; all in menus.csv"));
  CHECK_THAT(md, Contains("| Profil › Sejarah | **broken** |"));
}

TEST_CASE("plain text loses what hides or turns it", "[report]") {
  CHECK(plain("a\xE2\x80\x8B"
              "b\xE2\x80\xAE"
              "c") == "abc");
  CHECK(plain(" a \t\r\n b ") == "a b");
  CHECK(plain("\xC0\xAF\xED\xA0\x80x") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDx");
  CHECK(plain(plain("\xff\xfe ok")) == plain("\xff\xfe ok"));
  CHECK(shortened("satu dua tiga", 9) == "satu dua…");
  CHECK(length(shortened(std::string(500, 'x'), 40)) == 40);
  CHECK(shortened("pas", 3) == "pas");
}
