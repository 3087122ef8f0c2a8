#include <algorithm>
#include <chrono>
#include <string>

#include "matang/evidence/evidence.hpp"
#include "matang/report/report.hpp"
#include "report/sample.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::report;

namespace {

std::string worksheets(const assess::Assessment& assessment, Language language) {
  for (const Format& format : formats())
    if (format.name == "xlsx") return format.render(assessment, {language, false, {}}).at("worksheets.xlsx");
  return "";
}

evidence::EvidenceFile must_read(const std::string& xlsx) {
  const auto file = evidence::read_xlsx(xlsx, "worksheets.xlsx");
  if (!file) FAIL(to_text(file.error().front()));
  return *file;
}

/// Levels, units and every field of a piece of evidence; two pieces for one indicator.
assess::Assessment with_levels() {
  assess::Assessment a = test::sample();
  auto& indicator = a.rubrics[0].indicators[3];
  indicator.level = assess::LevelRange{2, 4, 1, 5};
  evidence::Evidence piece;
  piece.rubric = "un-stages-5";
  piece.indicator = indicator.id;
  piece.judgement = evidence::Judgement::partly;
  piece.level = 3;
  piece.kind = evidence::Kind::document;
  piece.source = "=SUM(A1) Perbup 5, lampiran; \"B\"";
  piece.date = web::Date{std::chrono::year{2022} / std::chrono::February / 28};
  piece.locator = "3-4";
  piece.note = "Baris _x0041_ tetap";
  piece.unit = "Izin usaha";
  piece.collected_by = "Asesor internal";
  piece.confidence = evidence::Confidence::low;
  indicator.evidence = {piece, piece};
  indicator.evidence[1].note = "kedua";
  indicator.evidence[1].level = 4;
  return a;
}

}  // namespace

TEST_CASE("the worksheets give the same bytes each time", "[report][xlsx]") {
  const auto a = GENERATE(as<int>{}, 0, 1, 2);
  const assess::Assessment assessment = a == 0 ? with_levels() : a == 1 ? test::unreachable() : test::hostile();
  const std::string first = worksheets(assessment, Language::id);
  CHECK(first.substr(0, 4) == "PK\x03\x04");
  CHECK(worksheets(assessment, Language::id) == first);
}

TEST_CASE("the indicators sheet reads back as the evidence it was written from", "[report][xlsx][evidence]") {
  const Language language = GENERATE(Language::id, Language::en);
  const assess::Assessment a = with_levels();
  evidence::EvidenceFile file = must_read(worksheets(a, language));
  std::vector<evidence::Evidence> written;
  for (const auto& rubric : a.rubrics)
    for (const auto& indicator : rubric.indicators)
      written.insert(written.end(), indicator.evidence.begin(), indicator.evidence.end());
  REQUIRE(written.size() == 3);
  REQUIRE(file.evidence.size() == 3);
  CHECK_THAT(file.evidence[0].where.file, Contains("row 4, column B"));
  for (auto* each : {&written, &file.evidence})
    for (evidence::Evidence& piece : *each) piece.where = {};
  CHECK(file.evidence == written);
  CHECK(file.unanswered == 2);
}

TEST_CASE("hostile text in the worksheets stays text", "[report][xlsx]") {
  const evidence::EvidenceFile file = must_read(worksheets(test::hostile(), Language::en));
  REQUIRE(file.evidence.size() == 1);
  CHECK(file.evidence[0].quotation.find('\x1b') == std::string::npos);
  CHECK_THAT(file.evidence[0].quotation, Contains("<script>alert(1)</script>"));
}

TEST_CASE("a form as a worksheet reads back without answers", "[report][xlsx][evidence]") {
  const Language language = GENERATE(Language::id, Language::en);
  const std::vector<evidence::Question> questions{
      {"indrajit",
       "support.regulation",
       {"Regulasi", "Regulation"},
       {"Adakah?", "Is there?"},
       {evidence::Kind::document}},
      {"spbe-2020", "a.b", {"Tingkat", "Level"}, {"Berapa?", "Which?"}, {}, {{"nol", "none"}, {"satu", "one"}}, 1}};
  const std::string form =
      evidence_form_xlsx("kota.go.id", questions, web::Date{std::chrono::year{2023} / 1 / 31}, language);
  const evidence::EvidenceFile file = must_read(form);
  CHECK(file.subject == "kota.go.id");
  CHECK(file.evidence.empty());
  CHECK(file.unanswered == 2);
}

TEST_CASE("a workbook that is none, or holds no form, is refused with a word", "[report][xlsx][evidence]") {
  struct Row {
    std::string what, bytes, expect;
  };
  const std::string good = evidence_form_xlsx("", {}, web::Date{std::chrono::year{2023} / 1 / 31}, Language::en);
  const auto row = GENERATE_COPY(values<Row>({
      {"text", "rubric,indicator", "this is no Excel workbook"},
      {"nothing", "", "this is no Excel workbook"},
      {"an old or protected workbook", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more", "protected by a password"},
      {"cut short", good.substr(0, good.size() / 2), "this is no Excel workbook"},
  }));
  INFO(row.what);
  const auto file = evidence::read_xlsx(row.bytes, "f.xlsx");
  REQUIRE_FALSE(file);
  CHECK_THAT(to_text(file.error().front()), Contains(row.expect));
}
