#include "rules/condition.hpp"

#include "rules/tables.hpp"
#include "support/catch.hpp"

using namespace matang;
using rules::Condition;
using rules::Truth;
using test::day;

namespace {

Condition condition(Condition::Kind kind, std::vector<std::string> texts, const std::string& field = "f") {
  return {field, kind, std::move(texts), 0, std::chrono::days(0), false};
}
Condition number(Condition::Kind kind, std::int64_t value) {
  return {"f", kind, {}, value, std::chrono::days(0), false};
}
Condition span(Condition::Kind kind, int days) { return {"f", kind, {}, 0, std::chrono::days(days), false}; }
Condition flag(Condition::Kind kind, bool value) { return {"f", kind, {}, 0, std::chrono::days(0), value}; }

struct Row {
  std::string name;
  facts::Value cell;
  Condition asked;
  Truth truth;
};

}  // namespace

TEST_CASE("a condition on a cell is yes, no or unknown", "[rules]") {
  using Kind = Condition::Kind;
  const facts::Value unknown = facts::Unknown{"cut"};
  const facts::Value absent = facts::Absent{};
  const facts::Value list = test::Texts{"news", "agenda"};
  const facts::Value date = day(2023, 1, 1);  // thirty days before as-of
  const std::vector<Row> rows{
      {"equal text", std::string("works"), condition(Kind::one_of, {"stale", "works"}), Truth::yes},
      {"other text", std::string("works"), condition(Kind::one_of, {"work"}), Truth::no},
      {"not text", std::string("works"), condition(Kind::none_of, {"broken"}), Truth::yes},
      {"not that text", std::string("works"), condition(Kind::none_of, {"works"}), Truth::no},
      {"part of text, any case", std::string("Formulir KTP"), condition(Kind::contains, {"FORMULIR"}), Truth::yes},
      {"no part", std::string("Formulir"), condition(Kind::contains, {"berita"}), Truth::no},
      {"list holds", list, condition(Kind::one_of, {"agenda"}), Truth::yes},
      {"list lacks", list, condition(Kind::none_of, {"plan"}), Truth::yes},
      {"list does not lack", list, condition(Kind::none_of, {"news"}), Truth::no},
      {"empty list lacks everything", test::Texts{}, condition(Kind::none_of, {"news"}), Truth::yes},
      {"empty list holds nothing", test::Texts{}, condition(Kind::one_of, {"news"}), Truth::no},
      {"list has enough", list, number(Kind::at_least, 2), Truth::yes},
      {"list has too many", list, number(Kind::at_most, 1), Truth::no},
      {"number at the bound", std::int64_t{5}, number(Kind::at_least, 5), Truth::yes},
      {"number below", std::int64_t{4}, number(Kind::at_least, 5), Truth::no},
      {"number above", std::int64_t{6}, number(Kind::at_most, 5), Truth::no},
      {"number equal", std::int64_t{5}, condition(Kind::one_of, {"5"}), Truth::yes},
      {"date at the edge", date, span(Kind::within, 30), Truth::yes},
      {"date past the edge", date, span(Kind::within, 29), Truth::no},
      {"date to come is not within", day(2023, 2, 1), span(Kind::within, 30), Truth::no},
      {"today is within", day(2023, 1, 31), span(Kind::within, 0), Truth::yes},
      {"older", date, span(Kind::older_than, 29), Truth::yes},
      {"not older", date, span(Kind::older_than, 30), Truth::no},
      {"to come is not older", day(2023, 2, 1), span(Kind::older_than, 0), Truth::no},
      {"flag", true, flag(Kind::is, true), Truth::yes},
      {"other flag", false, flag(Kind::is, true), Truth::no},
      {"present", std::int64_t{0}, flag(Kind::present, true), Truth::yes},
      {"empty text is absent", std::string(), flag(Kind::present, false), Truth::yes},
      {"empty text is not something else", std::string(), condition(Kind::none_of, {"works"}), Truth::no},
      {"absent is no", absent, condition(Kind::one_of, {"works"}), Truth::no},
      {"absent is no, even for not", absent, condition(Kind::none_of, {"works"}), Truth::no},
      {"absent is not present", absent, flag(Kind::present, false), Truth::yes},
      {"unknown text", unknown, condition(Kind::one_of, {"works"}), Truth::unknown},
      {"unknown date", unknown, span(Kind::within, 30), Truth::unknown},
      {"unknown presence", unknown, flag(Kind::present, true), Truth::unknown},
      {"unchecked state", std::string("not_checked"), condition(Kind::one_of, {"works"}, "state"), Truth::unknown},
      {"unchecked state may be broken", std::string("not_checked"), condition(Kind::none_of, {"broken"}, "state"),
       Truth::unknown},
      {"refused state", std::string("blocked"), condition(Kind::one_of, {"works"}, "state"), Truth::unknown},
      {"unchecked state asked for", std::string("not_checked"),
       condition(Kind::one_of, {"works", "not_checked"}, "state"), Truth::yes},
      {"unchecked state refused", std::string("not_checked"), condition(Kind::none_of, {"not_checked"}, "state"),
       Truth::no},
      {"the word elsewhere is a text", std::string("blocked"), condition(Kind::one_of, {"works"}), Truth::no},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(rules::meets(row.cell, row.asked, day(2023, 1, 31)) == row.truth);
  }
}

TEST_CASE("conditions are described in a few words", "[rules]") {
  CHECK(rules::describe({condition(Condition::Kind::one_of, {"application", "complaint"}, "purpose"),
                         condition(Condition::Kind::none_of, {"broken"}, "state")}) ==
        "purpose: application, complaint; state: not broken");
}
