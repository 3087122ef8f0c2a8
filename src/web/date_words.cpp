#include "date_words.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace matang::web {
namespace {

// Blank before and behind each. Indonesian beside English; spellings as offices really write them.
constexpr std::array<std::string_view, 12> months = {
    " januari january jan januar janvier enero gennaio ",
    " februari february feb pebruari febuari febr peb februar février febrero febbraio ",
    " maret march mar mrt märz marz maerz mars marzo ",
    " april apr avril abril aprile ",
    " mei may mai mayo maggio ",
    " juni june jun juin junio giugno ",
    " juli july jul juillet julio luglio ",
    " agustus august aug agu ags agt agst agus agts août aout agosto ",
    " september sept sep septembre septiembre settembre ",
    " oktober october okt oct octobre octubre ottobre ",
    " november nopember nov nop novembre noviembre ",
    " desember december des dec dez dezember décembre diciembre dicembre ",
};

}  // namespace

int month_number(std::string_view word) {
  // Asked for every word of every page, so the rows are taken apart once.
  static const auto numbers = [] {
    std::unordered_map<std::string_view, int> all;
    for (std::size_t i = 0; i < months.size(); ++i)
      for (auto row = months[i].substr(1); !row.empty(); row.remove_prefix(row.find(' ') + 1))
        all.emplace(row.substr(0, row.find(' ')), static_cast<int>(i) + 1);
    return all;
  }();
  if (word.size() < 3 || word.size() > 11) return 0;
  std::string wanted(word);
  for (char& c : wanted) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto found = numbers.find(wanted);
  return found == numbers.end() ? 0 : found->second;
}

}  // namespace matang::web
