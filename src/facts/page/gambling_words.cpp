#include "facts/page/gambling_words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "facts/page/fold.hpp"

namespace matang::facts::page {
namespace {

// Parts of words, since Indonesian builds around them (blokir: memblokir, diblokir, pemblokiran). No page is "about"
// these, so they are no concept of the lexicon.
constexpr std::array<std::string_view, 80> against_parts{
    "blokir",   "berantas",    "cegah",      "perang",     "bahaya",   "waspada",      "tangkap",   "ringkus",
    "bekuk",    "gerebek",     "grebek",     "ungkap",     "bongkar",  "larang",       "razia",     "sidang",
    "vonis",    "tersangka",   "terdakwa",   "pelaku",     "polisi",   "polres",       "polda",     "polri",
    "polsek",   "kominfo",     "komdigi",    "kejaksaan",  "kejari",   "satgas",       "hukum",     "pidana",
    "edukasi",  "sosialisasi", "imbau",      "jauhi",      "hindari",  "korban",       "candu",     "adiksi",
    "jerat",    "pinjol",      "modus",      "fatwa",      "haram",    "hoaks",        "hoax",      "tolak",
    "tindak",   "dampak",      "marak",      "literasi",   "penyuluh", "rehabilitasi", "judol",     "retas",
    "fenomena", "kenali",      "perangi",    "antisipasi", "ancam",    "kecam",        "melawan",   "illegal",
    "ilegal",   "warning",     "crackdown",  "arrest",     "prevent",  "addict",       "awareness", "fraud",
    "banned",   "siswa",       "masyarakat", "warga",      "bupati",   "resah",        "merambah",  "penipu"};
constexpr std::array<std::string_view, 12> against_words{"stop",   "lawan", "tipu", "utang", "hutang", "pelajar",
                                                         "remaja", "asn",   "ban",  "scam",  "danger", "bnn"};

// What such sites call themselves; each alone would be strange in any other name.
constexpr std::array<std::string_view, 28> host_parts{
    "slotgacor",   "gacorslot",  "slotonline", "situsslot", "agenslot",  "judislot", "slotdana",
    "slotpulsa",   "slotmaxwin", "slot88",     "slot77",    "slot777",   "slot4d",   "slot5000",
    "slotdeposit", "maxwin",     "judionline", "judibola",  "situsjudi", "agenjudi", "bandarjudi",
    "togel",       "sbobet",     "bandarqq",   "pkvgames",  "rtpslot",   "rtplive",  "gacor88"};

/// Lower case, letters and digits only.
std::string compacted(std::string_view text) {
  std::string compact;
  for (const char c : text)
    if (is_letter(c) || is_digit(c)) compact += lower(c);
  return compact;
}

}  // namespace

std::size_t count_gambling_phrases(const lexicon::Lexicon& lexicon, std::string_view text) {
  const auto gambling = lexicon.find("gambling");
  if (!gambling) return 0;
  std::set<std::string> phrases;
  std::size_t end = 0;
  for (const lexicon::Match& match : lexicon.match(text)) {
    if (match.concept_index != *gambling) continue;
    // "situs slot gacor" holds "situs slot" and "slot gacor": what overlaps is one mention.
    if (match.begin < end) continue;
    end = match.end;
    phrases.insert(folded(text.substr(match.begin, match.end - match.begin)));
  }
  return phrases.size();
}

bool speaks_against_gambling(std::string_view text) {
  const std::string lower_case = lowered(text);
  return std::any_of(against_parts.begin(), against_parts.end(),
                     [&](std::string_view part) { return lower_case.find(part) != std::string::npos; }) ||
         std::any_of(against_words.begin(), against_words.end(),
                     [&](std::string_view word) { return has_word(lower_case, word); }) ||
         lower_case.find("apa itu") != std::string::npos;
}

bool is_gambling_host(std::string_view host) {
  const std::string compact = compacted(host);
  return std::any_of(host_parts.begin(), host_parts.end(),
                     [&](std::string_view part) { return compact.find(part) != std::string::npos; });
}

}  // namespace matang::facts::page
