#include <fmt/format.h>

#include "matang/report/survey.hpp"
#include "report/markdown/writer.hpp"
#include "report/numbers.hpp"
#include "report/survey/phrases.hpp"

namespace matang::report {

using markdown::escape;
using surveys::choose;

std::string figures_markdown(const survey::FiguresFile& file, const std::vector<survey::Flag>& flags,
                             const Options& options) {
  const Language language = options.language;
  const auto t = [&](std::string_view id, std::string_view en) { return choose(language, id, en); };
  const auto n = [&](std::size_t count) { return number_text(language, static_cast<std::int64_t>(count)); };
  markdown::Writer writer;
  writer.heading(
      1, fmt::format("{}: {}", t("Pemeriksaan angka terbitan", "Check of published figures"), escape(file.title)));
  writer.paragraph(fmt::format("{}: {}", t("Sumber", "Source"), escape(file.source)));
  const std::size_t checked = file.figures.size() + file.scores.size() + file.quantities.size() + file.samples.size();
  if (flags.empty()) {
    writer.paragraph(fmt::format(fmt::runtime(t("{} keterangan diperiksa; tidak ada yang saling bertentangan. Ini "
                                                "belum berarti angkanya benar, hanya bahwa "
                                                "angkanya mungkin.",
                                                "{} statements were checked, and none contradicts another. That does "
                                                "not make the figures right, only possible.")),
                                 n(checked)));
    return writer.take();
  }
  writer.paragraph(fmt::format(fmt::runtime(t("{} keterangan diperiksa; **{} hal tidak mungkin benar atau saling "
                                              "bertentangan**. Temuan ini soal hitungan, bukan soal niat: "
                                              "mintalah data aslinya sebelum menyimpulkan.",
                                              "{} statements were checked; **{} things cannot be true or contradict "
                                              "one another**. This is about arithmetic, not intent: ask for "
                                              "the data before drawing conclusions.")),
                               n(checked), n(flags.size())));
  std::size_t number = 0;
  for (const survey::Flag& flag : flags) {
    number += 1;
    writer.heading(2, fmt::format("{}. {}", number, escape(flag.title)));
    std::string what = choose(language, flag.what);
    if (!what.empty() && what.front() >= 'a' && what.front() <= 'z')
      what.front() = static_cast<char>(what.front() - 'a' + 'A');
    writer.paragraph(escape(what) + (what.empty() || what.back() == '.' ? "" : "."));
    writer.paragraph(escape(choose(language, flag.so)));
    if (!flag.place.empty()) writer.paragraph(fmt::format("*{}: {}*", t("Letak", "Where"), escape(flag.place)));
  }
  return writer.take();
}

}  // namespace matang::report
