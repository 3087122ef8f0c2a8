#include "matang/survey/coding.hpp"

#include "support/catch.hpp"
#include "survey/columns.hpp"
#include "survey/period.hpp"

using namespace matang;
using State = survey::CodedAnswer::State;

namespace {

survey::Instrument instrument(const std::string& rest) {
  auto read = survey::read_instrument("id: x\ntitle: T\nsource: S\ncertainty: ours\nscoring: none\n" + rest, "i.yaml");
  if (!read) FAIL(to_text(read.error().front()));
  return *read;
}

const std::string likert =
    "scales:\n  - id: s\n    labels:\n"
    "      - {value: 5, text: {id: Sangat setuju, en: Strongly agree}, also: [SS]}\n"
    "      - {value: 4, text: {id: Setuju, en: Agree}}\n"
    "      - {value: 3, text: {id: Kurang setuju, en: Rather disagree}}\n"
    "      - {value: 2, text: {id: Tidak setuju, en: Disagree}}\n"
    "      - {value: 1, text: {id: Sangat tidak setuju, en: Strongly disagree}}\n";

Result<survey::Coded> coded(const survey::Instrument& of, const std::string& csv,
                            const std::map<std::string, std::string>& columns = {}) {
  const auto responses = survey::read_responses(csv, "r.csv");
  REQUIRE(responses);
  return survey::code(of, *responses, columns);
}

std::string first_problem(const Result<survey::Coded>& result) {
  REQUIRE_FALSE(result);
  return to_text(result.error().front());
}

}  // namespace

TEST_CASE("an answer on a scale is known by its words, its number, or both", "[coding]") {
  const survey::Scale scale = instrument(likert + "items: [{id: a, text: A, scale: s}]\n").scales[0];
  struct Case {
    std::string cell;
    int value;  // 0: none
    bool contradiction = false;
  };
  for (const Case& one : std::vector<Case>{{"5", 5},
                                           {"4,0", 4},
                                           {"4.00", 4},
                                           {"4.5", 0},
                                           {"6", 0},
                                           {"Sangat Setuju", 5},
                                           {"  sangat   setuju. ", 5},
                                           {"ss", 5},
                                           {"strongly agree", 5},
                                           {"SANGAT TIDAK SETUJU", 1},
                                           {"5 - Sangat setuju", 5},
                                           {"5. Sangat Setuju", 5},
                                           {"5 – Sangat setuju", 5},
                                           {"(2) Tidak setuju", 2},
                                           {"Tidak setuju (2)", 2},
                                           {"5 - Sangat tidak setuju", 0, true},
                                           {"1 Setuju", 0, true},
                                           {"5 - Bagus", 0},
                                           {"Netral", 0},
                                           {"setuju sekali", 0},
                                           {"99999999999999", 0},
                                           {"5 5", 0},
                                           {"", 0}}) {
    INFO(one.cell);
    const auto reading = survey::read_scale_answer(scale, one.cell);
    CHECK((reading.label ? scale.labels[*reading.label].value : 0) == one.value);
    CHECK(reading.contradiction == one.contradiction);
  }
}

TEST_CASE("a filter sets the base: who was not asked is neither missing nor counted", "[coding]") {
  const auto of = instrument(
      "items:\n  - {id: knows, text: Tahu, choices: [{id: ya, text: Ya}, {id: tidak, text: Tidak}]}\n"
      "  - {id: used, text: Pakai, choices: [{id: ya, text: Ya}, {id: tidak, text: Tidak}], asked_if: {item: knows, "
      "answers: [ya]}}\n"
      "  - {id: glad, text: Puas, choices: [{id: ya, text: Ya}, {id: tidak, text: Tidak}], asked_if: {item: used, "
      "answers: [ya]}}\n");
  const auto result = coded(of, "Tahu,Pakai,Puas\nYa,Ya,Ya\nYa,Tidak,\nYa,Ya,\nTidak,,\nTidak,Ya,Ya\n,Ya,\n");
  REQUIRE(result);
  CHECK(result->respondents == 6);
  const auto count = [&](std::size_t item, State state) {
    std::size_t n = 0;
    for (const auto& answer : result->items[item].answers) n += answer.state == state ? 1 : 0;
    return n;
  };
  CHECK(count(0, State::answered) == 5);
  CHECK(count(0, State::missing) == 1);
  CHECK(count(1, State::answered) == 3);
  CHECK(count(1, State::not_asked) == 3);
  CHECK(result->items[1].unasked == 2);  // answered all the same: a form without its jump
  CHECK(count(2, State::answered) == 1);
  CHECK(count(2, State::missing) == 1);
  CHECK(count(2, State::not_asked) == 4);
}

TEST_CASE("choices that were joined come apart, also where one holds the mark that joins them", "[coding]") {
  const auto of = instrument(
      "items:\n  - id: a\n    text: A\n    kind: multiple\n    other: true\n    choices: [{id: news, text: 'Berita, "
      "agenda, dan "
      "pengumuman'}, {id: n, text: Berita}, {id: s, text: Layanan}]\n");
  struct Case {
    std::string cell;
    std::vector<std::uint16_t> codes;
  };
  for (const Case& one : std::vector<Case>{{"Layanan", {2}},
                                           {"Berita, agenda, dan pengumuman", {0}},
                                           {"Berita, Layanan", {1, 2}},
                                           {"Berita, agenda, dan pengumuman, Layanan", {0, 2}},
                                           {"layanan;berita;", {2, 1}},
                                           {"Layanan, Layanan", {2}},
                                           {"Layanan, mencari alamat", {2, 3}},
                                           {"Beritanya", {3}}}) {
    INFO(one.cell);
    const auto result = coded(of, "A,b\n\"" + one.cell + "\",1\n");
    REQUIRE(result);
    CHECK(result->items[0].answers[0].codes == one.codes);
  }
}

TEST_CASE("choices nobody listed are found in the answers", "[coding]") {
  const auto result = coded(instrument("items: [{id: a, text: Usia}]\n"), "Usia,b\n20–30,1\n31–40,1\n20–30,1\n");
  REQUIRE(result);
  CHECK(result->items[0].options.size() == 2);
  std::string many = "Usia,b\n";
  for (int i = 0; i < 400; ++i) many += "v" + std::to_string(i) + ",1\n";
  CHECK_THAT(first_problem(coded(instrument("items: [{id: a, text: Usia}]\n"), many)), Contains("different answers"));
}

TEST_CASE("columns are matched by name within a question, never by chance", "[columns]") {
  const auto skm = survey::read_instrument_file(MATANG_SOURCE_DIR "/rubrics/surveys/skm-2017.yaml");
  REQUIRE(skm);
  const std::string row = "\n3,3,3,3,3,3,3,3,3\n";
  // The questions of a common form, with the two last elements exchanged.
  const auto questions =
      coded(*skm,
            "Stempel waktu,Bagaimana kesesuaian persyaratan pelayanan dengan jenis pelayanannya?,Bagaimana kemudahan "
            "prosedur pelayanan?,"
            "Bagaimana kecepatan waktu dalam memberikan pelayanan?,Bagaimana kewajaran biaya/tarif?,Bagaimana "
            "kesesuaian produk pelayanan?,"
            "Bagaimana kompetensi/kemampuan petugas?,Bagaimana perilaku petugas terkait kesopanan dan keramahan?,"
            "Bagaimana kualitas sarana dan prasarana?,Bagaimana penanganan pengaduan pengguna layanan?\n2023/10/02 "
            "08:00:00,3,3,3,3,3,3,3,1,4\n");
  if (!questions) FAIL(to_text(questions.error().front()));
  const auto at = [&](const char* id) {
    return *questions->items[static_cast<std::size_t>(skm->find_item(id) - skm->items.data())].column;
  };
  CHECK(at("time") == 3);
  CHECK(at("facilities") == 8);
  CHECK(at("complaints") == 9);
  CHECK_FALSE(questions->items.back().column);  // optional

  // U1 … U7 are agreed upon, U8 and U9 are not.
  const auto numbers = coded(*skm, "U1,U2,U3,U4,U5,U6,U7,U8,U9" + row);
  REQUIRE_FALSE(numbers);
  CHECK(numbers.error().size() == 2);
  CHECK_THAT(to_text(numbers.error().front()), Contains("change places between sources"));
  CHECK(coded(*skm, "U1,U2,U3,U4,U5,U6,U7,U8,U9" + row, {{"complaints", "U8"}, {"facilities", "I"}}));
}

TEST_CASE("a match that is not certain is asked about", "[columns]") {
  const auto of = instrument(
      likert + "items: [{id: clear, text: Situs ini jelas, scale: s}, {id: quick, text: Situs ini cepat, scale: s}]\n");
  CHECK_THAT(first_problem(coded(of, "Situs ini jelas,Situs ini jelas,Situs ini cepat\n1,2,3\n")),
             Contains("columns A and B both fit the item “clear”"));
  CHECK_THAT(first_problem(coded(of, "Situs ini jelas,Situs ini lambat\n1,2\n")),
             Contains("no column answers the item “quick”"));
  CHECK_THAT(first_problem(coded(of, "Situs ini jelas,x\n1,2\n", {{"quik", "x"}})), Contains("did you mean 'quick'"));
  CHECK_THAT(first_problem(coded(of, "Situs ini jelas,x\n1,2\n", {{"quick", "y"}})),
             Contains("no column is called “y”"));
  CHECK(coded(of, "Situs ini jelas,x\n1,2\n", {{"quick", "B"}}));
}

TEST_CASE("who answered is not read", "[columns]") {
  for (const char* header : {"Email Address", "Alamat Email", "NAMA LENGKAP", "No. HP", "NIK", "Nomor WhatsApp"})
    CHECK(survey::role_of(header) == survey::ColumnRole::personal);
  CHECK(survey::role_of("Stempel waktu") == survey::ColumnRole::time);
  CHECK(survey::role_of("Nama layanan yang dipakai") == survey::ColumnRole::question);
  const auto of = instrument("items: [{id: a, text: Jawaban}]\n");
  const auto result = coded(of, "Timestamp,Email Address,Jawaban,Kritik\n2023/09/14 10:00:00,a@example.org,Ya,x\n");
  REQUIRE(result);
  CHECK(result->personal_columns == 1);
  CHECK(result->unused_headers == std::vector<std::string>{"Kritik"});
  CHECK(web::to_text(*result->last) == "2023-09-14");
}

TEST_CASE("an answer that is none is reported with row and column, not guessed", "[coding]") {
  const auto of = instrument(likert + "items: [{id: a, text: A, scale: s}, {id: n, text: N, kind: number}]\n");
  CHECK_THAT(first_problem(coded(of, "A,N\n4,1\nNetral,2\n")),
             Contains("r.csv:3:1: row 3, column A: “Netral” is no answer on the scale “s”"));
  CHECK_THAT(first_problem(coded(of, "A,N\n5 - Sangat tidak setuju,1\n")), Contains("say different things"));
  CHECK_THAT(first_problem(coded(of, "A,N\n4,banyak\n")), Contains("“banyak” is no number"));
  const auto blanks = coded(of, "A,N\n-,2\n,3\n4,n/a\n");
  REQUIRE(blanks);
  CHECK(blanks->items[0].answers[0].state == State::missing);
  CHECK(blanks->items[1].answers[2].state == State::missing);
  const auto listed = instrument("items: [{id: a, text: A, choices: [{id: y, text: Ya}]}]\n");
  CHECK_THAT(first_problem(coded(listed, "A,b\nIya,1\n")), Contains("“Iya” is none of the choices"));
}

TEST_CASE("respondents who answer too little are left out and counted", "[coding]") {
  const auto of = instrument(
      "screening: {least_answered: 0.5}\nitems: [{id: a, text: A, kind: number}, {id: b, text: B, kind: number}, {id: "
      "c, text: C, kind: number}]\n");
  const auto result = coded(of, "A,B,C,d\n1,2,3,x\n1,2,,x\n1,,,x\n,,,x\n");
  REQUIRE(result);
  CHECK(result->respondents == 2);
  CHECK(result->screened_out == 1);
  CHECK(result->without_answers == 1);
}

TEST_CASE("day and month are told apart by the whole column, or not at all", "[period]") {
  struct Case {
    std::vector<std::string> times;
    std::string first, last;
    bool ambiguous;
  };
  for (const Case& one :
       std::vector<Case>{{{"2023/09/14 10:21:33 AM GMT+7", "2023-09-02"}, "2023-09-02", "2023-09-14", false},
                         {{"03/04/2023 10:00:00", "14/04/2023 9:00"}, "2023-04-03", "2023-04-14", false},
                         {{"3/4/2023", "3/28/2023"}, "2023-03-04", "2023-03-28", false},
                         {{"3/4/2023", "5/6/2023"}, "", "", true},
                         {{"13/4/2023", "4/13/2023"}, "", "", true},
                         {{"kemarin", "", "12:30"}, "", "", false},
                         {{"31/2/2023", "30/01/2023"}, "2023-01-30", "2023-01-30", false}}) {
    INFO(one.times.front());
    const auto period = survey::period_of(one.times);
    CHECK((period.first ? web::to_text(*period.first) : "") == one.first);
    CHECK((period.last ? web::to_text(*period.last) : "") == one.last);
    CHECK(period.ambiguous == one.ambiguous);
  }
}
