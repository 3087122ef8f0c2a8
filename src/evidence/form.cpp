#include <fmt/format.h>

#include <string>
#include <string_view>

#include "matang/evidence/evidence.hpp"
#include "matang/yaml/document.hpp"

namespace matang::evidence {
namespace {

constexpr std::string_view explanation =
    "# Formulir bukti: hal yang tidak terlihat dari situs web.\n"
    "# Isi 'verdict' pada pertanyaan yang dapat Anda jawab; yang dibiarkan kosong dianggap belum dijawab.\n"
    "#   verdict      met (terpenuhi), partly (terpenuhi sebagian), not_met (tidak terpenuhi),\n"
    "#                not_applicable (di luar kewenangan; beri 'note' yang menerangkan sebabnya)\n"
    "#   level        tingkat yang dicapai, untuk indikator yang dinilai per tingkat; sebagai ganti 'verdict'\n"
    "#   kind         interview (wawancara), document (dokumen), questionnaire (kuesioner),\n"
    "#                observation (pengamatan), expert (pakar), crawl (perayapan lain)\n"
    "#   source       siapa (sebut jabatannya, bukan namanya) atau dokumen apa; wajib\n"
    "#   date         tanggal dikumpulkan atau diterbitkan, misalnya 2023-01-31; wajib\n"
    "#   locator      halaman, tabel, atau butir; quotation: kutipan; note: catatan\n"
    "#   respondents  jumlah responden, untuk kuesioner atau wawancara kelompok\n"
    "#   collected_by jabatan pengumpul, jika lain dari yang tertulis di atas; confidence: high, medium, atau low\n"
    "# Satu pertanyaan boleh dijawab dengan beberapa bukti: salin bagiannya.\n"
    "#\n"
    "# Evidence form: what a website cannot tell.\n"
    "# Fill in 'verdict' where you can answer; what is left empty counts as not answered.\n"
    "#   verdict      met, partly, not_met, not_applicable (outside the body's mandate; say why in 'note')\n"
    "#   level        the level reached, where an indicator is judged by levels; instead of 'verdict'\n"
    "#   kind         interview, document, questionnaire, observation, expert, crawl (another one than this run)\n"
    "#   source       who (the office, not the name) or which document; required\n"
    "#   date         when it was collected or published, such as 2023-01-31; required\n"
    "#   locator      page, table or item; quotation: their words; note: your own\n"
    "#   respondents  how many, of a questionnaire or a group interview\n"
    "#   collected_by a role, where it differs from the one above; confidence: high, medium or low\n"
    "# A question may be answered by several pieces of evidence: copy its part.\n"
    "\n";

/// A text inside a comment: on one line, whatever it holds.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= ' ' || c == '\x7F';
    if (!blank) line += c;
    if (blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

}  // namespace

std::string form(const std::string& subject, const std::vector<Question>& questions) {
  std::string text(explanation);
  text += fmt::format("subject: {}\ncollected_by: \"\"\n", yaml::quote(subject));
  text += questions.empty() ? "evidence: []\n" : "evidence:\n";
  for (const Question& each : questions) {
    std::string kinds;
    for (const Kind kind : each.kinds) kinds += (kinds.empty() ? "" : ", ") + std::string(spelling(kind));
    text += fmt::format("\n  # {}\n  # {}\n", on_one_line(each.title.id), on_one_line(each.question.id));
    text += fmt::format("  # {}\n  # {}\n", on_one_line(each.title.en), on_one_line(each.question.en));
    if (!kinds.empty()) text += fmt::format("  # kind: {}\n", kinds);
    for (std::size_t i = 0; i < each.levels.size(); ++i)
      text += fmt::format("  #   {} = {} / {}\n", each.lowest_level + static_cast<std::int64_t>(i),
                          on_one_line(each.levels[i].id), on_one_line(each.levels[i].en));
    text += fmt::format("  - indicator: {}\n", yaml::quote(each.rubric + "/" + each.indicator));
    text += each.levels.empty() ? "    verdict:\n" : "    level:\n";
    for (const std::string_view key : {"kind", "source", "date", "locator", "quotation", "note", "respondents"})
      text += fmt::format("    {}:\n", key);
  }
  return text;
}

}  // namespace matang::evidence
