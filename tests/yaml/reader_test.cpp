#include <limits>
#include <string>

#include "matang/yaml/document.hpp"
#include "support/catch.hpp"

using namespace matang;
using yaml::Node;

namespace {

Node scalar(std::string text, bool quoted = false) {
  return {.kind = Node::Kind::scalar,
          .where = {"f.yaml", 1, 1},
          .scalar = std::move(text),
          .quoted = quoted,
          .items = {},
          .entries = {}};
}

std::string joined(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_text(problem) + "\n";
  return text;
}

}  // namespace

TEST_CASE("integers are decimal digits and nothing else", "[yaml]") {
  struct Row {
    std::string text;
    std::optional<std::int64_t> value;
    std::size_t problems;
  };
  const auto row = GENERATE(values<Row>({{"0", 0, 0},
                                         {"12", 12, 0},
                                         {"-7", -7, 0},
                                         {"010", 10, 1},
                                         {"-08", -8, 1},
                                         {"0x10", {}, 1},
                                         {"0o7", {}, 1},
                                         {"+5", {}, 1},
                                         {"1_000", {}, 1},
                                         {"1.0", {}, 1},
                                         {"1e3", {}, 1},
                                         {"", {}, 1},
                                         {"-", {}, 1},
                                         {"12 ", {}, 1},
                                         {"no", {}, 1},
                                         {"9223372036854775807", std::numeric_limits<std::int64_t>::max(), 0},
                                         {"9223372036854775808", {}, 1}}));
  INFO(row.text);
  Problems problems;
  CHECK(yaml::as_integer(scalar(row.text), problems) == row.value);
  CHECK(problems.size() == row.problems);
  problems.clear();
  CHECK_FALSE(yaml::as_integer(scalar(row.text, true), problems));
  CHECK(problems.size() == 1);
}

TEST_CASE("numbers have digits on both sides of a decimal point", "[yaml]") {
  struct Row {
    std::string text;
    std::optional<double> value;
    std::size_t problems;
  };
  const auto row = GENERATE(values<Row>({{"0.5", 0.5, 0},
                                         {"-2", -2.0, 0},
                                         {"1e3", 1000.0, 0},
                                         {"010.5", 10.5, 1},
                                         {"0,5", {}, 1},
                                         {".5", {}, 1},
                                         {"5.", {}, 1},
                                         {"inf", {}, 1},
                                         {".nan", {}, 1},
                                         {"1e999", {}, 1},
                                         {"0x1p3", {}, 1},
                                         {"", {}, 1}}));
  INFO(row.text);
  Problems problems;
  CHECK(yaml::as_number(scalar(row.text), problems) == row.value);
  CHECK(problems.size() == row.problems);
}

TEST_CASE("a decimal comma is explained", "[yaml]") {
  Problems problems;
  CHECK_FALSE(yaml::as_number(scalar("0,5"), problems));
  CHECK_THAT(joined(problems), Contains("write a decimal point"));
}

TEST_CASE("only true and false are flags, and no bare truth word is text", "[yaml]") {
  Problems problems;
  CHECK(yaml::as_flag(scalar("true"), problems) == true);
  CHECK(yaml::as_flag(scalar("false"), problems) == false);
  CHECK(problems.empty());
  for (const std::string word : {"yes", "no", "on", "off", "True", "FALSE", "y", "1"}) {
    INFO(word);
    problems.clear();
    CHECK_FALSE(yaml::as_flag(scalar(word), problems));
    CHECK(problems.size() == 1);
  }
  for (const std::string word : {"yes", "no", "No", "NO", "on", "off", "true", "False"}) {
    INFO(word);
    problems.clear();
    CHECK_FALSE(yaml::as_text(scalar(word), problems));
    CHECK(problems.size() == 1);
    CHECK(yaml::as_text(scalar(word, true), problems) == word);
    CHECK(problems.size() == 1);
  }
  problems.clear();
  CHECK(yaml::as_text(scalar("nothing"), problems) == "nothing");
  CHECK(yaml::as_text(scalar("o"), problems) == "o");
  CHECK(yaml::as_text(scalar("010"), problems) == "010");
  CHECK(problems.empty());
}

TEST_CASE("a mapping is read key by key and every fault is kept", "[yaml]") {
  const auto root = yaml::read_text(
      "id: a\ntitle: {id: x}\nweight: 010\nshare: 1.5\nflag: yes\nwords: [a, no, {b: c}]\npurpos: y\nzzzzzz: "
      "1\nempty:\n",
      "f.yaml");
  REQUIRE(root);
  Problems problems;
  yaml::MappingReader reader(*root, "an indicator", problems);
  CHECK(reader.required_text("id") == "a");
  CHECK(reader.required_text("title").empty());
  CHECK(reader.required_text("rule").empty());
  CHECK(reader.required("empty") == nullptr);
  CHECK(reader.optional_integer("weight", 0, 100) == 10);
  CHECK_FALSE(reader.optional_number("share", 0, 1));
  CHECK_FALSE(reader.optional_flag("flag"));
  CHECK(reader.optional_texts("words") == std::vector<std::string>{"a"});
  CHECK_FALSE(reader.optional_text("purpose"));
  CHECK_FALSE(reader.optional_text("nothing"));
  reader.finish();
  CHECK(joined(problems) ==
        "f.yaml:2:8: a mapping stands where a text belongs; put a text that holds ': ' or begins with { in quotes\n"
        "f.yaml:1:1: an indicator needs 'rule'\n"
        "f.yaml:9:1: 'empty' has no value\n"
        "f.yaml:3:9: the number 010 begins with a zero, which some readers take for octal; write it without the "
        "leading zero, or in "
        "quotes if it is text\n"
        "f.yaml:4:8: 'share' is 1.5; it may be 0 to 1\n"
        "f.yaml:5:7: 'yes' is neither true nor false; write true or false, without quotes\n"
        "f.yaml:6:12: the bare word no is true or false to many YAML readers; write \"no\" in quotes if it is text\n"
        "f.yaml:6:16: a mapping stands where a text belongs; put a text that holds ': ' or begins with { in quotes\n"
        "f.yaml:7:1: an indicator has no key 'purpos'; did you mean 'purpose'?\n"
        "f.yaml:8:1: an indicator has no key 'zzzzzz'; known keys: id, title, rule, empty, weight, share, flag, words, "
        "purpose, nothing\n");
}

TEST_CASE("what is no mapping is said once", "[yaml]") {
  const auto root = yaml::read_text("- a\n- b\n", "f.yaml");
  REQUIRE(root);
  Problems problems;
  yaml::MappingReader reader(*root, "a rubric", problems);
  CHECK_FALSE(reader.is_mapping());
  CHECK(reader.required_text("id").empty());
  CHECK_FALSE(reader.optional_integer("n", 0, 1));
  reader.finish();
  CHECK(joined(problems) == "f.yaml:1:1: a rubric is written as KEY: VALUE lines; check the indentation\n");
}

TEST_CASE("one text or a list of texts", "[yaml]") {
  const auto root = yaml::read_text("a: x\nb: [x, y]\n", "f.yaml");
  REQUIRE(root);
  Problems problems;
  yaml::MappingReader reader(*root, "it", problems);
  CHECK(reader.optional_texts("a") == std::vector<std::string>{"x"});
  CHECK(reader.optional_texts("b") == std::vector<std::string>{"x", "y"});
  CHECK(reader.optional_texts("c").empty());
  CHECK(problems.empty());
}

TEST_CASE("a near word is suggested, a far one is not", "[yaml]") {
  const std::vector<std::string> known{"purpose", "title", "id", "weight"};
  CHECK(yaml::did_you_mean("purpos", known) == "did you mean 'purpose'?");
  CHECK(yaml::did_you_mean("tilte", known) == "did you mean 'title'?");
  CHECK(yaml::did_you_mean("wieght", known) == "did you mean 'weight'?");
  CHECK(yaml::did_you_mean("ix", known).empty());
  CHECK(yaml::did_you_mean("colour", known).empty());
  CHECK(yaml::did_you_mean(std::string(100'000, 'a'), known).empty());
  CHECK(yaml::did_you_mean("purpose", {}).empty());
}

TEST_CASE("quoted text reads back as itself", "[yaml]") {
  for (const std::string text : {"plain words", "",          " ",         "no",     "Null",     "null",
                                 "~",           "010",       "1.5",       "a: b",   "a #b",     "what?",
                                 "- x",         "[x]",       "{x}",       "*x",     "&x",       "!x",
                                 "%x",          "@x",        "`x",        "'x'",    "\"x\"",    "back\\slash",
                                 "line\nbreak", "tab\there", "trailing ", "é ü 中", "a,b",      "---",
                                 "...",         "<<",        "=",         "y",      "\x01\x7F", "\xC2\x85 next line",
                                 "a\r\nb",      "2024-01-05"}) {
    INFO(text);
    const std::string written = yaml::quote(text);
    for (const std::string& file : {"k: " + written + "\n", "k: [" + written + "]\n", written + ": v\n"}) {
      const auto read = yaml::read_text(file, "f.yaml");
      if (text.empty() && file.back() == '\n' && file.find("k:") != 0) continue;  // an empty key is refused
      INFO(file << (read ? "" : to_text(read.error().front())));
      REQUIRE(read);
      const Node* value = read->find("k");
      if (value == nullptr) {
        CHECK(read->entries.at(0).key == text);
        continue;
      }
      const Node& node = value->kind == Node::Kind::sequence ? value->items.at(0) : *value;
      Problems problems;
      CHECK(yaml::as_text(node, problems) == text);
    }
  }
}
