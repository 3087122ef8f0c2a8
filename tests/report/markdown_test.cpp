#include <chrono>
#include <string>

#include "matang/report/report.hpp"
#include "report/notes.hpp"
#include "report/sample.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::report;

namespace {

/// The sample with what frameworks judged by levels, services and official instruments bring.
assess::Assessment with_everything() {
  assess::Assessment a = test::sample();
  auto& rubric = a.rubrics[0];
  rubric.simulation = true;
  rubric.validity = Message{"rubric.superseded", {{"until", "2025-12-31"}, {"by", "pemdi-2026"}}};
  rubric.left_out = {{3, {"naskah lampiran", "the annex"}}};
  rubric.score_style.as = rubric::ScoreStyle::As::index;
  rubric.score_style.decimals = 2;
  rubric.stated_low = 2.305;
  rubric.stated_high = 3;
  rubric.stated_most = 5;
  rubric.level_names = {{"rintisan", "initial"}, {"dasar", "managed"}};
  rubric.units_of = "services";
  rubric.units = {{"Izin | usaha", a.target, {1, 3, 4}, {assess::Verdict::met, assess::Verdict::unknown}}};
  auto& indicator = rubric.indicators[3];
  indicator.level = assess::LevelRange{2, 4, 1, 5};
  indicator.certainty = "memory";
  assess::Improvement improvement;
  improvement.title = {"Formulir unduhan", "Downloadable forms"};
  improvement.advice = {"Sediakan formulir unduhan", "Offer forms to download"};
  improvement.group = "interactive";
  improvement.group_now = {0, 0, 2};
  improvement.group_then = 1;
  improvement.effort = rubric::Effort::easy;
  rubric.improvements = {improvement, improvement};
  rubric.improvements[1].by_evidence = true;
  a.redacted = true;
  a.coverage.not_modified = 12;
  a.cadence.months = {{2022, 12, 3}, {2023, 1, 4}};
  a.cadence.gap_from = web::Date{std::chrono::year{2021} / std::chrono::December / 5};
  a.cadence.gap_to = a.as_of;
  a.cadence.gap_days = 422;
  return a;
}

}  // namespace

TEST_CASE("the report shows levels, units, improvements and how to read a score", "[report][markdown]") {
  struct Row {
    std::string what, id, en;
  };
  const auto row = GENERATE(values<Row>({
      {"an index, rounded half up", "Nilai **2,31–3,00 dari 5**", "It scores **2.31–3.00 of 5**"},
      {"a simulation", "simulasi atas instrumen resmi", "a simulation of an official instrument"},
      {"no longer in force", "berlaku sampai 31 Desember 2025 dan telah digantikan oleh pemdi-2026",
       "in force until 31 December 2025 and has been replaced by pemdi-2026"},
      {"parts left out", "3 bagian (naskah lampiran)", "3 parts (the annex)"},
      {"an improvement from x to y", "Sediakan formulir unduhan (mudah; **Interaktif** dari 0 % menjadi 50 %)",
       "Offer forms to download (easy; **Interactive** from 0% to 50%)"},
      {"one that evidence brings", "Lengkapi bukti untuk “Formulir unduhan”",
       "Bring evidence for “Downloadable forms”"},
      {"a unit, its name escaped", "[Izin &#124; usaha](https://www.contohkab.go.id/) | 1 | 0 | 0 | 1 | 25–75 % |",
       "[Izin &#124; usaha](https://www.contohkab.go.id/) | 1 | 0 | 0 | 1 | 25–75% |"},
      {"a level", "tingkat 2–4 dari 5", "2–4 of 5"},
      {"names of levels", "Tingkat: 1 rintisan, 2 dasar.", "Levels: 1 initial, 2 managed."},
      {"informants hidden", "Narasumber dalam laporan ini disamarkan", "Informants are pseudonymised"},
      {"cadence", "terbit 7 konten bertanggal; jeda terlama 422 hari",
       "7 dated items appeared; the longest gap is 422 days"},
      {"what the crawl cost", "1.650 permintaan dan 52,3 MB data dalam 25 menit",
       "1,650 requests and 52.3 MB of data in 25 minutes"},
      {"what was not sent again", "Sebanyak 12 jawaban tidak dikirim ulang", "12 answers were not sent again"},
      {"a contradiction and the rule that decided", "bukti penilai “Sebagian”; bukti penilai yang diperhitungkan",
       "Where both"},
  }));
  INFO(row.what);
  CHECK_THAT(to_markdown(with_everything(), {Language::id, false, {}}), Contains(row.id));
  if (row.en != "Where both") CHECK_THAT(to_markdown(with_everything(), {Language::en, false, {}}), Contains(row.en));
}

TEST_CASE("a framework that knows no number shows none", "[report][markdown]") {
  assess::Assessment a = test::sample();
  a.rubrics[0].score_style.as = rubric::ScoreStyle::As::none;
  const std::string md = to_markdown(a, {Language::en, false, {}});
  CHECK_THAT(md, Contains("1 of 4 indicators are met"));
  CHECK_THAT(md, Contains("knows no overall number"));
  CHECK(md.find("37.5") == std::string::npos);
  CHECK(md.find("█") == std::string::npos);
}

TEST_CASE("notes say what a score is, and nothing where it is the framework's own", "[report]") {
  assess::RubricResult rubric;
  rubric.score_style.official = true;
  CHECK(notes_of(rubric).empty());
  rubric.score_style.official = false;
  rubric.unknown_policy = rubric::UnknownPolicy::zero_after_full_crawl;
  const auto notes = notes_of(rubric);
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].code == "note.convention");
  for (const Message& note : notes)
    for (const Language language : {Language::id, Language::en})
      CHECK(say(note, language).find("note.") == std::string::npos);
}
