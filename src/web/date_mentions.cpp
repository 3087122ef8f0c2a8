#include <algorithm>
#include <array>
#include <string>

#include "date_words.hpp"
#include "matang/web/date.hpp"

// Dates in running text. One pass, every step bounded: the text is foreign and may be a megabyte of digits.
namespace matang::web {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::years;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_ascii_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_letter(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

/// Whether a UTF-8 sequence that begins with `lead` is a sign between words: U+0080 to U+00BF (©, », no-break space),
/// U+2000 to U+2FFF (dashes, quotation marks, bullets), U+3000 to U+303F, U+F000 and above (full-width signs, emoji).
bool is_sign(char lead) {
  const auto c = static_cast<unsigned char>(lead);
  return c == 0xc2 || c == 0xe2 || c == 0xe3 || c >= 0xef;
}

constexpr int oldest_year = 1990;

/// A number or word of the text. Numbers longer than four digits stay numbers, with a value no date has.
struct Token {
  enum Kind { end, number, word, other } kind = end;
  std::size_t begin = 0, stop = 0;
  int value = -1;
  std::size_t size() const { return stop - begin; }
};

class Reader {
 public:
  Reader(std::string_view text, Date today, DayMonthOrder order)
      : text_(text), today_(today), order_(order), newest_year_(static_cast<int>(today.year()) + 2) {}

  std::vector<DateMention> read();

 private:
  std::size_t blank_at(std::size_t i) const {  // bytes of one white space character at i; 0 for none
    if (i >= text_.size()) return 0;
    const char c = text_[i];
    if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
    if (text_.substr(i, 2) == "\xC2\xA0") return 2;
    if (text_.substr(i, 2) == "\xE2\x80" && i + 2 < text_.size()) {
      const auto last = static_cast<unsigned char>(text_[i + 2]);
      if ((last >= 0x80 && last <= 0x8a) || last == 0xaf) return 3;
    }
    return 0;
  }
  std::size_t skip_blanks(std::size_t i) const {
    for (int k = 0; k < 64; ++k) {
      const auto n = blank_at(i);
      if (n == 0) break;
      i += n;
    }
    return i;
  }
  bool letter_at(std::size_t i) const { return i < text_.size() && is_letter(text_[i]) && !is_sign(text_[i]); }
  bool letter_before(std::size_t i) const {
    std::size_t lead = i;  // of the character that ends before i, at most four bytes back
    while (lead > 0 && i - lead < 4) {
      --lead;
      if ((static_cast<unsigned char>(text_[lead]) & 0xc0) != 0x80) break;
    }
    return lead < i && letter_at(lead);
  }
  /// Bytes of a dash at i, any of Unicode's (U+2010 to U+2015) and ASCII's; 0 for none.
  std::size_t dash_at(std::size_t i) const {
    if (at(i) == '-') return 1;
    return text_.substr(i < text_.size() ? i : 0, 2) == "\xE2\x80" && i < text_.size() && at(i + 2) >= '\x90' &&
                   at(i + 2) <= '\x95'
               ? 3
               : 0;
  }
  char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  Token token(std::size_t i) const;
  /// The word that ends right before `i`, blanks and '.' or ':' between them skipped; lower case.
  std::string word_before(std::size_t i) const;
  bool is_numbering(std::size_t i) const;
  /// 0 for Sunday to 6 for the day named in front of `i`; nothing where none is.
  std::optional<unsigned> weekday_before(std::size_t i) const;
  bool starts_free(std::size_t i) const;
  bool ends_free(std::size_t i) const;
  int year_of(const Token& t) const;
  std::optional<Date> valid(int y, int m, int d) const;

  std::optional<DateMention> numeric(const Token& first) const;
  std::optional<DateMention> day_first(const Token& first) const;
  bool year_in_short(const Token& before, const Token& number) const;
  std::optional<DateMention> month_first(const Token& word) const;
  std::optional<DateMention> counted_back(const Token& first) const;
  std::optional<DateMention> named_day(const Token& word) const;
  std::optional<DateMention> ago(int count, std::string_view unit, std::size_t begin, std::size_t end) const;
  std::string lowered(const Token& t) const {
    std::string out(text_.substr(t.begin, std::min<std::size_t>(t.size(), 24)));
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
  }

  std::string_view text_;
  Date today_;
  DayMonthOrder order_;
  int newest_year_;
};

Token Reader::token(std::size_t i) const {
  Token t;
  t.begin = t.stop = i;
  if (i >= text_.size()) return t;
  if (is_digit(text_[i])) {
    t.kind = Token::number;
    while (t.stop < text_.size() && is_digit(text_[t.stop])) ++t.stop;
    if (t.size() <= 4) {
      t.value = 0;
      for (auto k = t.begin; k < t.stop; ++k) t.value = t.value * 10 + (text_[k] - '0');
    }
  } else if (letter_at(i)) {
    t.kind = Token::word;
    while (t.stop < text_.size() && letter_at(t.stop)) {
      ++t.stop;
      while (t.stop < text_.size() && (static_cast<unsigned char>(text_[t.stop]) & 0xc0) == 0x80) ++t.stop;
    }
  } else {
    t.kind = Token::other;
    ++t.stop;
    while (t.stop < text_.size() && (static_cast<unsigned char>(text_[t.stop]) & 0xc0) == 0x80) ++t.stop;
  }
  return t;
}

std::string Reader::word_before(std::size_t i) const {
  int steps = 0;
  while (i > 0 && steps++ < 8) {
    const char c = text_[i - 1];
    if (c == ' ' || c == '.' || c == ':' || (c >= '\t' && c <= '\r') || c == '(' || c == '=') {
      --i;
    } else if (i >= 2 && text_.substr(i - 2, 2) == "\xC2\xA0") {
      i -= 2;
    } else {
      break;
    }
  }
  const auto stop = i;
  while (i > 0 && stop - i < 24 && is_ascii_letter(text_[i - 1])) --i;
  std::string word(text_.substr(i, stop - i));
  std::transform(word.begin(), word.end(), word.begin(), lower);
  return word;
}

/// Whether the number at `i` counts, dials or prices something: what follows such a word is no date.
bool Reader::is_numbering(std::size_t i) const {
  constexpr std::array<std::string_view, 36> words = {
      "nomor",  "no",        "nomer", "nr",   "number", "num",  "telp", "tlp",      "telepon",
      "telpon", "telephone", "phone", "fax",  "faks",   "hp",   "wa",   "whatsapp", "call",
      "versi",  "version",   "ver",   "v",    "rp",     "idr",  "usd",  "nip",      "nik",
      "npwp",   "nisn",      "isbn",  "issn", "ip",     "kode", "rt",   "rw",       "pasal"};
  const auto word = word_before(i);
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<unsigned> Reader::weekday_before(std::size_t i) const {
  constexpr std::array<std::string_view, 7> names = {" minggu ahad sunday sun min mgg ", " senin monday mon sen snn ",
                                                     " selasa tuesday tue tues sel ",    " rabu wednesday wed rab ",
                                                     " kamis thursday thu thur kam ",    " jumat at friday fri jum ",
                                                     " sabtu saturday sat sab "};  // "at": of "Jum'at"
  while (i > 0 && (text_[i - 1] == ' ' || text_[i - 1] == '(')) --i;
  if (i > 0 && (text_[i - 1] == ',' || text_[i - 1] == '/' || text_[i - 1] == '-')) --i;
  const auto word = word_before(i);
  if (word.empty()) return std::nullopt;
  for (unsigned day_of_week = 0; day_of_week < names.size(); ++day_of_week)
    if (names[day_of_week].find(' ' + word + ' ') != std::string_view::npos) return day_of_week;
  return std::nullopt;
}

/// No digit, letter or separator hangs on in front: "800/12/12/2021" and "1.2.3.2021" are no dates.
bool Reader::starts_free(std::size_t i) const {
  if (i == 0) return true;
  const char c = text_[i - 1];
  if (is_digit(c) || letter_before(i)) return false;
  if (c == '/' || c == '+' || c == '=' || c == '&' || c == '%' || c == '$' || c == '#' || c == '@' || c == '~')
    return false;
  if (c == '-' || c == '.' || c == ',' || c == ':') {
    if (i < 2) return true;
    const char before = text_[i - 2];
    if (is_digit(before)) return false;
    return c != '-' || !is_letter(before);
  }
  return true;
}

bool Reader::ends_free(std::size_t i) const {
  const char c = at(i), next = at(i + 1);
  if (is_digit(c)) return false;
  // 2022-12-12T10:30; and "12/12/2022Oleh", as neighbouring elements leave it.
  if (letter_at(i))
    return ((c == 'T' || c == 't') && is_digit(next)) || (c >= 'A' && c <= 'Z' && next >= 'a' && next <= 'z');
  if (c == '/' || c == '-' || c == '.' || c == ',') return !is_digit(next) || (c == ',' && at(i + 3) == ':');
  return c != '%';
}

int Reader::year_of(const Token& t) const {
  if (t.kind != Token::number) return -1;
  if (t.size() == 4) return t.value;
  if (t.size() != 2) return -1;
  if (t.value <= newest_year_ % 100) return 2000 + t.value;
  return t.value >= 90 ? 1900 + t.value : -1;
}

std::optional<Date> Reader::valid(int y, int m, int d) const {
  if (y < oldest_year || y > newest_year_ || m < 1 || m > 12 || d < 1 || d > 31) return std::nullopt;
  const Date date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

/// 12/12/2022, 12-12-22, 12.12.2022, 2022-12-12, 2022/12/12.
std::optional<DateMention> Reader::numeric(const Token& first) const {
  auto i = first.stop;
  const auto spaced = skip_blanks(i);
  const char separator = at(spaced);
  if (separator != '/' && separator != '-' && separator != '.') return std::nullopt;
  const bool blanks = spaced != i;
  if (blanks && (separator != '/' || spaced - i > 1)) return std::nullopt;
  i = spaced + 1;
  if (blanks) i = skip_blanks(i);
  const auto second = token(i);
  if (second.kind != Token::number || second.size() > 2) return std::nullopt;
  i = blanks ? skip_blanks(second.stop) : second.stop;
  if (at(i) != separator) return std::nullopt;
  ++i;
  if (blanks) i = skip_blanks(i);
  const auto third = token(i);
  if (third.kind != Token::number || third.size() > 4 || third.size() == 3) return std::nullopt;
  if (!starts_free(first.begin) || !ends_free(third.stop) || is_numbering(first.begin)) return std::nullopt;

  DateMention mention;
  mention.begin = first.begin;
  mention.end = third.stop;
  if (first.size() == 4) {
    if (third.size() > 2 || (separator == '.' && (second.size() != 2 || third.size() != 2))) return std::nullopt;
    const auto date = valid(first.value, second.value, third.value);
    if (!date) return std::nullopt;
    mention.date = *date;
    return mention;
  }
  if (first.size() > 2 || third.size() == 1) return std::nullopt;
  if (third.size() == 2) {
    // Two digits of a year: a version, a score and a price look the same unless written in full.
    if (separator == '.' || blanks) return std::nullopt;
    if (separator == '-' && (first.size() != 2 || second.size() != 2)) return std::nullopt;
    // "(0711) 12-12-22" dials.
    if (separator == '-' && first.begin >= 2 && text_[first.begin - 1] == ' ' &&
        (text_[first.begin - 2] == ')' || is_digit(text_[first.begin - 2])))
      return std::nullopt;
  }
  const int y = year_of(third);
  int d = first.value, m = second.value;
  const auto as_written = valid(y, m, d), exchanged = valid(y, d, m);
  // No country writes month.day.year with full stops.
  mention.ambiguous = separator != '.' && as_written && exchanged && d != m;
  bool exchange = separator != '.' && (order_ == DayMonthOrder::month_first ? exchanged.has_value() : !as_written);
  if (mention.ambiguous) {
    const auto named = weekday_before(first.begin);
    const auto fits = [named](Date date) { return named == std::chrono::weekday(sys_days(date)).c_encoding(); };
    if (fits(*as_written) != fits(*exchanged)) {  // "Minggu, 03/04/2022" can be but one of the two
      exchange = fits(*exchanged);
      mention.ambiguous = false;
    }
  }
  const auto date = exchange ? exchanged : as_written;
  if (!date) return std::nullopt;
  mention.date = *date;
  return mention;
}

/// 12 Desember 2022, 12-Des-22, 1st of May 2021, 17Agustus2022, 12. Dezember 2021.
std::optional<DateMention> Reader::day_first(const Token& first) const {
  if (first.size() > 2 && first.size() != 4) return std::nullopt;
  auto i = first.stop;
  // "Edisi No. 5 Desember 2021" and "10.30 Desember 2021" name no day.
  if (is_numbering(first.begin)) return std::nullopt;
  if (first.begin >= 2 && (at(first.begin - 1) == '.' || at(first.begin - 1) == ':') && is_digit(at(first.begin - 2)))
    return std::nullopt;
  const auto suffix = text_.substr(i, 2);
  if ((suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") && !is_letter(at(i + 2))) i += 2;
  if (at(i) == '.' || at(i) == '-' || at(i) == '/' || at(i) == ',') ++i;
  i = skip_blanks(i);
  if (at(i) == '/') i = skip_blanks(i + 1);
  if (dash_at(i) > 0) i = skip_blanks(i + dash_at(i));
  auto word = token(i);
  if (word.kind != Token::word) return std::nullopt;
  const auto link = lowered(word);
  if (link == "of" || link == "bulan" || link == "de") {
    word = token(skip_blanks(word.stop));
    if (word.kind != Token::word) return std::nullopt;
  }
  const int m = month_number(text_.substr(word.begin, word.size()));
  if (m == 0) return std::nullopt;
  i = word.stop;
  if (at(i) == '.') ++i;
  i = skip_blanks(i);
  if (at(i) == '-' || at(i) == '/' || at(i) == ',' || at(i) == '.') i = skip_blanks(i + 1);
  auto last = token(i);
  if (last.kind == Token::word && (lowered(last) == "tahun" || lowered(last) == "de" || lowered(last) == "of"))
    last = token(skip_blanks(last.stop));
  if (at(last.begin) == '\'' && last.kind == Token::other) last = token(last.begin + 1);
  if (last.kind != Token::number) return std::nullopt;
  DateMention mention;
  mention.begin = first.begin;
  mention.end = last.stop;
  if (first.size() == 4) {  // 2022 December 12
    const auto date = last.size() <= 2 ? valid(first.value, m, last.value) : std::nullopt;
    if (!date || at(last.stop) == ':') return std::nullopt;
    mention.date = *date;
    return mention;
  }
  // "12 Des 10:30", "12 Des 10.30" and "12 Des 10 WIB" end in a clock, not in a year.
  if (last.size() == 2 && (at(last.stop) == ':' || (at(last.stop) == '.' && is_digit(at(last.stop + 1)))))
    return std::nullopt;
  if (last.size() == 2 && !year_in_short(word, last)) return std::nullopt;
  if (last.size() != 4 && last.size() != 2) return std::nullopt;
  const auto date = valid(year_of(last), m, first.value);
  if (!date) return std::nullopt;
  mention.date = *date;
  return mention;
}

/// Whether the two digits in "12 Des 22" are a year: not in "12 Des 10 WIB", "1 Mei - 20 Juni 2022", "12 Des 08-10",
/// "12 Mei 22 orang".
bool Reader::year_in_short(const Token& before, const Token& number) const {
  const char c = at(number.stop);
  if (is_digit(at(number.stop + 1)) && (c == '-' || c == ',' || c == '/')) return false;
  if (number.begin > before.stop &&
      (at(number.begin - 1) == '-' || at(number.begin - 1) == '/' || at(number.begin - 1) == '\''))
    return !letter_at(number.stop) || (c >= 'A' && c <= 'Z');
  const auto i = skip_blanks(number.stop);
  if (dash_at(i) > 0 && token(skip_blanks(i + dash_at(i))).kind == Token::number) return false;
  const auto next = token(i);
  if (next.kind != Token::word) return true;
  const auto behind = lowered(next);
  if (month_number(text_.substr(next.begin, next.size())) != 0) return false;
  if (behind == "wib" || behind == "wita" || behind == "wit" || behind == "am" || behind == "pm") return false;
  if (behind == "pukul" || behind == "jam" || behind == "oleh" || behind == "by" || behind == "at") return true;
  const char head = text_[next.begin];
  return head >= 'A' && head <= 'Z';
}

/// Dec 12, 2022; Desember 2021.
std::optional<DateMention> Reader::month_first(const Token& word) const {
  const int m = month_number(text_.substr(word.begin, word.size()));
  if (m == 0) return std::nullopt;
  auto i = word.stop;
  if (at(i) == '.') ++i;
  i = skip_blanks(i);
  if (at(i) == ',' || at(i) == '-' || at(i) == '/') i = skip_blanks(i + 1);
  auto next = token(i);
  if (next.kind == Token::word && lowered(next) == "tahun") next = token(skip_blanks(next.stop));
  if (next.kind != Token::number) return std::nullopt;
  DateMention mention;
  mention.begin = word.begin;
  mention.end = next.stop;
  if (next.size() <= 2) {
    i = next.stop;
    const auto suffix = text_.substr(i, 2);
    if ((suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") && !is_letter(at(i + 2))) i += 2;
    const auto before_comma = skip_blanks(i);
    const bool comma = at(before_comma) == ',' || at(before_comma) == '-';
    i = comma ? skip_blanks(before_comma + 1) : before_comma;
    const auto last = token(i);
    if (i == next.stop || last.kind != Token::number || last.size() != 4 || at(last.stop) == ':') return std::nullopt;
    const auto date = valid(last.value, m, next.value);
    if (!date) return std::nullopt;
    mention.date = *date;
    mention.end = last.stop;
    return mention;
  }
  const auto date = next.size() == 4 ? valid(next.value, m, 1) : std::nullopt;
  // "may 2000 people" is prose; "mar 2020/21" a season.
  if (!date || !ends_free(next.stop)) return std::nullopt;
  mention.date = *date;
  mention.day_known = false;
  return mention;
}

std::optional<DateMention> Reader::ago(int count, std::string_view unit, std::size_t begin, std::size_t end) const {
  DateMention mention;
  mention.begin = begin;
  mention.end = end;
  mention.relative = true;
  const auto is = [unit](std::string_view names) {
    return names.find(" " + std::string(unit) + " ") != std::string_view::npos;
  };
  const sys_days today(today_);
  if (is(" detik menit second seconds sec secs minute minutes min mins ")) {
    mention.date = today_;
  } else if (is(" jam hour hours hr hrs ")) {
    mention.date = Date(today - days(count / 24));
  } else if (is(" hari day days ")) {
    mention.date = Date(today - days(count));
  } else if (is(" minggu pekan week weeks ")) {
    mention.date = Date(today - days(7 * count));
  } else if (is(" bulan month months ")) {
    const auto then = year{static_cast<int>(today_.year())} / today_.month() - months(count);
    mention.date = then / day{1};
    mention.day_known = false;
  } else if (is(" tahun year years ")) {
    mention.date = (today_.year() - years(count)) / today_.month() / day{1};
    mention.day_known = false;
  } else {
    return std::nullopt;
  }
  if (static_cast<int>(mention.date.year()) < oldest_year) return std::nullopt;
  return mention;
}

/// 2 hari yang lalu, 3 jam lalu, 2 days ago; `first` is the number, or a word that stands for one.
std::optional<DateMention> Reader::counted_back(const Token& first) const {
  int count = first.kind == Token::number && first.size() <= 3 ? first.value : -1;
  std::string unit;
  auto i = first.stop;
  if (first.kind == Token::word) {
    const auto word = lowered(first);
    constexpr std::array<std::string_view, 10> id = {"satu", "dua",   "tiga",    "empat",    "lima",
                                                     "enam", "tujuh", "delapan", "sembilan", "sepuluh"};
    constexpr std::array<std::string_view, 10> en = {"one", "two",   "three", "four", "five",
                                                     "six", "seven", "eight", "nine", "ten"};
    for (std::size_t k = 0; k < id.size(); ++k)
      if (word == id[k] || word == en[k]) count = static_cast<int>(k) + 1;
    if (word == "a" || word == "an") count = 1;
    for (const std::string_view whole : {"jam", "hari", "minggu", "pekan", "bulan"})
      if (word == "se" + std::string(whole)) unit = whole;
    if (word == "setahun") unit = "tahun";
    if (word == "semenit") unit = "menit";
    if (!unit.empty()) count = 1;
  }
  if (count < 0) return std::nullopt;
  if (unit.empty()) {
    const auto name = token(skip_blanks(i));
    if (name.kind != Token::word) return std::nullopt;
    unit = lowered(name);
    i = name.stop;
  }
  auto last = token(skip_blanks(i));
  if (last.kind != Token::word) return std::nullopt;
  if (const auto word = lowered(last); word == "yang" || word == "yg") last = token(skip_blanks(last.stop));
  if (last.kind != Token::word) return std::nullopt;
  const auto word = lowered(last);
  if (word != "lalu" && word != "silam" && word != "ago") return std::nullopt;
  if (!starts_free(first.begin)) return std::nullopt;
  return ago(count, unit, first.begin, last.stop);
}

/// kemarin, yesterday, hari ini, today. A visitors' counter says the same words with a number behind them.
std::optional<DateMention> Reader::named_day(const Token& word) const {
  auto name = lowered(word);
  int back = -1;
  auto end = word.stop;
  if (name == "kemarin" || name == "kemaren" || name == "yesterday") back = 1;
  if (name == "today") back = 0;
  const auto second = token(skip_blanks(word.stop));
  if (name == "hari" && second.kind == Token::word && lowered(second) == "ini") {
    back = 0;
    end = second.stop;
  }
  if (name == "kemarin" && second.kind == Token::word && lowered(second) == "lusa") {
    back = 2;
    end = second.stop;
  }
  if (back < 0) return std::nullopt;
  const auto before = word_before(word.begin);
  for (const std::string_view counter : {"pengunjung", "kunjungan", "visitor", "visitors", "visit", "visits", "hits",
                                         "hit", "total", "online", "user", "users", "jumlah", "statistik"})
    if (before == counter) return std::nullopt;
  auto i = skip_blanks(end);
  for (int k = 0;
       k < 3 && (at(i) == ':' || at(i) == ',' || at(i) == '=' || at(i) == '(' || at(i) == '|' || at(i) == '-'); ++k)
    i = skip_blanks(i + 1);
  const auto behind = token(i);
  const bool clock_named =
      behind.kind == Token::word && (lowered(behind) == "pukul" || lowered(behind) == "jam" || lowered(behind) == "at");
  // "Hari ini" opens countless sentences that were written long ago; it dates only what it gives an hour for.
  if (back == 0 && behind.kind != Token::number && !clock_named) return std::nullopt;
  if (behind.kind == Token::number) {
    const bool clock = behind.size() <= 2 && behind.value < 24 && (at(behind.stop) == ':' || at(behind.stop) == '.') &&
                       token(behind.stop + 1).kind == Token::number && token(behind.stop + 1).size() == 2;
    if (!clock) return std::nullopt;
  }
  return ago(back, "hari", word.begin, end);
}

std::vector<DateMention> Reader::read() {
  std::vector<DateMention> found;
  for (std::size_t i = 0; i < text_.size();) {
    const auto t = token(i);
    std::optional<DateMention> mention;
    if (t.kind == Token::number && t.size() <= 4) {
      mention = numeric(t);
      if (!mention) mention = day_first(t);
      if (!mention) mention = counted_back(t);
    } else if (t.kind == Token::word && t.size() <= 24) {
      mention = month_first(t);
      if (!mention) mention = counted_back(t);
      if (!mention) mention = named_day(t);
    }
    i = mention ? mention->end : t.stop;
    if (mention) found.push_back(*mention);
  }
  return found;
}

}  // namespace

std::vector<DateMention> find_dates(std::string_view text, Date today, DayMonthOrder order) {
  return Reader(text, today, order).read();
}

std::optional<DateMention> find_date_in_path(std::string_view path, Date today) {
  const int newest = static_cast<int>(today.year()) + 2;
  const auto number = [path](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (i >= path.size() || !is_digit(path[i])) return -1;
      value = value * 10 + (path[i] - '0');
    }
    return at + count < path.size() && is_digit(path[at + count]) ? -1 : value;
  };
  const auto make = [newest](int y, int m, int d) -> std::optional<Date> {
    if (y < oldest_year || y > newest || m < 1 || d < 1) return std::nullopt;
    const Date date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    return date.ok() ? std::optional(date) : std::nullopt;
  };
  const auto at = [path](std::size_t i) { return i < path.size() ? path[i] : '\0'; };
  std::optional<DateMention> month_only;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char before = i == 0 ? '/' : path[i - 1];
    if (!is_digit(path[i]) || is_digit(before) || is_letter(before)) continue;
    const char separator = at(i + 4);
    if (const int y = number(i, 4); y >= 0 && (separator == '/' || separator == '-' || separator == '_')) {
      const std::size_t m_size = number(i + 5, 2) >= 0 ? 2 : 1;
      const int m = number(i + 5, m_size);
      const auto d_at = i + 5 + m_size + 1;
      const std::size_t d_size = number(d_at, 2) >= 0 ? 2 : 1;
      if (at(d_at - 1) == separator) {
        if (const auto date = make(y, m, number(d_at, d_size)); date && !is_letter(at(d_at + d_size)))
          return DateMention{*date, i, d_at + d_size};
      }
      const char behind = at(i + 7);
      // One digit behind a year is more often a number than a month: /berita/2022/5.
      if (separator != '_' && m_size == 2 && before == '/' &&
          (behind == '/' || behind == '\0' || (behind == '-' && separator == '-')) && !month_only)
        if (const auto date = make(y, m, 1)) month_only = DateMention{*date, i, i + 7, false, false, false};
    }
    if (const int d = number(i, 2); d >= 0 && at(i + 2) == '-' && at(i + 5) == '-') {
      if (const auto date = make(number(i + 6, 4), number(i + 3, 2), d))
        return DateMention{*date, i, i + 10, d <= 12 && d != number(i + 3, 2), true, false};
    }
    if (number(i, 8) >= 0 &&
        (at(i + 8) == '\0' || at(i + 8) == '-' || at(i + 8) == '_' || at(i + 8) == '/' || at(i + 8) == '.')) {
      const int all = number(i, 8);
      if (const auto date = make(all / 10000, all / 100 % 100, all % 100)) return DateMention{*date, i, i + 8};
    }
  }
  return month_only;
}

}  // namespace matang::web
