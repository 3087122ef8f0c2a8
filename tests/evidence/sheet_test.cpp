#include <string>
#include <vector>

#include "matang/evidence/evidence.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::evidence;

namespace {

std::string all_of(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_text(problem) + "\n";
  return text;
}

const std::string headings = "rubric,indicator,verdict,kind,source,date,locator,quotation,note,respondents\r\n";

/// With byte order mark, the low byte first: what Excel calls "Unicode text".
std::string utf16(const std::string& ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

EvidenceFile must_read(const std::string& csv) {
  const auto file = read_csv(csv, "form.csv");
  if (!file) FAIL(all_of(file.error()));
  return *file;
}

const std::vector<Question> questions{{"indrajit",
                                       "support.regulation",
                                       {"Regulasi", "Regulation"},
                                       {"Adakah \"dasar\" hukum?", "Is there a law; a rule?"},
                                       {Kind::interview, Kind::document},
                                       {},
                                       1},
                                      {"spbe-2020",
                                       "policy.one",
                                       {"=Kebijakan", "Policy"},
                                       {"Tingkat berapa?", "Which level?"},
                                       {Kind::document},
                                       {{"belum ada", "none"}, {"draf", "a draft"}},
                                       1}};

}  // namespace

TEST_CASE("a form as CSV reads back as a file without answers", "[evidence][sheet]") {
  const bool indonesian = GENERATE(false, true);
  const bool excel = GENERATE(false, true);
  const std::string form = form_csv("kota.go.id", questions, indonesian, excel);
  CHECK((form.substr(0, 3) == "\xEF\xBB\xBF") == excel);
  const EvidenceFile file = must_read(form);
  CHECK(file.subject == "kota.go.id");
  CHECK(file.evidence.empty());
  CHECK(file.unanswered == 2);
}

TEST_CASE("a filled-in row gives a piece of evidence, whatever language it is filled in", "[evidence][sheet]") {
  struct Row {
    std::string what, verdict, kind, date;
    Judgement judgement;
    Kind read_kind;
    std::string read_date;
  };
  const auto row = GENERATE(values<Row>({
      {"spellings", "met", "interview", "2023-01-31", Judgement::met, Kind::interview, "2023-01-31"},
      {"Indonesian", "Terpenuhi", "Wawancara", "31/1/2023", Judgement::met, Kind::interview, "2023-01-31"},
      {"in part", "terpenuhi sebagian", "Survei", "1-2-2023", Judgement::partly, Kind::questionnaire, "2023-02-01"},
      {"blanks and case", " TIDAK  terpenuhi ", "dokumen", "31 Januari 2023", Judgement::not_met, Kind::document,
       "2023-01-31"},
      {"not_met", "not_met", "observasi", "31.01.2023", Judgement::not_met, Kind::observation, "2023-01-31"},
      {"outside the mandate", "di luar kewenangan", "pakar", "29/2/2024", Judgement::not_applicable, Kind::expert,
       "2024-02-29"},
  }));
  INFO(row.what);
  const EvidenceFile file = must_read(headings + "indrajit,support.regulation," + row.verdict + "," + row.kind +
                                      ",Kepala bidang," + row.date + ",butir 3,Ada.,Jelas.,40\r\n");
  REQUIRE(file.evidence.size() == 1);
  const Evidence& one = file.evidence.front();
  CHECK(one.judgement == row.judgement);
  CHECK(one.kind == row.read_kind);
  REQUIRE(one.date);
  CHECK(web::to_text(*one.date) == row.read_date);
  CHECK(one.rubric == "indrajit");
  CHECK(one.indicator == "support.regulation");
  CHECK(one.source == "Kepala bidang");
  CHECK(one.locator == "butir 3");
  CHECK(one.quotation == "Ada.");
  CHECK(one.respondents == 40);
  CHECK(one.where.file == "form.csv: row 2, column B");
}

TEST_CASE("CSV is read as spreadsheets write it", "[evidence][sheet]") {
  struct Row {
    std::string what, bytes;
    std::string source;
  };
  const auto row = GENERATE(values<Row>({
      {"Indonesian Excel: mark and semicolons",
       "\xEF\xBB\xBFInstrumen;Kode indikator;Hasil menurut penilai;Jenis bukti;Sumber bukti;Tanggal bukti\r\n"
       "indrajit;a;sebagian;dokumen;Perbup 5, lampiran;3/2/2023\r\n",
       "Perbup 5, lampiran"},
      {"Windows-1252",
       "rubric,indicator,verdict,kind,source,date\r\nindrajit,a,met,document,Caf\xE9 \x96 dinas,2023-02-03\r\n",
       "Café – dinas"},
      {"UTF-16 with tabs", utf16("rubric\tindicator\tverdict\tkind\tsource\tdate\nx\ta\tmet\texpert\tA\t2023-02-03\n"),
       "A"},
      {"a line that names the separator",
       "sep=;\nrubric;indicator;verdict;kind;source;date\nx;a;met;document;B,C;2023-02-03\n", "B,C"},
      {"line ends inside quotes, quotes inside quotes",
       "rubric,indicator,verdict,kind,source,date\nx,a,met,document,\"Nota\n\"\"dinas\"\", 5\",2023-02-03\n",
       "Nota\n\"dinas\", 5"},
      {"a formula made harmless comes back",
       "rubric,indicator,verdict,kind,source,date\nx,a,met,document,'=1+1,2023-02-03\n", "=1+1"},
      {"columns in another order, an unknown one between",
       "verdict,Warna,indicator,source,date,kind\nmet,biru,x/a,Sumber,2023-02-03,document\n", "Sumber"},
      {"old Macintosh line ends", "rubric,indicator,verdict,kind,source,date\rx,a,met,document,S,2023-02-03\r", "S"},
  }));
  INFO(row.what);
  const EvidenceFile file = must_read(row.bytes);
  REQUIRE(file.evidence.size() == 1);
  CHECK(file.evidence.front().source == row.source);
  CHECK(file.evidence.front().indicator == "a");
}

TEST_CASE("faults name row and column and say what would be right", "[evidence][sheet]") {
  struct Row {
    std::string what, line, expect;
  };
  const auto row = GENERATE(values<Row>({
      {"verdict", "indrajit,a,mungkin,interview,S,2023-01-31",
       "form.csv: row 2, column C: “mungkin” is no verdict; write met (terpenuhi), partly (sebagian), not_met (tidak "
       "terpenuhi) or not_applicable (tidak berlaku)"},
      {"a slip of the keyboard", "indrajit,a,terpenuh,interview,S,2023-01-31", "did you mean 'terpenuhi'?"},
      {"kind", "indrajit,a,met,gosip,S,2023-01-31", "row 2, column D: “gosip” is no kind of evidence; write interview"},
      {"no kind", "indrajit,a,met,,S,2023-01-31", "column D: the kind of evidence is missing"},
      {"no source", "indrajit,a,met,interview,,2023-01-31", "column E: the source is missing"},
      {"no date", "indrajit,a,met,interview,S,", "column F: the date is missing"},
      {"the month first", "indrajit,a,met,interview,S,1/31/2023", "column F: “1/31/2023” is no date; write day, month"},
      {"a year of two digits", "indrajit,a,met,interview,S,31/1/23", "is no date"},
      {"a day that never was", "indrajit,a,met,interview,S,29/2/2023", "is no date"},
      {"a month alone", "indrajit,a,met,interview,S,Januari 2023", "is no date"},
      {"respondents", "indrajit,a,met,interview,S,2023-01-31,,,,\"1.200\"", "column J: “1.200” is no such number"},
      {"not applicable without a word", "indrajit,a,tidak berlaku,document,S,2023-01-31",
       "column I: “not applicable” needs a note"},
      {"no rubric", ",a,met,interview,S,2023-01-31", "column A: “a” does not say of which framework"},
      {"no indicator", "indrajit,,met,interview,S,2023-01-31", "column B: this row has an answer, but no indicator"},
      {"two rubrics", "indrajit,un/a,met,interview,S,2023-01-31", "the framework is “indrajit” here and “un”"},
      {"work that would be lost", "indrajit,a,,interview,S,",
       "column C: this row has a source, but neither verdict nor level"},
  }));
  INFO(row.what);
  const auto file = read_csv(headings + row.line + "\r\n", "form.csv");
  REQUIRE_FALSE(file);
  CHECK_THAT(all_of(file.error()), Contains(row.expect));
}

TEST_CASE("every fault of a sheet is told at once", "[evidence][sheet]") {
  const auto file = read_csv(headings + "indrajit,a,x,interview,S,2023-01-31\r\nindrajit,b,met,x,,\r\n", "f.csv");
  REQUIRE_FALSE(file);
  CHECK(file.error().size() == 4);
}

TEST_CASE("a kind filled in for all rows is no answer", "[evidence][sheet]") {
  const EvidenceFile file = must_read(headings + "indrajit,a,,interview,,\r\n,,,,,\r\nindrajit,b,,,,\r\n");
  CHECK(file.evidence.empty());
  CHECK(file.unanswered == 2);
}

TEST_CASE("levels, units, collectors and confidence are read", "[evidence][sheet]") {
  const EvidenceFile file = must_read(
      "Objek yang dinilai,kota.go.id\nDikumpulkan oleh,Tim evaluasi\n"
      "Instrumen,Kode indikator,Hasil menurut penilai,Tingkat menurut penilai,Jenis bukti,Sumber bukti,Tanggal "
      "bukti,Unit,Dikumpulkan oleh,Keyakinan\n"
      "spbe-2020,i1,,3,dokumen,Perbup,2023-01-31,Izin usaha,Asesor internal,tinggi\n");
  CHECK(file.subject == "kota.go.id");
  CHECK(file.collected_by == "Tim evaluasi");
  REQUIRE(file.evidence.size() == 1);
  CHECK(file.evidence[0].level == 3);
  CHECK(file.evidence[0].unit == "Izin usaha");
  CHECK(file.evidence[0].collected_by == "Asesor internal");
  CHECK(file.evidence[0].confidence == Confidence::high);
}

TEST_CASE("what is no form is refused with a word", "[evidence][sheet]") {
  struct Row {
    std::string what, bytes, expect;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing", "", "no row with the headings of a form"},
      {"a letter", "Yth. Bapak/Ibu,\n\nTerlampir…\n", "no row with the headings of a form"},
      {"the table of results", "rubric,group,indicator,verdict,score_low\nx,g,a,met,1\n", "a table of results"},
      {"a workbook by another name", "PK\x03\x04rest", "give its name the ending .xlsx"},
      {"both verdict and level", "rubric,indicator,verdict,level,kind,source,date\nx,a,met,3,document,S,2023-01-31\n",
       "row 2, column D: this row has both"},
      {"a level with a comma", "rubric,indicator,level,kind,source,date\nx,a,\"2,5\",document,S,2023-01-31\n",
       "“2,5” is no such number; write the level as a whole number"},
  }));
  INFO(row.what);
  const auto file = read_csv(row.bytes, "f.csv");
  REQUIRE_FALSE(file);
  CHECK_THAT(all_of(file.error()), Contains(row.expect));
}

TEST_CASE("a form that LibreOffice saved reads like the CSV it was made from", "[evidence][sheet]") {
  const std::string folder = std::string(MATANG_TEST_DIR) + "/evidence/data/filled";
  auto saved = read_sheet_file(folder + ".xlsx");  // its dates are Excel's serial numbers
  auto typed = read_sheet_file(folder + ".csv");
  if (!saved) FAIL(all_of(saved.error()));
  if (!typed) FAIL(all_of(typed.error()));
  REQUIRE(saved->evidence.size() == 3);
  CHECK(saved->evidence[1].where.file == folder + ".xlsx: sheet filled, row 5, column B");
  for (auto* each : {&*saved, &*typed})
    for (Evidence& piece : each->evidence) piece.where = {};
  CHECK(*saved == *typed);
  CHECK(saved->subject == "www.contohkab.go.id");
  CHECK(saved->evidence[1].level == 3);
  CHECK(saved->unanswered == 1);
}

TEST_CASE("a sheet that cannot be read is refused with a word", "[evidence][sheet]") {
  const auto file = read_sheet_file("/nowhere/form.xlsx");
  REQUIRE_FALSE(file);
  CHECK_THAT(all_of(file.error()), Contains("/nowhere/form.xlsx: this file cannot be read"));
  CHECK(is_sheet("A.XLSX"));
  CHECK(is_sheet("a.csv"));
  CHECK_FALSE(is_sheet("a.yaml"));
  CHECK_FALSE(is_sheet("csv"));
}

TEST_CASE("evidence written as YAML reads back the same", "[evidence][sheet]") {
  EvidenceFile file = must_read(
      "subject,\"a: b # "
      "c\"\nrubric,indicator,verdict,level,kind,source,date,locator,quotation,note,respondents,unit,confidence\n"
      "x,a,met,,document,\"- 'Perda' no: 5\",31/1/2023,hal. 3,\"Baris satu\nbaris dua\",yes,40,,low\n"
      "x,b,,3,survey,=x,31/1/2023,,,,,Izin,\n");
  REQUIRE(file.evidence.size() == 2);
  auto back = read_text(to_yaml(file), "e.yaml");
  if (!back) FAIL(all_of(back.error()));
  for (auto* each : {&file, &*back})
    for (Evidence& piece : each->evidence) piece.where = {};
  CHECK(*back == file);
}
