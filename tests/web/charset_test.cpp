#include "matang/web/charset.hpp"

#include "support/catch.hpp"

using namespace matang::web;
using namespace std::string_literals;
using Cue = DecodedText::Cue;

TEST_CASE("the encoding is found where browsers look for it", "[charset]") {
  struct Row {
    std::string name, body, header, text, encoding;
    Cue cue;
  };
  const auto row = GENERATE(values<Row>({
      {"bom beats header", "\xEF\xBB\xBFé", "windows-1252", "é", "utf-8", Cue::bom},
      {"utf-16le bom",
       "\xFF\xFE"
       "a\0"s,
       "", "a", "utf-16le", Cue::bom},
      {"utf-16be bom", "\xFE\xFF\0a"s, "", "a", "utf-16be", Cue::bom},
      {"header beats meta", "<meta charset=utf-8>\xE9", "latin1", "<meta charset=utf-8>é", "windows-1252", Cue::header},
      {"meta", "<meta charset='iso-8859-2'>\xB1", "", "<meta charset='iso-8859-2'>ą", "iso-8859-2", Cue::meta},
      {"http-equiv", "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>\xC0", "",
       "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>А", "windows-1251", Cue::meta},
      {"meta in a comment", "<!-- <meta charset=utf-16> -->\xE9", "", "<!-- <meta charset=utf-16> -->é", "windows-1252",
       Cue::fallback},
      {"meta says utf-16", "<meta charset=utf-16>a", "", "<meta charset=utf-16>a", "utf-8", Cue::meta},
      {"xml", "<?xml version='1.0' encoding='ISO-8859-15'?>\xA4", "", "<?xml version='1.0' encoding='ISO-8859-15'?>€",
       "iso-8859-15", Cue::meta},
      {"gb18030", "\xC4\xE3", "GB2312", "你", "gbk", Cue::header},
      {"windows-1252 quotes", "\x93x\x94\x81", "iso-8859-1", "“x”\xC2\x81", "windows-1252", Cue::header},
      {"lying header", "kaf\xC3\xA9", "iso-8859-1", "kafé", "utf-8", Cue::sniffed},
      {"nothing said, utf-8", "kaf\xC3\xA9", "", "kafé", "utf-8", Cue::sniffed},
      {"unknown label", "a", "klingon", "a", "utf-8", Cue::sniffed},
      {"nul", "a\0b"s, "utf-8",
       "a\xEF\xBF\xBD"
       "b",
       "utf-8", Cue::header},
      {"empty", "", "", "", "utf-8", Cue::sniffed},
  }));
  INFO(row.name);
  const auto decoded = decode_text(row.body, row.header);
  CHECK(decoded.text == row.text);
  CHECK(decoded.encoding == row.encoding);
  CHECK(decoded.cue == row.cue);
}

TEST_CASE("malformed sequences become U+FFFD, one for each maximal part", "[charset]") {
  struct Row {
    std::string bytes;
    std::size_t replaced;
  };
  const auto row = GENERATE(values<Row>({{"a\xFF", 1},
                                         {"\xC3", 1},
                                         {"\xE2\x82", 1},
                                         {"\xE2\x82g", 1},
                                         {"\xC0\xAF", 2},
                                         {"\xED\xA0\x80", 3},
                                         {"\xF0\x9F\x92", 1},
                                         {"\xF5\x80\x80\x80", 4},
                                         {"\xC3\xA9", 0}}));
  const auto decoded = decode_text(row.bytes, "utf-8");
  CHECK(decoded.replaced == row.replaced);
  CHECK(valid_utf8(decoded.text) == decoded.text);
  CHECK(valid_utf8(row.bytes) == decoded.text);
}

TEST_CASE("a converter's last letter is not lost", "[charset]") {
  CHECK(decode_text("ab", "windows-1258").text == "ab");
  CHECK(decode_text("a\xE2", "windows-1258").text == "aâ");
  CHECK(decode_text("\x88\x66", "big5").text == "Ê");
}

TEST_CASE("broken bytes of other encodings are replaced and end", "[charset]") {
  CHECK(decode_text("\xD8"s + "\x00"s + "a", "utf-16be").text == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(decode_text(std::string(100'000, '\xFF'), "gb18030").replaced == 100'000);
}
