#include "matang/report/survey.hpp"

#include "support/catch.hpp"

using namespace matang;

namespace {

survey::Results results(const std::string& csv) {
  const auto instrument = survey::read_instrument(
      "id: x\ntitle: {id: Judul, en: Title}\nsource: S\ncertainty: ours\nscoring: likert_means\n"
      "scales: [{id: s, labels: [{value: 2, text: {id: Ya, en: Aye}}, {value: 1, text: {id: Tidak, en: Nay}}]}]\n"
      "dimensions: [{id: d, title: D}]\nitems:\n  - {id: knows, text: {id: Tahu, en: Knows}, choices: [{id: y, text: "
      "Ya}, {id: t, text: Tidak}]}\n"
      "  - {id: mark, text: {id: Nilai, en: Mark}, scale: s, dimension: d, asked_if: {item: knows, answers: [y]}}\n"
      "  - {id: job, text: {id: Kerja, en: Job}}\nevidence:\n"
      "  - {indicator: r/a, from: {item: knows}, answers: [y], met_at: 0.9, partly_at: 0.5}\n  - {indicator: r/b, "
      "from: {item: mark}, as: level}\n"
      "  - {indicator: r/c, from: {item: mark}, met_at: 1, least_respondents: 99}\n",
      "i.yaml");
  REQUIRE(instrument);
  const auto responses = survey::read_responses(csv, "dir/r.csv");
  REQUIRE(responses);
  const auto coded = survey::code(*instrument, *responses);
  if (!coded) FAIL(to_text(coded.error().front()));
  return survey::analyse(*instrument, *responses, *coded);
}

report::Options in(report::Language language, bool excel_id = false) {
  report::Options options;
  options.language = language;
  options.excel_id = excel_id;
  return options;
}

const std::string csv = "Tahu,Nilai,Kerja,Nama\nYa,2,=1+1 | <b>*x*</b>,Rahasia\nYa,1,PNS,Rahasia\nTidak,,PNS,Rahasia\n";

}  // namespace

TEST_CASE("a survey's report names the base of each percentage, in the language's numbers", "[survey]") {
  const std::string id = report::survey_markdown(results(csv), in(report::Language::id));
  CHECK_THAT(id, Contains("**3 responden** dari berkas `r.csv`"));
  CHECK_THAT(id, Contains("66,7 %"));
  CHECK_THAT(id, Contains("Dasar: yang menjawab “Ya” atas “Tahu”. Ditanya 2, menjawab 2, kosong 0."));
  CHECK_THAT(id, Contains("Bagian dari 2"));
  const std::string en = report::survey_markdown(results(csv), in(report::Language::en));
  CHECK_THAT(en, Contains("66.7%"));
  CHECK_THAT(en, Contains("Base: those who answered “Ya” to “Knows”."));
}

TEST_CASE("answers are inert in every format, and nobody's name is in any", "[survey]") {
  const auto evaluated = results(csv);
  const std::string markdown = report::survey_markdown(evaluated, in(report::Language::id));
  CHECK_THAT(markdown, !Contains("<b>"));
  CHECK_THAT(markdown, Contains("&#124;"));
  auto files = report::survey_csv(evaluated, in(report::Language::id));
  CHECK(files.size() == 3);
  CHECK_THAT(files["survey-frequencies.csv"], Contains("'=1+1"));
  files["json"] = report::survey_json(evaluated);
  files["md"] = markdown;
  for (const auto& [name, text] : files) {
    INFO(name);
    CHECK_THAT(text, !Contains("Rahasia"));
  }
  CHECK_THAT(report::survey_csv(evaluated, in(report::Language::id, true))["survey-frequencies.csv"],
             Contains(";0,666667;"));
}

TEST_CASE("results become evidence that reads back, and too few answers become none", "[survey]") {
  const auto file =
      report::survey_evidence(results(csv), report::Language::id,
                              web::Date{std::chrono::year{2023}, std::chrono::month{9}, std::chrono::day{30}});
  REQUIRE(file.evidence.size() == 2);
  CHECK(file.evidence[0].judgement == evidence::Judgement::partly);
  CHECK(file.evidence[0].kind == evidence::Kind::questionnaire);
  CHECK(file.evidence[0].respondents == 3);
  CHECK(file.evidence[0].quotation == "66,7 % (2 dari 3 orang) menjawab “Ya”.");
  CHECK(file.evidence[1].level == 2);  // 1.5, half up
  CHECK(file.evidence[1].respondents == 2);
  const auto again = evidence::read_text(evidence::to_yaml(file), "e.yaml");
  if (!again) FAIL(to_text(again.error().front()));
  CHECK(again->evidence.size() == 2);
  CHECK(again->evidence[0].quotation == file.evidence[0].quotation);
}

TEST_CASE("a file without responses is reported as such", "[survey]") {
  const std::string text = report::survey_markdown(results("Tahu,Nilai,Kerja\n"), in(report::Language::id));
  CHECK_THAT(text, Contains("**0 responden**"));
  CHECK_THAT(text, Contains("tidak berisi satu pun jawaban"));
}
