#include "report/survey/page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matang::report::surveys {

using markdown::Align;
using markdown::escape;

void Page::frequencies() {
  writer_.heading(2, t("Sebaran jawaban", "How people answered"));
  for (const survey::ItemResult& item : results_.items) {
    if (!item.has_column || item.kind == survey::ItemKind::number) continue;
    writer_.heading(3, text(item.text));
    std::string base = fmt::format(
        fmt::runtime(t("Dasar: {}. Ditanya {}, menjawab {}, kosong {}.", "Base: {}. Asked {}, answered {}, blank {}.")),
        escape(base_text(language_, item)), n(item.asked), n(item.answered), n(item.missing));
    if (item.unasked > 0)
      base += fmt::format(fmt::runtime(t(" {} jawaban dari orang yang tidak ditanya tidak dihitung.",
                                         " {} answers of people who were not asked are not counted.")),
                          n(item.unasked));
    if (item.kind == survey::ItemKind::multiple)
      base += t(" Boleh memilih lebih dari satu, sehingga jumlah persen dapat melebihi 100.",
                " Several answers were allowed, so the percentages may add up to more than 100.");
    if (item.kind == survey::ItemKind::text)
      base += t(" Jawaban bebas tidak ditampilkan di sini.", " Free answers are not shown here.");
    writer_.paragraph(base);
    if (item.kind == survey::ItemKind::text || item.answered == 0) continue;
    std::vector<std::vector<std::string>> rows;
    for (const survey::Frequency& one : item.frequencies)
      rows.push_back({(item.kind == survey::ItemKind::scale ? one.id + " – " : "") + text(one.text), n(one.count),
                      share_text(language_, one.share),
                      one.interval ? share_interval_text(language_, *one.interval) : "–"});
    if (item.kind != survey::ItemKind::multiple)
      rows.push_back({std::string(t("**Jumlah**", "**Total**")), n(item.answered), share_text(language_, 1), ""});
    writer_.table({{std::string(t("Jawaban", "Answer"))},
                   {std::string(t("Orang", "People")), Align::right},
                   {fmt::format(fmt::runtime(t("Bagian dari {}", "Share of {}")), n(item.answered)), Align::right},
                   {std::string(t("Selang 95 %", "95% interval")), Align::right}},
                  rows);
  }
}

void Page::evidence() {
  const auto judged = survey::judge(results_);
  if (judged.empty()) return;
  writer_.heading(2, t("Bukti bagi penilaian", "Evidence for the assessment"));
  std::vector<std::vector<std::string>> rows;
  for (const survey::Judged& one : judged) {
    const bool share = !one.rule.answers.empty();
    const auto shown = [&](double value) {
      return share ? percent_text(language_, value) : fixed(language_, value, 2);
    };
    rows.push_back(
        {escape(one.rule.rubric + "/" + one.rule.indicator),
         one.measure ? shown(*one.measure) + (share ? fmt::format(fmt::runtime(t(" ({} dari {})", " ({} of {})")),
                                                                  n(one.count), n(one.base))
                                                    : fmt::format(" (n = {})", n(one.base)))
                     : "–",
         one.rule.as_level
             ? std::string(t("rata-rata yang dibulatkan", "the mean, rounded"))
             : fmt::format(fmt::runtime(t("terpenuhi mulai {}, sebagian mulai {}", "met from {}, partly from {}")),
                           shown(one.rule.met_at), shown(one.rule.partly_at)),
         judgement_text(one)});
  }
  writer_.table({{std::string(t("Indikator", "Indicator"))},
                 {std::string(t("Hasil survei", "Survey result")), Align::right},
                 {std::string(t("Ukuran", "Measure"))},
                 {std::string(t("Putusan", "Verdict"))}},
                rows);
  if (std::any_of(judged.begin(), judged.end(), [](const auto& one) { return !one.rule.as_level; }))
    writer_.paragraph(t("Ambang ini ditetapkan penyusun instrumen, bukan oleh peraturan, kecuali bila disebutkan lain.",
                        "The instrument's author set these thresholds, no regulation did unless it says so."));
  writer_.paragraph(
      t("Tulis sebagai "
        "berkas bukti dengan `--as-evidence BERKAS`, lalu sertakan pada `matang audit --evidence BERKAS`.",
        "Write them as evidence "
        "with `--as-evidence FILE`, then give it to `matang audit --evidence FILE`."));
}

std::string Page::judgement_text(const survey::Judged& one) const {
  if (one.level) return fmt::format(fmt::runtime(t("tingkat {}", "level {}")), *one.level);
  if (!one.judgement)
    return one.measure
               ? fmt::format(
                     fmt::runtime(t("belum diputuskan: kurang dari {} jawaban", "undecided: fewer than {} answers")),
                     n(one.rule.least_respondents))
               : std::string(t("belum diputuskan: tidak ada jawaban", "undecided: no answer"));
  switch (*one.judgement) {
    case evidence::Judgement::met:
      return std::string(t("terpenuhi", "met"));
    case evidence::Judgement::partly:
      return std::string(t("sebagian", "partly"));
    default:
      return std::string(t("tidak terpenuhi", "not met"));
  }
}

}  // namespace matang::report::surveys
