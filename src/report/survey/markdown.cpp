#include "report/survey/page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "matang/report/survey.hpp"

namespace matang::report::surveys {

using markdown::Align;
using markdown::escape;

std::string Page::write() {
  head();
  summary();
  skm();
  dimensions();
  items();
  frequencies();
  evidence();
  data();
  method();
  return writer_.take();
}

std::string Page::people(std::size_t count) const {
  return n(count) + " " + std::string(t("responden", count == 1 ? "respondent" : "respondents"));
}

std::string Page::skm_sentence() const {
  if (!results_.skm)
    return std::string(t("Nilai SKM tidak dapat dihitung: ada unsur yang tidak dijawab oleh seorang pun.",
                         "The satisfaction index cannot be computed: nobody answered one of its elements."));
  std::string lowest;
  for (const std::string& id : results_.skm->lowest)
    for (const survey::SkmElement& element : results_.skm->elements)
      if (element.id == id) lowest += (lowest.empty() ? "" : "; ") + text(element.text);
  return fmt::format(
      fmt::runtime(t("Nilai SKM **{}**, mutu pelayanan **{}**. Unsur dengan nilai terendah: {}.",
                     "Satisfaction index (SKM) **{}**, quality of service **{}**. Weakest elements: {}.")),
      fixed(language_, results_.skm->converted, 2), band_text(results_.skm->band), lowest);
}

/// The name alone, and nothing in it that could end the code it stands in.
std::string Page::file_name() const {
  std::string name = results_.file.substr(results_.file.rfind('/') + 1);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '`' || c == '|' || (c >= 0 && c < 0x20); }, '_');
  return name;
}

std::string Page::band_text(const survey::Band* band) const {
  return band == nullptr ? "–" : fmt::format("{} ({})", band->letter, text(band->name));
}

void Page::head() {
  writer_.heading(1, fmt::format("{}: {}", t("Hasil survei", "Survey results"), text(results_.instrument.title)));
  if (const std::string about = text(results_.instrument.text); !about.empty()) writer_.paragraph(about);
  std::string line = fmt::format(fmt::runtime(t("**{}** dari berkas `{}`", "**{}** from the file `{}`")),
                                 people(results_.respondents), file_name());
  if (results_.first && results_.last)
    line +=
        *results_.first == *results_.last
            ? fmt::format(fmt::runtime(t(", diisi pada {}", ", answered on {}")), date_text(language_, *results_.last))
            : fmt::format(fmt::runtime(t(", diisi antara {} dan {}", ", answered between {} and {}")),
                          date_text(language_, *results_.first), date_text(language_, *results_.last));
  writer_.paragraph(line + ".");
}

void Page::summary() {
  writer_.heading(2, t("Ringkasan", "Summary"));
  std::vector<std::string> points;
  if (results_.instrument.scoring == survey::Scoring::skm) points.push_back(skm_sentence());
  for (const survey::DimensionResult& one : results_.dimensions)
    if (one.measures.mean)
      points.push_back(fmt::format(
          fmt::runtime(t("{}: rata-rata **{}** pada skala {}–{}{} dari {}.",
                         "{}: a mean of **{}** on a scale of {}–{}{} from {}.")),
          text(one.title), fixed(language_, *one.measures.mean, 2), one.low, one.high,
          one.measures.interval ? fmt::format(" (95 %: {})", interval_text(language_, *one.measures.interval, 2)) : "",
          people(one.measures.values)));
  for (const survey::ItemResult& item : results_.items)
    if (!item.path.empty() && item.asked < results_.respondents) {
      points.push_back(fmt::format(
          fmt::runtime(t("{0} dari {1} responden ({2}) adalah {3}; hanya mereka yang ditanya lebih lanjut. "
                         "Persentase jawaban mereka "
                         "bukan persentase dari {1} responden: dasarnya tertulis pada setiap tabel.",
                         "{0} of {1} respondents ({2}) are {3}; only they were asked more. Shares of their answers "
                         "are not shares of "
                         "{1} respondents: each table names its base.")),
          n(item.asked), n(results_.respondents),
          share_text(language_, static_cast<double>(item.asked) / static_cast<double>(results_.respondents)),
          escape(base_text(language_, item))));
      break;
    }
  if (results_.respondents == 0)
    points.emplace_back(t("Berkas ini tidak berisi satu pun jawaban.", "This file holds no answer at all."));
  else if (results_.respondents < 30)
    points.push_back(
        fmt::format(fmt::runtime(t("Hanya ada {}: selisih kecil antara dua angka di sini belum berarti apa-apa.",
                                   "Only {}: a small difference between two figures here means nothing yet.")),
                    people(results_.respondents)));
  points.emplace_back(
      t("Selang kepercayaan hanya berlaku bila responden dipilih secara acak. Untuk tautan yang disebar bebas, "
        "angka ini menggambarkan mereka yang mengisi, bukan seluruh masyarakat.",
        "Confidence intervals hold only where respondents were drawn at random. For a link passed around freely, "
        "the figures describe those who answered, not the public."));
  writer_.bullets(points);
}

void Page::skm() {
  if (!results_.skm) return;
  const survey::SkmResult& skm = *results_.skm;
  writer_.heading(2, t("Nilai per unsur", "Values by element"));
  std::vector<std::vector<std::string>> rows;
  for (const survey::SkmElement& one : skm.elements)
    rows.push_back({text(one.text), n(one.answered), fixed(language_, one.mean, 3), fixed(language_, one.weighted, 3),
                    fixed(language_, one.converted, 2), band_text(one.band)});
  double sum = 0;
  for (const survey::SkmElement& one : skm.elements) sum += one.mean;
  rows.push_back({std::string(t("**Jumlah**", "**Sum**")), "", fixed(language_, sum, 3),
                  fmt::format("**{}**", fixed(language_, skm.index, 3)),
                  fmt::format("**{}**", fixed(language_, skm.converted, 2)),
                  fmt::format("**{}**", band_text(skm.band))});
  writer_.table({{std::string(t("Unsur", "Element"))},
                 {std::string(t("Menjawab", "Answered")), Align::right},
                 {"NRR", Align::right},
                 {std::string(t("NRR tertimbang", "Weighted NRR")), Align::right},
                 {"× 25", Align::right},
                 {std::string(t("Mutu", "Quality"))}},
                rows);
  writer_.paragraph(
      skm.weight == survey::SkmWeight::exact
          ? t("Penimbang setiap unsur tepat 1/9. Nilai dikalikan 25, dibulatkan ke dua desimal (setengah ke atas), "
              "baru "
              "dicocokkan dengan tabel PermenPANRB 14/2017: A mulai 88,31; B mulai 76,61; C mulai 65,00; di bawahnya "
              "D.",
              "Each element weighs exactly 1/9. The value is multiplied by 25, rounded to two decimals (half up), "
              "and only then "
              "compared with the table of PermenPANRB 14/2017: A from 88.31, B from 76.61, C from 65.00, else D.")
          : t("**Varian pembulatan 0,111.** Penimbang 1/9 dibulatkan menjadi 0,111 seperti pada sebagian aplikasi; "
              "nilai "
              "tertingginya 99,90, bukan 100, sehingga hasilnya sedikit lebih rendah daripada hitungan tepat.",
              "**Variant with the weight rounded to 0.111**, as some applications have it; its highest value is "
              "99.90, not 100, so "
              "it lies a little below the exact one."));
  if (std::any_of(skm.elements.begin(), skm.elements.end(),
                  [&](const auto& one) { return one.answered < results_.respondents; }))
    writer_.paragraph(
        t("NRR sebuah unsur dihitung dari mereka yang menjawab unsur itu; jawaban kosong tidak dihitung nol.",
          "An element's NRR is the mean of those who answered it; a blank does not count as zero."));
  const auto by_2004 = survey::class_of(*survey::find_class_table("skm-2004"), skm.converted);
  if (by_2004 != nullptr && skm.band != nullptr && by_2004->letter != skm.band->letter)
    writer_.paragraph(fmt::format(fmt::runtime(t("Menurut tabel lama (Kepmenpan KEP/25/M.PAN/2/2004) nilai ini akan "
                                                 "disebut {}; tabel itu sudah diganti dan "
                                                 "tidak dipakai di sini.",
                                                 "The old table (Kepmenpan KEP/25/M.PAN/2/2004) would call this {}; "
                                                 "it has been replaced and is not used here.")),
                                  band_text(by_2004)));
}

void Page::dimensions() {
  if (results_.dimensions.empty()) return;
  writer_.heading(2, t("Hasil per dimensi", "Results by dimension"));
  std::vector<std::vector<std::string>> rows;
  for (const survey::DimensionResult& one : results_.dimensions)
    rows.push_back({text(one.title), n(one.items), n(one.measures.values), optional_number(one.measures.mean, 2),
                    optional_interval(one.measures.interval), optional_number(one.measures.median, 2),
                    optional_number(one.measures.deviation, 2),
                    one.reliability ? fmt::format("{} (n = {})", fixed(language_, one.reliability->alpha, 2),
                                                  n(one.reliability->cases))
                                    : "–"});
  writer_.table({{std::string(t("Dimensi", "Dimension"))},
                 {std::string(t("Butir", "Items")), Align::right},
                 {std::string(t("Responden", "Respondents")), Align::right},
                 {std::string(t("Rata-rata", "Mean")), Align::right},
                 {std::string(t("Selang 95 %", "95% interval")), Align::right},
                 {"Median", Align::right},
                 {std::string(t("Simpangan baku", "Std. deviation")), Align::right},
                 {std::string(t("Alfa Cronbach", "Cronbach's alpha")), Align::right}},
                rows);
  for (const survey::DimensionResult& one : results_.dimensions)
    if (one.reliability && one.reliability->alpha < 0.7 && !one.id.empty())
      writer_.paragraph(fmt::format(
          fmt::runtime(one.reliability->alpha < 0 ? t("Alfa “{}” negatif: ada butir yang berlawanan arah. Periksa "
                                                      "apakah butir negatif sudah ditandai "
                                                      "`reverse` pada instrumen.",
                                                      "The alpha of “{}” is negative: items run against each other. "
                                                      "See whether negatively worded items are "
                                                      "marked `reverse` in the instrument.")
                                                  : t("Alfa “{}” di bawah 0,70, batas yang lazim dipakai: butirnya "
                                                      "belum tentu mengukur hal yang sama, jadi "
                                                      "bacalah hasil per butir lebih dahulu.",
                                                      "The alpha of “{}” is below the customary 0.70: its items may "
                                                      "not measure one thing, so read the items "
                                                      "themselves first.")),
          text(one.title)));
}

void Page::items() {
  std::vector<std::vector<std::string>> rows;
  for (const survey::ItemResult& item : results_.items) {
    if (!item.has_column || (item.kind != survey::ItemKind::scale && item.kind != survey::ItemKind::number)) continue;
    rows.push_back({text(item.text) + (item.turned ? std::string(t(" *(nilai dibalik)*", " *(values turned)*")) : ""),
                    n(item.asked), n(item.answered), n(item.missing), optional_number(item.measures.mean, 2),
                    optional_interval(item.measures.interval), optional_number(item.measures.median, 1)});
  }
  if (rows.empty()) return;
  writer_.heading(2, t("Hasil per butir", "Results by item"));
  writer_.table({{std::string(t("Butir", "Item"))},
                 {std::string(t("Ditanya", "Asked")), Align::right},
                 {std::string(t("Menjawab", "Answered")), Align::right},
                 {std::string(t("Kosong", "Blank")), Align::right},
                 {std::string(t("Rata-rata", "Mean")), Align::right},
                 {std::string(t("Selang 95 %", "95% interval")), Align::right},
                 {"Median", Align::right}},
                rows);
}

}  // namespace matang::report::surveys

namespace matang::report {

std::string survey_markdown(const survey::Results& results, const Options& options) {
  return surveys::Page(results, options.language).write();
}

}  // namespace matang::report
