#include "encoding_labels.hpp"

#include <array>
#include <string>

namespace matang::web {
namespace {

struct Row {
  Encoding encoding;
  std::string_view labels;  ///< blank before and behind each
};

// https://encoding.spec.whatwg.org/#names-and-labels. Left out: x-user-defined, and the labels of "replacement",
// encodings that browsers refuse to decode.
constexpr std::array rows = {
    Row{{"utf-8", "UTF-8", true}, " unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 "},
    Row{{"windows-1252", "CP1252", false},
        " ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
        "iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 "},
    Row{{"utf-16le", "UTF-16LE", true}, " csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le "},
    Row{{"utf-16be", "UTF-16BE", true}, " unicodefffe utf-16be "},
    Row{{"gb18030", "GB18030", true}, " gb18030 "},
    Row{{"gbk", "GB18030", true}, " chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk "},
    Row{{"big5", "BIG5-HKSCS", true}, " big5 big5-hkscs cn-big5 csbig5 x-x-big5 "},
    Row{{"shift_jis", "CP932", true}, " csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis "},
    Row{{"euc-jp", "EUC-JP-MS", true}, " cseucpkdfmtjapanese euc-jp x-euc-jp "},
    Row{{"iso-2022-jp", "ISO-2022-JP", true}, " csiso2022jp iso-2022-jp "},
    Row{{"euc-kr", "CP949", true},
        " cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 "},
    Row{{"windows-1250", "CP1250", false}, " cp1250 windows-1250 x-cp1250 "},
    Row{{"windows-1251", "CP1251", false}, " cp1251 windows-1251 x-cp1251 "},
    Row{{"windows-1253", "CP1253", false}, " cp1253 windows-1253 x-cp1253 "},
    Row{{"windows-1254", "CP1254", false},
        " cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
        "windows-1254 "
        "x-cp1254 "},
    Row{{"windows-1255", "CP1255", false}, " cp1255 windows-1255 x-cp1255 "},
    Row{{"windows-1256", "CP1256", false}, " cp1256 windows-1256 x-cp1256 "},
    Row{{"windows-1257", "CP1257", false}, " cp1257 windows-1257 x-cp1257 "},
    Row{{"windows-1258", "CP1258", false}, " cp1258 windows-1258 x-cp1258 "},
    Row{{"windows-874", "WINDOWS-874", false}, " dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 "},
    Row{{"iso-8859-2", "ISO-8859-2", false},
        " csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 "},
    Row{{"iso-8859-3", "ISO-8859-3", false},
        " csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3 "},
    Row{{"iso-8859-4", "ISO-8859-4", false},
        " csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4 "},
    Row{{"iso-8859-5", "ISO-8859-5", false},
        " csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 "},
    Row{{"iso-8859-6", "ISO-8859-6", false},
        " arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i "
        "iso-ir-127 "
        "iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 "},
    Row{{"iso-8859-7", "ISO-8859-7", false},
        " csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
        "iso_8859-7:1987 "
        "sun_eu_greek "},
    Row{{"iso-8859-8", "ISO-8859-8", false},
        " csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
        "iso_8859-8:1988 visual "},
    Row{{"iso-8859-8-i", "ISO-8859-8", false}, " csiso88598i iso-8859-8-i logical "},
    Row{{"iso-8859-10", "ISO-8859-10", false}, " csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 "},
    Row{{"iso-8859-13", "ISO-8859-13", false}, " iso-8859-13 iso8859-13 iso885913 "},
    Row{{"iso-8859-14", "ISO-8859-14", false}, " iso-8859-14 iso8859-14 iso885914 "},
    Row{{"iso-8859-15", "ISO-8859-15", false}, " csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 "},
    Row{{"iso-8859-16", "ISO-8859-16", false}, " iso-8859-16 "},
    Row{{"koi8-r", "KOI8-R", false}, " cskoi8r koi koi8 koi8-r koi8_r "},
    Row{{"koi8-u", "KOI8-U", false}, " koi8-ru koi8-u "},
    Row{{"ibm866", "IBM866", false}, " 866 cp866 csibm866 ibm866 "},
    Row{{"macintosh", "MACINTOSH", false}, " csmacintosh mac macintosh x-mac-roman "},
    Row{{"x-mac-cyrillic", "MAC-CYRILLIC", false}, " x-mac-cyrillic x-mac-ukrainian "},
};

}  // namespace

const Encoding* find_encoding(std::string_view label) {
  constexpr std::string_view blanks = " \t\n\f\r";
  const auto first = label.find_first_not_of(blanks);
  if (first == std::string_view::npos || label.size() > 200) return nullptr;
  label = label.substr(first, label.find_last_not_of(blanks) - first + 1);
  if (label.find_first_of(blanks) != std::string_view::npos) return nullptr;
  std::string wanted = " ";
  for (const char c : label) wanted += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  wanted += ' ';
  for (const auto& row : rows)
    if (row.labels.find(wanted) != std::string_view::npos) return &row.encoding;
  return nullptr;
}

}  // namespace matang::web
