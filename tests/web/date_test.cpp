#include "matang/web/date.hpp"

#include "support/catch.hpp"

using namespace matang::web;

namespace {
const Date today{std::chrono::year{2023}, std::chrono::March, std::chrono::day{15}};
/// Every mention as "2022-12-12", with ? ambiguous, ~ day unknown, < relative.
std::string told(const std::vector<DateMention>& mentions) {
  std::string out;
  for (const auto& m : mentions)
    out += (out.empty() ? "" : " ") + to_text(m.date) + (m.ambiguous ? "?" : "") + (m.day_known ? "" : "~") +
           (m.relative ? "<" : "");
  return out;
}
}  // namespace

TEST_CASE("dates are found in Indonesian and English prose", "[date]") {
  struct Row {
    std::string text, dates;
  };
  const auto row = GENERATE(values<Row>({
      {"Senin, 12 Desember 2022 10:30 WIB", "2022-12-12"},
      {"Jum'at, 3 Pebruari 2023", "2023-02-03"},
      {"12/12/22", "2022-12-12"},
      {"12-12-2022", "2022-12-12"},
      {"03/04/2022", "2022-04-03?"},
      {"04/13/2022", "2022-04-13"},
      {"2022-12-12", "2022-12-12"},
      {"2022-12-12T10:30:00+07:00", "2022-12-12"},
      {"2022/12/05", "2022-12-05"},
      {"3.4.2022", "2022-04-03"},
      {"Dec 12, 2022", "2022-12-12"},
      {"December 1st, 2022", "2022-12-01"},
      {"1st of May 2022", "2022-05-01"},
      {"12 Des. 2021", "2021-12-12"},
      {"12-Des-21", "2021-12-12"},
      {"12 Nop 2021 dan 5 Agt 2022, 6 Agst 2022, 7 Ags 2022, 8 Okt 2022, 9 Sept 2022",
       "2021-11-12 2022-08-05 2022-08-06 2022-08-07 2022-10-08 2022-09-09"},
      {"17Agustus2022", "2022-08-17"},
      {"Desember 2021", "2021-12-01~"},
      {"28 November - 2 Desember 2022", "2022-12-02"},
      {"tanggal 1 bulan Mei tahun 2022", "2022-05-01"},
      {"12\xC2\xA0"
       "Desember\xC2\xA0"
       "2022",
       "2022-12-12"},
      {"2 hari yang lalu", "2023-03-13<"},
      {"seminggu lalu", "2023-03-08<"},
      {"3 jam lalu", "2023-03-15<"},
      {"2 bulan yang lalu", "2023-01-01~<"},
      {"kemarin, 10:30 WIB", "2023-03-14<"},
      {"2 days ago", "2023-03-13<"},
      {"Diposting: 12/12/2022.", "2022-12-12"},
  }));
  INFO(row.text);
  CHECK(told(find_dates(row.text, today)) == row.dates);
}

TEST_CASE("what only looks like a date is none", "[date]") {
  const auto text = GENERATE(
      as<std::string>{}, "Undang-Undang Nomor 14 Tahun 2008", "Perda No. 5/2021", "Nomor: 12/12/2021", "800/12/12/2021",
      "(0711) 12-12-22", "0812-1212-2022", "+62 711 12 12 22", "Rp 12.12.2021", "Rp10.12.2021", "versi 1.12.2021",
      "v1.2.22", "1.2.22", "10.12.2021.4", "16.71.01.2001", "10:30:22", "2021", "Tahun 2008", "12 Desember",
      "12 Des 10:30", "12 Des 10.30", "17 Agustus 1945", "12 Desember 2099", "45/45/2022", "30/02/2022",
      "NIP 19800512 200501 1 001", "Kemarin : 120", "Hari ini 25", "Pengunjung hari ini", "You may 20 go",
      "100/12/2022", "2022/2023", "12.500.000", "hari yang lalu");
  INFO(text);
  CHECK(told(find_dates(text, today)) == "");
}

TEST_CASE("neighbours of a date do not hide or bend it", "[date]") {
  struct Row {
    std::string text, dates;
  };
  const auto row = GENERATE(values<Row>({
      {"\u201c12/12/2022\u201d", "2022-12-12"},
      {"12/12/2022\u201314/12/2022", "2022-12-12 2022-12-14"},
      {"\U0001F4C512/12/2022\u2022Admin", "2022-12-12"},
      {"12/12/2022Oleh Admin", "2022-12-12"},
      {"12 Desember 2022Oleh Admin", "2022-12-12"},
      {"Admin12 Desember 2022", "2022-12-12"},
      {"Januari\u2013Maret 2021", "2021-03-01~"},
      {"12-14 Desember 2022", "2022-12-14"},
      {"12 s.d. 14 Desember 2022", "2022-12-14"},
      {"1 Mei - 20 Juni 2022", "2022-06-20"},
      {"1 Mei \u2013 20 Juni 2022", "2022-06-20"},
      {"1 Mei 20 Juni 2022", "2022-06-20"},
      {"12 Des 22", "2022-12-12"},
      {"12 Des '22", "2022-12-12"},
      {"12 Des 22 pukul 10.00", "2022-12-12"},
      {"12 Des 22 | Admin", "2022-12-12"},
      {"12 Mei 22 orang hadir", ""},
      {"12 Des 08-10 WIB", ""},
      {"12 Des 10 WIB", ""},
      {"12 Des 08 \u2013 10 WIB", ""},
      {"Edisi No. 5 Desember 2021", "2021-12-01~"},
      {"Nomor 12 tanggal 14 Mei 2008", "2008-05-14"},
      {"pukul 10.30 Desember 2021", "2021-12-01~"},
      {"31 Februari 2022", "2022-02-01~"},
      {"29 Februari 2020", "2020-02-29"},
      {"29/02/2021", ""},
      {"12/12/2022, 10:30", "2022-12-12"},
      {"12/Dec/2022:10:30:00 +0700", "2022-12-12"},
      {"DESEMBER 2022", "2022-12-01~"},
      {"2022.1.5", ""},
      {"Telp. 021-12-12-2022", ""},
      {"https://x.go.id/a/12/12/2022", ""},
      {"Desember 2021.000", ""},
      {"Hari ini kami melayani", ""},
      {"Hari ini, 10:30 WIB", "2023-03-15<"},
      {"Hari ini pukul 10.30", "2023-03-15<"},
      {"Hari Ini : 120 | Kemarin : 340", ""},
      {"999 tahun yang lalu", ""},
  }));
  INFO(row.text);
  CHECK(told(find_dates(row.text, today)) == row.dates);
}

TEST_CASE("a weekday in front decides what the numbers leave open", "[date]") {
  // 3 April 2022 was a Sunday, 4 March 2022 a Friday.
  CHECK(told(find_dates("Minggu, 03/04/2022", today)) == "2022-04-03");
  CHECK(told(find_dates("Jum'at, 03/04/2022", today)) == "2022-03-04");
  CHECK(told(find_dates("Jumat (03/04/2022)", today)) == "2022-03-04");
  CHECK(told(find_dates("Sunday, 03/04/2022", today, DayMonthOrder::month_first)) == "2022-04-03");
  CHECK(told(find_dates("Rabu, 03/04/2022", today)) == "2022-04-03?");
}

TEST_CASE("the site's order decides a date that could be either", "[date]") {
  CHECK(told(find_dates("03/04/2022", today, DayMonthOrder::month_first)) == "2022-03-04?");
  CHECK(told(find_dates("25/04/2022", today, DayMonthOrder::month_first)) == "2022-04-25");
}

TEST_CASE("a mention says where it stands", "[date]") {
  const auto mentions = find_dates("Oleh admin, 12 Desember 2022 pukul", today);
  REQUIRE(mentions.size() == 1);
  CHECK(mentions[0].begin == 12);
  CHECK(mentions[0].end == 28);
}

TEST_CASE("a path may carry a date", "[date]") {
  struct Row {
    std::string path, date;
  };
  const auto row = GENERATE(values<Row>({{"/2022/12/05/judul", "2022-12-05"},
                                         {"/berita/2022-12-05-judul", "2022-12-05"},
                                         {"/2022/12/judul", "2022-12-01~"},
                                         {"/berita/20221205-x", "2022-12-05"},
                                         {"/x/05-12-2022-y", "2022-12-05?"},
                                         {"/berita/2022/5", ""},
                                         {"/berita/2022", ""},
                                         {"/id/20221399", ""},
                                         {"/2045/12/05/x", ""},
                                         {"/a2022-12-05", ""},
                                         {"/", ""}}));
  INFO(row.path);
  const auto mention = find_date_in_path(row.path, today);
  CHECK((mention ? told({*mention}) : "") == row.date);
}

TEST_CASE("machine dates are read in their standard forms", "[date]") {
  const auto instant = parse_iso_instant("1994-11-06T08:49:37Z");
  REQUIRE(instant);
  for (const auto* form :
       {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
    CHECK(parse_http_date(form) == instant);
  CHECK(parse_iso_instant("1994-11-06T15:49:37.5+07:00") == instant);
  CHECK(to_iso_instant(*instant) == "1994-11-06T08:49:37Z");
  CHECK_FALSE(parse_http_date("Sun, 31 Feb 1994 08:49:37 GMT"));
  CHECK_FALSE(parse_http_date("yesterday"));
  CHECK(parse_iso_instant("1994-11-06T08:49Z") == parse_iso_instant("1994-11-06T08:49:00Z"));
  CHECK(parse_iso_instant("1994-11-06T15:49+0700") == parse_iso_instant("1994-11-06T08:49:00Z"));
  for (const auto* text :
       {"1994-11-06", "1994-11-06T08:49", "1994-11-06T08:49:37", "1994-11-06T24:00:00Z", "1994-11-06T08:49:37+",
        "1994-11-06T08:49:37.", "1994-11-06T08:49:37+07:0", "1994-11-06T08:4", "1994-11-06T08:49Zx"})
    CHECK_FALSE(parse_iso_instant(text));
  CHECK(to_text(*parse_iso_date("2023-01-31 10:00")) == "2023-01-31");
  CHECK_FALSE(parse_iso_date("2023-01-311"));
  CHECK_FALSE(parse_iso_date("2023-02-30"));
}

TEST_CASE("a megabyte of digits is read in one pass", "[date]") {
  CHECK(find_dates(std::string(1'000'000, '1'), today).empty());
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "12 / 12 - ";
  CHECK(find_dates(text, today).empty());
  CHECK(find_dates(std::string(1'000'000, ' '), today).empty());
}
