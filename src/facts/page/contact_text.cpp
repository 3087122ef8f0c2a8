#include "facts/page/contact_text.hpp"

#include <algorithm>
#include <array>

#include "facts/page/fold.hpp"

namespace matang::facts::page {
namespace {

bool is_local_part(char c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
}
bool is_domain(char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-'; }

bool any_word(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has_word(text, word); });
}

std::string_view before(std::string_view text, std::size_t at, std::size_t bytes) {
  const auto from = at > bytes ? at - bytes : 0;
  return text.substr(from, at - from);
}

bool is_placeholder(std::string_view digits) {
  if (std::all_of(digits.begin() + 1, digits.end(), [&](char c) { return c == digits[1]; })) return true;
  return digits.find("123456789") != std::string_view::npos || digits.find("00000") != std::string_view::npos ||
         digits.find("11111") != std::string_view::npos;
}

/// Short numbers that stand for a service by national rule: police 110, emergencies 112, fire 113, ambulance 118 and
/// 119, rescue 115, disasters 117, PLN 123, PSC 129 …, and the 1500-xxx and 14xxx call centres.
bool is_service_number(std::string_view digits) {
  constexpr auto three =
      std::to_array<std::string_view>({"110", "111", "112", "113", "115", "117", "118", "119", "122", "123", "129"});
  if (std::find(three.begin(), three.end(), digits) != three.end()) return true;
  if (digits.size() == 7 && digits.substr(0, 4) == "1500") return true;
  return digits.size() == 5 && digits.substr(0, 2) == "14";
}

bool names_a_call_centre(std::string_view context) {
  return any_word(context,
                  {"call center", "call centre", "callcenter", "hotline", "darurat", "emergency", "nomor panggilan",
                   "panggilan", "telepon", "telp", "contact center", "halo", "pengaduan", "bebas pulsa"});
}

bool names_a_phone(std::string_view context) {
  return any_word(context, {"telp",      "telepon", "telpon",  "tel",    "tlp",       "telephone", "phone",  "hp",
                            "handphone", "ponsel",  "fax",     "faks",   "faksimile", "faximile",  "wa",     "whatsapp",
                            "hotline",   "call",    "hubungi", "kontak", "contact",   "sms",       "mobile", "t",
                            "p",         "f",       "cp",      "no hp",  "nomor hp"});
}

bool names_another_number(std::string_view context) {
  return any_word(context, {"nip",  "nik",   "npwp",        "nop",         "rekening", "rek", "isbn", "issn",
                            "nisn", "nuptk", "nomor surat", "nomor induk", "kk",       "id",  "kode", "registrasi",
                            "resi", "sk",    "pasal",       "perda",       "permen",   "rp"});
}

}  // namespace

std::string normalised_phone(std::string_view written, bool indonesian) {
  std::string digits;
  bool plus = false;
  for (const char c : written) {
    if (is_digit(c))
      digits += c;
    else if (c == '+' && digits.empty())
      plus = true;
    else if (is_letter(c) && !digits.empty())
      break;
  }
  if (is_service_number(digits)) return digits;
  // "+62 (0) 711": the zero is dialled only inside the country.
  if (digits.substr(0, 3) == "620") digits.erase(2, 1);
  if (digits.substr(0, 2) == "62" && digits.size() >= 9 && digits.size() <= 14 && (plus || indonesian))
    return is_placeholder(digits) ? std::string() : "+" + digits;
  // ITU-T E.164: at most 15 digits with the country code.
  if (digits.size() < 7 || digits.size() > 15 || is_placeholder(digits)) return {};
  if (plus) return "+" + digits;
  if (!indonesian) return digits.size() >= 9 ? digits : std::string();
  if (digits[0] == '0') return digits.size() >= 8 && digits.size() <= 13 ? "+62" + digits.substr(1) : std::string();
  if (digits[0] == '8' && digits.size() >= 9 && digits.size() <= 12) return "+62" + digits;
  return {};
}

std::vector<ContactMention> find_phones(std::string_view text, bool indonesian) {
  std::vector<ContactMention> found;
  for (std::size_t i = 0; i < text.size();) {
    const bool starts = is_digit(text[i]) || (text[i] == '+' && i + 1 < text.size() && is_digit(text[i + 1])) ||
                        (text[i] == '(' && i + 1 < text.size() && (is_digit(text[i + 1]) || text[i + 1] == '+'));
    if (!starts) {
      ++i;
      continue;
    }
    const auto begin = i;
    std::size_t digits = 0, end = i, separators = 0, groups = 0;
    bool bracket = false, plus = false, dots = false;
    // One number: digits in groups, one or two separators between them.
    for (std::size_t gap = 0; i < text.size() && digits <= 20; ++i) {
      const char c = text[i];
      if (is_digit(c)) {
        groups += gap > 0 || digits == 0;
        ++digits;
        gap = 0;
        end = i + 1;
        continue;
      }
      if (c == '+' && digits > 0) break;
      const bool separator = c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '+';
      if (!separator || ++gap > 2) break;
      bracket = bracket || c == '(';
      plus = plus || c == '+';
      dots = dots || c == '.';
      separators += digits > 0;
      if (c == '(' && digits > 5) break;
    }
    // A longer run is no phone, and is left whole: what is read once is not read again.
    while (i < text.size() && digits > 20 && is_digit(text[i])) end = ++i;
    i = std::max(end, begin + 1);
    const bool touches =
        (begin > 0 && (is_word_byte(text[begin - 1]) || text[begin - 1] == '/' || text[begin - 1] == '=')) ||
        (end < text.size() && (is_letter(text[end]) || text[end] == '/' || text[end] == ','));
    const auto raw = text.substr(begin, end - begin);
    const auto near = before(text, begin, 28);
    if (digits >= 3 && digits <= 7 && !bracket && !plus) {
      std::string bare;
      for (const char c : raw)
        if (is_digit(c)) bare += c;
      if (is_service_number(bare) && separators < 2 && names_a_call_centre(before(text, begin, 40)) &&
          !names_another_number(before(text, begin, 12)))
        found.push_back({ContactMention::Kind::phone, bare, begin, end});
      continue;
    }
    if (digits < 7 || digits > 15) continue;
    const bool called = names_a_phone(near);
    if (touches && !called) continue;
    if (names_another_number(before(text, begin, 14)) && !called) continue;
    std::string bare;
    for (const char c : raw)
      if (is_digit(c)) bare += c;
    const bool mobile = (bare.substr(0, 2) == "08" && bare.size() >= 10 && bare.size() <= 13) ||
                        (bare.substr(0, 3) == "628" && bare.size() >= 11 && bare.size() <= 15);
    const bool area_code = raw[0] == '(' && bare[0] == '0' && raw.find(')') != std::string_view::npos;
    const bool international = plus && bare.size() >= 9;
    // Without a word beside it, only what is written as nothing but a phone is one.
    if (!called && !(international || (indonesian && (area_code || (mobile && !dots && groups <= 5))))) continue;
    if (called && dots && groups > 3 && !mobile && bare[0] != '0') continue;
    auto value = normalised_phone(raw, indonesian);
    if (value.empty()) continue;
    const bool whatsapp = any_word(near, {"wa", "whatsapp", "whatsap", "whats app"}) && (mobile || international);
    found.push_back(
        {whatsapp ? ContactMention::Kind::whatsapp : ContactMention::Kind::phone, std::move(value), begin, end});
  }
  return found;
}

std::string normalised_email(std::string_view written) {
  const auto text = trimmed(written);
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 120) return {};
  auto local = text.substr(0, at), domain = text.substr(at + 1);
  if (!std::all_of(local.begin(), local.end(), is_local_part) || !std::all_of(domain.begin(), domain.end(), is_domain))
    return {};
  const auto dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || domain.size() - dot < 3 ||
      domain.find("..") != std::string_view::npos)
    return {};
  const auto top = domain.substr(dot + 1);
  if (!std::all_of(top.begin(), top.end(), is_letter)) return {};
  for (const std::string_view file : {"png", "jpg", "jpeg", "gif", "webp", "svg", "js", "css"})  // logo@2x.png
    if (equals_ignoring_case(top, file)) return {};
  auto value = lowered(text);
  // RFC 2606 §3, and what templates put in their place.
  for (const auto sample : {"@example.", "@domain.com", "@email.com", "@yourdomain", "@mail.com", "@website.com"})
    if (value.find(sample) != std::string::npos) return {};
  return value;
}

std::vector<ContactMention> find_emails(std::string_view text) {
  std::vector<ContactMention> found;
  constexpr auto signs = std::to_array<std::string_view>({"@", "[at]", "(at)", "[@]", "(@)", "{at}", " at ", "[et]"});
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '@' && text[i] != '[' && text[i] != '(' && text[i] != '{') continue;
    for (const auto sign : signs) {
      if (sign == " at " || !starts_with_ignoring_case(text.substr(i, sign.size()), sign)) continue;
      auto from = i;
      while (from > 0 && text[from - 1] == ' ' && sign.size() > 1) --from;
      const auto local_end = from;
      while (from > 0 && is_local_part(text[from - 1]) && local_end - from < 64) --from;
      auto to = i + sign.size();
      while (to < text.size() && text[to] == ' ' && sign.size() > 1) ++to;
      std::string domain;
      while (to < text.size() && domain.size() < 80) {
        if (is_domain(text[to])) {
          domain += text[to++];
          continue;
        }
        // "dinas [at] kota [dot] go [dot] id"
        const auto rest = trimmed(text.substr(to, 8));
        const bool dot = starts_with_ignoring_case(rest, "[dot]") || starts_with_ignoring_case(rest, "(dot)") ||
                         starts_with_ignoring_case(rest, "[.]") || starts_with_ignoring_case(rest, "(.)");
        if (!dot) break;
        domain += '.';
        to = text.find_first_of("])", to) + 1;
        while (to < text.size() && text[to] == ' ') ++to;
      }
      while (!domain.empty() && (domain.back() == '.' || domain.back() == '-')) domain.pop_back();
      auto local = std::string(text.substr(from, local_end - from));
      while (!local.empty() && (local[0] == '.' || local[0] == '-')) local.erase(0, 1);
      if (auto value = normalised_email(local + '@' + domain); !value.empty()) {
        found.push_back({ContactMention::Kind::email, std::move(value), from, to});
        i = to > i ? to - 1 : i;
      }
      break;
    }
  }
  return found;
}

std::vector<ContactMention> find_addresses(std::string_view text, bool expected) {
  std::vector<ContactMention> found;
  constexpr std::size_t longest = 180;  // our choice
  constexpr auto openings = std::to_array<std::string_view>({"jl.", "jln.", "jl ", "jln ", "jalan "});
  for (std::size_t i = 0; i + 6 < text.size() && found.size() < 50; ++i) {
    if (lower(text[i]) != 'j' || (i > 0 && is_word_byte(text[i - 1]))) continue;
    for (const auto opening : openings) {
      if (!starts_with_ignoring_case(text.substr(i), opening)) continue;
      if (text[i] != 'J') break;
      auto name = i + opening.size();
      while (name < text.size() && (text[name] == ' ' || text[name] == '.')) ++name;
      if (name >= text.size() || !(text[name] >= 'A' && text[name] <= 'Z')) break;
      auto end = std::min(text.size(), i + longest);
      for (auto at = i; at < end; ++at) {
        if (text[at] == '\n' || text[at] == '|' || text[at] == ';') end = at;
        if (text[at] != ' ') continue;
        for (const auto stop : {"telp", "telepon", "tlp", "tel.", "tel:", "phone", "fax", "faks", "email", "e-mail",
                                "hp", "wa ", "wa:", "website", "http", "www", "pukul", "jam "})
          if (starts_with_ignoring_case(text.substr(at + 1), stop)) end = at;
      }
      auto value = trimmed(text.substr(i, end - i));
      while (!value.empty() && (value.back() == ',' || value.back() == '-' || value.back() == '(' ||
                                value.back() == '.' || value.back() == ' '))
        value.remove_suffix(1);
      const auto near = value.substr(0, 90);
      const bool numbered =
          any_word(near, {"no", "nomor", "km", "rt", "blok"}) && std::any_of(near.begin(), near.end(), is_digit);
      const bool placed = any_word(value, {"kec", "kecamatan", "kel", "kelurahan", "kab", "kabupaten", "kota",
                                           "provinsi", "prov", "desa", "kode pos"});
      if (value.size() > opening.size() + 3 &&
          (numbered || (expected && opening != "jalan " && (placed || value.size() > 14)) ||
           any_word(before(text, i, 30), {"alamat", "address", "kantor"})))
        found.push_back({ContactMention::Kind::address, one_line(value), i, end});
      i = end > i ? end - 1 : i;
      break;
    }
  }
  return found;
}

}  // namespace matang::facts::page
