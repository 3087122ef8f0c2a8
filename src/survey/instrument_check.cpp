#include "survey/instrument_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace matang::survey {

void check_whole(const Instrument& instrument, const Location& root, Problems& problems) {
  const auto fault = [&](const Location& where, std::string what, std::string hint) {
    problems.push_back({where, std::move(what), std::move(hint)});
  };
  for (const Dimension& dimension : instrument.dimensions)
    if (std::none_of(instrument.items.begin(), instrument.items.end(),
                     [&](const Item& item) { return item.dimension == dimension.id; }))
      fault(root, fmt::format("no item belongs to the dimension '{}'", dimension.id), "");
  // Means of one dimension add up answers: they must be on one scale.
  for (const Dimension& dimension : instrument.dimensions) {
    const Scale* first = nullptr;
    for (const Item& item : instrument.items) {
      if (item.dimension != dimension.id) continue;
      const Scale* scale = instrument.find_scale(item.scale);
      if (first == nullptr) first = scale;
      if (scale->low() != first->low() || scale->high() != first->high())
        fault(item.where, fmt::format("the items of '{}' are on scales of different length", dimension.id),
              "one dimension, one scale");
    }
  }
  if (instrument.scoring != Scoring::skm) return;
  std::size_t elements = 0;
  for (const Item& item : instrument.items) {
    if (item.kind != ItemKind::scale) continue;
    elements += 1;
    const Scale* scale = instrument.find_scale(item.scale);
    if (scale->low() != 1 || scale->high() != 4 || scale->low_is_best || item.reverse || item.asked_if)
      fault(item.where, "an element of the satisfaction index is answered by everyone from 1 (worst) to 4 (best)",
            "give it such a scale");
  }
  if (elements != 9)
    fault(root, fmt::format("the satisfaction index has nine elements, here are {}", elements),
          "PermenPANRB 14/2017 names them");
}

}  // namespace matang::survey
