#include "evidence/sheet_words.hpp"

namespace matang::evidence {

const std::vector<SheetColumn>& question_columns() {
  static const std::vector<SheetColumn> columns{
      {"rubric", {"Instrumen", "Framework"}, {"kode instrumen", "the framework's id"}},
      {"indicator", {"Kode indikator", "Indicator id"}, {"kode indikator", "the indicator's id"}},
  };
  return columns;
}

const std::vector<SheetColumn>& answer_columns() {
  static const std::vector<SheetColumn> columns{
      {"verdict",
       {"Hasil menurut penilai", "Assessor's verdict"},
       {"terpenuhi, sebagian, tidak terpenuhi, atau tidak berlaku (di luar kewenangan; beri catatan mengapa)",
        "met, partly, not met, or not applicable (outside the mandate; say why in the note)"}},
      {"level",
       {"Tingkat menurut penilai", "Assessor's level"},
       {"hanya untuk indikator yang dinilai per tingkat; sebagai ganti hasil",
        "only where an indicator is judged by levels; instead of a verdict"}},
      {"kind",
       {"Jenis bukti", "Kind of evidence"},
       {"wawancara, dokumen, kuesioner, pengamatan, pakar, atau perayapan",
        "interview, document, questionnaire, observation, expert or crawl"}},
      {"source",
       {"Sumber bukti", "Source"},
       {"siapa (jabatannya, bukan namanya) atau dokumen apa; wajib",
        "who (the office, not the name) or which document; required"}},
      {"date",
       {"Tanggal bukti", "Date of evidence"},
       {"kapan dikumpulkan atau diterbitkan, misalnya 31/1/2023; wajib",
        "when it was collected or published, such as 31/1/2023 (day first) or 2023-01-31; required"}},
      {"locator", {"Letak", "Locator"}, {"halaman, tabel, atau butir", "page, table or item"}},
      {"quotation", {"Kutipan", "Quotation"}, {"kata-kata sumbernya", "the source's own words"}},
      {"note", {"Catatan", "Note"}, {"penjelasan penilai", "the assessor's own words"}},
      {"respondents",
       {"Jumlah responden", "Respondents"},
       {"untuk kuesioner atau wawancara kelompok", "of a questionnaire or a group interview"}},
      {"unit",
       {"Unit", "Unit"},
       {"layanan atau perangkat daerah yang dimaksud, jika instrumen menilainya satu per satu; kosong: semua",
        "the service or agency meant, where the framework judges them one by one; empty: all"}},
      {"collected_by",
       {"Dikumpulkan oleh", "Collected by"},
       {"jabatan, jika lain dari yang tertulis di atas", "a role, where it differs from the one stated above"}},
      {"confidence", {"Keyakinan", "Confidence"}, {"tinggi, sedang, atau rendah", "high, medium or low"}},
  };
  return columns;
}

const std::vector<SheetColumn>& sheet_preamble() {
  static const std::vector<SheetColumn> lines{
      {"subject", {"Objek yang dinilai", "Subject"}, {"situs atau instansi", "the site or body it is about"}},
      {"collected_by", {"Dikumpulkan oleh", "Collected by"}, {"jabatan, bukan nama", "a role, not a name"}},
  };
  return lines;
}

// The first word of each list is the one that sheets show; the others are read as well.
const std::vector<Words<Judgement>>& judgement_words() {
  static const std::vector<Words<Judgement>> words{
      {Judgement::met, {"terpenuhi", "met"}, {"terpenuhi seluruhnya", "memenuhi"}},
      {Judgement::partly, {"sebagian", "partly"}, {"terpenuhi sebagian", "partly met", "partial"}},
      {Judgement::not_met, {"tidak terpenuhi", "not met"}, {"belum terpenuhi", "tidak memenuhi"}},
      {Judgement::not_applicable, {"tidak berlaku", "not applicable"}, {"di luar kewenangan", "n/a"}},
  };
  return words;
}

const std::vector<Words<Kind>>& kind_words() {
  static const std::vector<Words<Kind>> words{
      {Kind::interview, {"wawancara", "interview"}, {}},
      {Kind::document, {"dokumen", "document"}, {}},
      {Kind::questionnaire, {"kuesioner", "questionnaire"}, {"survei", "survey", "angket", "kuisioner"}},
      {Kind::observation, {"pengamatan", "observation"}, {"observasi"}},
      {Kind::expert, {"pakar", "expert"}, {"ahli", "pendapat ahli", "pendapat pakar"}},
      {Kind::crawl, {"perayapan", "crawl"}, {}},
  };
  return words;
}

const std::vector<Words<Confidence>>& confidence_words() {
  static const std::vector<Words<Confidence>> words{
      {Confidence::high, {"tinggi", "high"}, {}},
      {Confidence::medium, {"sedang", "medium"}, {}},
      {Confidence::low, {"rendah", "low"}, {}},
  };
  return words;
}

Text word_of(Judgement judgement) { return judgement_words()[static_cast<std::size_t>(judgement)].shown; }
Text word_of(Kind kind) { return kind_words()[static_cast<std::size_t>(kind)].shown; }
Text word_of(Confidence confidence) { return confidence_words()[static_cast<std::size_t>(confidence)].shown; }

}  // namespace matang::evidence
