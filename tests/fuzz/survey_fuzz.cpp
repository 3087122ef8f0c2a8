#include "fuzz.hpp"
#include "matang/survey/figures.hpp"
#include "matang/survey/results.hpp"

/// Three readers by the first byte: a table of responses (evaluated by an instrument that takes whatever is there), an
/// instrument, figures.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  if (size == 0) return 0;
  const std::string_view text = fuzz::text_of(data + 1, size - 1);
  if (data[0] == 'i') {
    const auto instrument = survey::read_instrument(text, "fuzz.yaml");
    if (!instrument) return fuzz::promise(!instrument.error().empty()), 0;
    for (const auto& item : instrument->items)
      fuzz::promise(item.kind != survey::ItemKind::scale || instrument->find_scale(item.scale) != nullptr);
    return 0;
  }
  if (data[0] == 'f') {
    const auto figures = survey::read_figures(text, "fuzz.yaml");
    if (!figures) return fuzz::promise(!figures.error().empty()), 0;
    for (const auto& flag : survey::check_figures(*figures))
      fuzz::promise(!flag.what.id.empty() && !flag.what.en.empty());
    return 0;
  }
  static const auto instrument = survey::read_instrument(
      "id: x\ntitle: T\nsource: S\ncertainty: ours\nscoring: likert_means\n"
      "scales: [{id: s, labels: [{value: 2, text: Ya}, {value: 1, text: Tidak}]}]\ndimensions: [{id: d, title: D}]\n"
      "items:\n  - {id: a, text: Nilai, scale: s, dimension: d}\n  - {id: b, text: Pilihan, kind: multiple, optional: "
      "true, other: true, choices: "
      "[{id: p, text: 'Satu, dua'}, {id: q, text: Tiga}], asked_if: {item: a, answers: ['2']}}\n"
      "  - {id: c, text: Usia, optional: true}\n  - {id: n, text: Angka, kind: number, optional: true}\n",
      "fixed.yaml");
  fuzz::promise(instrument.has_value());
  const auto responses = survey::read_responses(text, "fuzz.csv");
  if (!responses) return fuzz::promise(!responses.error().empty()), 0;
  for (const auto& row : responses->rows) fuzz::promise(row.cells.size() == responses->headers.size());
  const auto coded = survey::code(*instrument, *responses);
  if (!coded) return fuzz::promise(!coded.error().empty()), 0;
  const auto results = survey::analyse(*instrument, *responses, *coded);
  for (const auto& item : results.items) {
    fuzz::promise(item.answered + item.missing == item.asked && item.asked <= results.respondents);
    for (const auto& one : item.frequencies) fuzz::promise(one.count <= item.answered);
  }
  return 0;
}
