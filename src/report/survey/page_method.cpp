#include "report/survey/page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matang::report::surveys {

using markdown::Align;
using markdown::escape;

void Page::data() {
  writer_.heading(2, t("Data yang dibaca", "The data that was read"));
  const std::string_view separator = results_.separator == ';'    ? t("titik koma", "semicolons")
                                     : results_.separator == '\t' ? t("tab", "tabs")
                                                                  : t("koma", "commas");
  std::vector<std::string> points{fmt::format(fmt::runtime(t("{} baris jawaban, dipisahkan {}, pengodean {}.",
                                                             "{} rows of answers, separated by {}, encoding {}.")),
                                              n(results_.rows), separator, escape(results_.encoding))};
  if (results_.encoding == "windows-1252")
    points.emplace_back(
        t("Berkas ini bukan UTF-8; aksara di luar a–z dibaca menurut Windows-1252 (Latin-1). Bila ada nama yang "
          "tampak rusak, ekspor ulang sebagai “CSV UTF-8”.",
          "The file is not UTF-8; letters beyond a–z were read as Windows-1252 (Latin-1). If words look broken, export "
          "it again as “CSV UTF-8”."));
  const auto add = [&](std::size_t count, std::string_view id, std::string_view en) {
    if (count > 0) points.push_back(fmt::format(fmt::runtime(t(id, en)), n(count)));
  };
  add(results_.replaced, "{} aksara rusak diganti dengan �.", "{} broken characters were replaced by �.");
  add(results_.blank_rows, "{} baris kosong diabaikan.", "{} blank rows were left out.");
  add(results_.without_answers, "{} baris tidak menjawab satu pun butir instrumen ini dan diabaikan.",
      "{} rows answer no item of this instrument and were left out.");
  if (results_.screened_out > 0)
    points.push_back(fmt::format(
        fmt::runtime(t("{} responden menjawab kurang dari {} pertanyaan yang diajukan kepadanya dan dikeluarkan.",
                       "{} respondents answered less than {} of what they were asked and were left out.")),
        n(results_.screened_out), percent_text(language_, results_.instrument.least_answered)));
  add(results_.short_rows, "{} baris lebih pendek daripada kepala tabel; sel yang kurang dibaca sebagai kosong.",
      "{} rows end early; their missing cells were read as blank.");
  add(results_.personal_columns,
      "{} kolom identitas (surel, nama, telepon, dan sejenisnya) tidak dibaca dan tidak ditampilkan.",
      "{} columns that tell who answered (e-mail, name, telephone and the like) were neither read nor shown.");
  if (!results_.unused_headers.empty()) {
    std::string names;
    for (std::size_t i = 0; i < std::min<std::size_t>(results_.unused_headers.size(), 20); ++i)
      names += (i == 0 ? "“" : ", “") + escape(results_.unused_headers[i], 60) + "”";
    points.push_back(
        fmt::format(fmt::runtime(t("{} kolom tidak termasuk instrumen ini: {}.", "{} columns belong to no item: {}.")),
                    n(results_.unused_headers.size()), names));
  }
  std::string missing;
  for (const survey::ItemResult& item : results_.items)
    if (!item.has_column) missing += (missing.empty() ? "“" : ", “") + text(item.text) + "”";
  if (!missing.empty())
    points.push_back(fmt::format(
        fmt::runtime(t("Tidak ada kolom untuk butir pilihan: {}.", "No column for the optional items: {}.")), missing));
  if (results_.dates_ambiguous)
    points.emplace_back(
        t("Tanggal pada kolom waktu dapat dibaca dengan dua cara (hari/bulan atau bulan/hari), jadi masa survei tidak "
          "disimpulkan.",
          "The dates in the column of times can be read two ways (day/month or month/day), so no period was drawn from "
          "them."));
  writer_.bullets(points);
}

void Page::method() {
  writer_.heading(2, t("Cara menghitung", "How it was computed"));
  std::vector<std::string> points{fmt::format(
      fmt::runtime(t("Instrumen: {}. Kepastian rumusannya: {}.", "Instrument: {}. Certainty of its wording: {}.")),
      escape(results_.instrument.source), certainty())};
  points.emplace_back(
      t("Persentase selalu bagian dari mereka yang menjawab butir itu; selangnya selang Wilson 95 %.",
        "A percentage is always a share of those who answered the item; its interval is Wilson's, 95%."));
  bool any_scale = false, any_turned = false;
  for (const survey::ItemResult& item : results_.items) {
    any_scale = any_scale || item.kind == survey::ItemKind::scale;
    any_turned = any_turned || item.turned;
  }
  if (any_scale) {
    points.emplace_back(
        t("Jawaban pada skala dibaca menurut kata atau angkanya; selang rata-rata memakai sebaran t Student 95 %. "
          "Rata-rata skala Likert memperlakukan jarak antarjawaban sebagai sama; median dan sebaran jawaban tidak.",
          "Answers on a scale are read by their words or numbers; the interval of a mean uses Student's t, 95%. A "
          "mean of "
          "a Likert scale treats its steps as equally far apart; the median and the frequencies do not."));
    for (const survey::Scale& scale : results_.instrument.scales) {
      std::string labels;
      for (const survey::Label& label : scale.labels)
        labels += (labels.empty() ? "" : ", ") + fmt::format("{} = {}", label.value, text(label.text));
      points.push_back(fmt::format(fmt::runtime(t("Arah skala “{}”: {}.", "Direction of the scale “{}”: {}.")),
                                   escape(scale.id), labels));
    }
  }
  if (any_turned)
    points.emplace_back(
        t("Pada butir bertanda *(nilai dibalik)*, sebaran jawaban tetap seperti diisi, sedangkan rata-rata dibalik "
          "sehingga makin tinggi selalu makin baik.",
          "Of items marked *(values turned)* the frequencies stand as answered, while means are turned around, so that "
          "more is always better."));
  if (!results_.dimensions.empty())
    points.emplace_back(
        t("Rata-rata dimensi adalah rata-rata dari rata-rata tiap responden yang menjawab sedikitnya separuh butirnya; "
          "alfa Cronbach dihitung dari responden yang menjawab semua butirnya.",
          "A dimension's mean is the mean of the means of respondents who answered at least half of its items; "
          "Cronbach's "
          "alpha is of those who answered all of them."));
  writer_.bullets(points);
}

std::string Page::certainty() const {
  const std::string& word = results_.instrument.certainty;
  if (word == "official") return std::string(t("teks resmi", "official text"));
  if (word == "published") return std::string(t("terbitan", "published"));
  if (word == "adapted") return std::string(t("disesuaikan dari sumbernya", "adapted from its source"));
  if (word == "secondary")
    return std::string(t("dari sumber kedua, belum dicocokkan dengan naskah resminya",
                         "from a secondary source, not checked against the official text"));
  if (word == "memory")
    return std::string(t("parafrasa dari ingatan, belum dicocokkan dengan terbitannya",
                         "paraphrased from memory, not checked against the publication"));
  return std::string(t("susunan sendiri", "our own"));
}

}  // namespace matang::report::surveys
