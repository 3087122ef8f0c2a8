#include "matang/survey/responses.hpp"

#include "support/catch.hpp"

using namespace matang;
using survey::read_responses;

namespace {

std::vector<std::vector<std::string>> cells_of(const survey::Responses& responses) {
  std::vector<std::vector<std::string>> cells{responses.headers};
  for (const auto& row : responses.rows) cells.push_back(row.cells);
  return cells;
}

}  // namespace

TEST_CASE("responses are read however a spreadsheet wrote them", "[responses]") {
  using Cells = std::vector<std::vector<std::string>>;
  struct Case {
    std::string name, bytes;
    Cells cells;
    char separator;
  };
  const std::vector<Case> cases{
      {"comma", "a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}, ','},
      {"no line end at the end", "a,b\n1,2", {{"a", "b"}, {"1", "2"}}, ','},
      {"semicolon and CRLF", "a;b\r\n1,5;2\r\n", {{"a", "b"}, {"1,5", "2"}}, ';'},
      {"tab and CR", "a\tb\r1\t2\r", {{"a", "b"}, {"1", "2"}}, '\t'},
      {"byte order mark",
       "\xEF\xBB\xBF"
       "a,b\n1,2\n",
       {{"a", "b"}, {"1", "2"}},
       ','},
      {"Excel's sep line", "sep=;\r\na;b\r\n1;2\r\n", {{"a", "b"}, {"1", "2"}}, ';'},
      {"quotes, doubled quotes, line ends",
       "a,b\n\"1,\n2\",\"he said \"\"ya\"\"\"\n",
       {{"a", "b"}, {"1, 2", "he said \"ya\""}},
       ','},
      {"commas in the questions of a semicolon file",
       "Setuju, atau tidak, atau ragu?;b\nx;1\ny;2\n",
       {{"Setuju, atau tidak, atau ragu?", "b"}, {"x", "1"}, {"y", "2"}},
       ';'},
      {"blank rows", "a,b\n,\n1,2\n\n , \n", {{"a", "b"}, {"1", "2"}}, ','},
      {"a short row", "a,b,c\n1\n", {{"a", "b", "c"}, {"1", "", ""}}, ','},
      {"empty cells behind the headers", "a,b,,\n1,2,,\n", {{"a", "b"}, {"1", "2"}}, ','},
      {"no-break space, zero width", "a\xC2\xA0x,b\n1\xE2\x80\x8B,2\n", {{"a x", "b"}, {"1", "2"}}, ','},
      {"the same header twice", "a,a\n1,2\n", {{"a", "a"}, {"1", "2"}}, ','},
      {"one column", "a\n1\n2\n", {{"a"}, {"1"}, {"2"}}, ','},
      {"UTF-16",
       std::string("\xFF\xFE"
                   "a\0,\0b\0\n\0"
                   "1\0,\0"
                   "2\0",
                   16),
       {{"a", "b"}, {"1", "2"}},
       ','}};
  for (const Case& one : cases) {
    INFO(one.name);
    const auto responses = read_responses(one.bytes, "r.csv");
    REQUIRE(responses);
    CHECK(cells_of(*responses) == one.cells);
    CHECK(responses->separator == one.separator);
  }
}

TEST_CASE("a row knows its number in the spreadsheet and its line in the file", "[responses]") {
  const auto responses = read_responses("a,b\n\"1\n\n\",2\n,\n3,4\n", "r.csv");
  REQUIRE(responses);
  REQUIRE(responses->rows.size() == 2);
  CHECK(responses->rows[0].number == 2);
  CHECK(responses->rows[0].line == 2);
  CHECK(responses->rows[1].number == 4);
  CHECK(responses->rows[1].line == 6);
  CHECK(responses->blank_rows == 1);
}

TEST_CASE("an encoding other than UTF-8 is recognised and said", "[responses]") {
  const auto responses = read_responses("caf\xE9,b\n1,2\n", "r.csv");
  REQUIRE(responses);
  CHECK(responses->encoding == "windows-1252");
  CHECK(responses->headers[0] == "café");
  CHECK(read_responses("café,b\n1,2\n", "r.csv")->encoding == "utf-8");
}

TEST_CASE("what is no table of responses is refused with row and column", "[responses]") {
  struct Case {
    std::string bytes, message;
  };
  const std::vector<Case> cases{
      {"", "no headers"},
      {"\n\n", "no headers"},
      {"PK\x03\x04zip", "workbook"},
      {"a,b\n1,2,3\n", "r.csv:2:3: row 2, column C: an answer stands under no header"},
      {"a,b\n1,\"2\n", "r.csv:2:1: row 2, column B: a quotation mark is opened and never closed"},
  };
  for (const Case& one : cases) {
    INFO(one.message);
    const auto responses = read_responses(one.bytes, "r.csv");
    REQUIRE_FALSE(responses);
    CHECK_THAT(to_text(responses.error().front()), Contains(one.message));
  }
  CHECK_THAT(to_text(read_responses("a\n" + std::string(100, 'x'), "r.csv", {1000, 100, 10, 50}).error().front()),
             Contains("longer than a response"));
  CHECK_THAT(to_text(read_responses("a,b\n1,2\n3,4\n5,6\n", "r.csv", {1000, 4, 10, 50}).error().front()),
             Contains("row 4: the table is too large"));
  CHECK_THAT(to_text(read_responses("a,b,c\n", "r.csv", {1000, 4, 2, 50}).error().front()),
             Contains("too many columns"));
}

TEST_CASE("faults of a whole file are not printed by the thousand", "[responses]") {
  std::string bytes = "a,b\n";
  for (int i = 0; i < 1000; ++i) bytes += "1,2,3\n";
  const auto responses = read_responses(bytes, "r.csv");
  REQUIRE_FALSE(responses);
  CHECK(responses.error().size() < 60);
}

TEST_CASE("columns are called as spreadsheets call them", "[responses]") {
  CHECK(survey::column_name(0) == "A");
  CHECK(survey::column_name(25) == "Z");
  CHECK(survey::column_name(26) == "AA");
  CHECK(survey::column_name(701) == "ZZ");
  CHECK(survey::column_name(702) == "AAA");
}
