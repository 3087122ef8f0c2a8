#include "matang/evidence/agencies.hpp"
#include "support/catch.hpp"

using namespace matang;

TEST_CASE("a list of agencies is read as spreadsheets write it", "[evidence]") {
  struct {
    const char *what, *text;
  } const lists[] = {
      {"commas", "name,kind,url\nDinas Kesehatan,OPD,dinkes.contohkab.go.id\n\"Kecamatan A, Barat\",kecamatan,\n"},
      {"semicolons, mark, Indonesian headings",
       "\xEF\xBB\xBFNama;Jenis;Situs\r\nDinas Kesehatan;OPD;dinkes.contohkab.go.id\r\n\r\n\"Kecamatan A, "
       "Barat\";kecamatan;-\r\n"},
      {"other order",
       "situs\tnama\tjenis\ndinkes.contohkab.go.id\tDinas Kesehatan\tOPD\n\tKecamatan A, Barat\tkecamatan\n"},
  };
  for (const auto& list : lists) {
    INFO(list.what);
    const auto read = evidence::read_agencies_text(list.text, "opd.csv");
    REQUIRE(read.has_value());
    REQUIRE(read->size() == 2);
    CHECK(read->at(0).name == "Dinas Kesehatan");
    CHECK(read->at(0).kind == "OPD");
    CHECK(read->at(0).url.text() == "http://dinkes.contohkab.go.id/");
    CHECK(read->at(1).name == "Kecamatan A, Barat");
    CHECK(read->at(1).url.empty());
  }
}

TEST_CASE("an address with its scheme is taken as it is written", "[evidence]") {
  const auto read =
      evidence::read_agencies_text("nama,alamat\nBappeda,http://bappeda.contohkab.go.id/web\n", "opd.csv");
  REQUIRE(read.has_value());
  CHECK(read->front().url.text() == "http://bappeda.contohkab.go.id/web");
}

TEST_CASE("what is wrong with a list of agencies is named by row and column", "[evidence]") {
  struct {
    const char *text, *expect;
  } const lists[] = {
      {"", "opd.csv: the list is empty"},
      {"jenis,situs\nOPD,a.go.id\n", "opd.csv:1:1: the list has no column “name”"},
      {"nama,situs\nDinas,javascript:alert(1)\n", "opd.csv:2:2: “javascript:alert(1)” is no address"},
      {"nama,situs\nDinas,ftp://a.go.id/\n", "opd.csv:2:2:"},
      {"nama,situs\nDinas,localhost\n", "opd.csv:2:2:"},
      {"nama,situs\n,a.go.id\n", "opd.csv:2:1: a line without a name"},
  };
  for (const auto& list : lists) {
    INFO(list.text);
    const auto read = evidence::read_agencies_text(list.text, "opd.csv");
    REQUIRE_FALSE(read.has_value());
    CHECK_THAT(to_text(read.error().front()), Contains(list.expect));
  }
}
