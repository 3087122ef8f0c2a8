#include "matang/yaml/document.hpp"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include "support/catch.hpp"

using namespace matang;
using yaml::Node;

namespace {

std::string faults_of(const Result<Node>& result) {
  if (result) return "";
  std::string text;
  for (const Problem& problem : result.error()) text += to_text(problem) + "\n";
  return text;
}

std::string faults_of(std::string_view text, yaml::Limits limits = {}) {
  return faults_of(yaml::read_text(text, "f.yaml", limits));
}

}  // namespace

TEST_CASE("a document is read with the place of every node", "[yaml]") {
  const auto read = yaml::read_text("a: 1\nb:\n  - x\n  - {c: 'no', \"d\": }\né: [ü, z]\n", "f.yaml");
  REQUIRE(faults_of(read).empty());
  const Node& root = *read;
  REQUIRE(root.kind == Node::Kind::mapping);
  REQUIRE(root.entries.size() == 3);
  CHECK(root.entries[0].key == "a");
  CHECK(root.find("a")->scalar == "1");
  CHECK_FALSE(root.find("a")->quoted);
  CHECK(root.find("a")->where == Location{"f.yaml", 1, 4});
  const Node& list = *root.find("b");
  REQUIRE(list.items.size() == 2);
  CHECK(list.items[1].find("c")->quoted);
  CHECK(list.items[1].find("c")->where == Location{"f.yaml", 4, 9});
  CHECK(list.items[1].find("d")->kind == Node::Kind::null);
  CHECK(root.find("é")->items[1].where == Location{"f.yaml", 5, 8});  // characters, not bytes
  CHECK(root.find("missing") == nullptr);
  CHECK(list.find("a") == nullptr);
}

TEST_CASE("a scalar stays as it was written", "[yaml]") {
  struct Row {
    std::string text, scalar;
    bool quoted;
  };
  const auto row = GENERATE(values<Row>({{"no", "no", false},
                                         {"010", "010", false},
                                         {"1.10", "1.10", false},
                                         {"2024-01-05", "2024-01-05", false},
                                         {"'it''s'", "it's", true},
                                         {"\"a\\tb\"", "a\tb", true},
                                         {"|\n  a\n  b\n", "a\nb\n", true},
                                         {">\n  a\n  b\n", "a b\n", true},
                                         {"what is it?", "what is it?", false}}));
  const auto read = yaml::read_text("k: " + row.text, "f.yaml");
  REQUIRE(faults_of(read).empty());
  CHECK(read->find("k")->scalar == row.scalar);
  CHECK(read->find("k")->quoted == row.quoted);
}

TEST_CASE("an empty file is a null value, a byte order mark and CRLF do no harm", "[yaml]") {
  CHECK(yaml::read_text("", "f.yaml")->kind == Node::Kind::null);
  CHECK(yaml::read_text("# only a comment\n", "f.yaml")->where == Location{"f.yaml", 1, 1});
  const auto read = yaml::read_text(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: 2\r\n",
      "f.yaml");
  REQUIRE(faults_of(read).empty());
  CHECK(read->find("a")->where == Location{"f.yaml", 1, 4});
  CHECK(read->find("b")->scalar == "2");
}

TEST_CASE("what a lenient reader lets pass is refused with its place", "[yaml]") {
  struct Row {
    std::string why, text, fault;
  };
  const auto row = GENERATE(values<Row>({
      {"duplicate key", "a: 1\nb: 2\na: 3\n",
       "f.yaml:3:1: the key 'a' stands here a second time; the first one is in line 1"},
      {"duplicate key, quoted", "{a: 1, 'a': 2}", "f.yaml:1:8: the key 'a'"},
      {"unquoted ? at the end", "q: {id: Adakah formulir?, en: x}", "f.yaml:1:24: a question mark stands unquoted"},
      {"unquoted ? before }", "q: {id: Adakah?}", "f.yaml:1:15: a question mark stands unquoted"},
      {"unquoted ? before a blank", "q: {id: Adakah ? ya}", "a question mark stands unquoted"},
      {"unquoted ? in a list", "q: [apa?, b]", "f.yaml:1:8: a question mark stands unquoted"},
      {"unquoted ? in a list, with blank", "q: [apa ? b]", "a question mark stands unquoted"},
      {"tab", "a:\n\tb: 1\n", "f.yaml:2:1: a tab indents this line; indent with spaces"},
      {"tab after blanks", "a:\n  \tb: 1\n", "f.yaml:2:3: a tab indents"},
      {"second document", "a: 1\n---\nb: 2\n", "f.yaml:2:1: a second document begins here"},
      {"broken UTF-8", "a: \xC3(\n", "f.yaml:1:4: this is not UTF-8"},
      {"overlong UTF-8", "a: \xC0\xAF\n", "f.yaml:1:4: this is not UTF-8"},
      {"surrogate", "a: \xED\xA0\x80\n", "f.yaml:1:4: this is not UTF-8"},
      {"UTF-8 cut off", "a: \xE2\x82", "f.yaml:1:4: this is not UTF-8"},
      {"end of transmission hides the rest", std::string("a: 1\n\x04\nb: 2\n"), "f.yaml:2:1: a control character"},
      {"nul", std::string("a: \0b", 5), "f.yaml:1:4: a control character"},
      {"lone carriage return", "a: 1\rb: 2\n", "f.yaml:1:5: a carriage return stands alone"},
      {"tag", "a: !!int 5\n", "f.yaml:1:4: the tag 'tag:yaml.org,2002:int' has no meaning here"},
      {"merge key", "a: &x {b: 1}\nc: {<<: *x}\n", "f.yaml:2:5: merge keys"},
      {"key without text", "a: 1\n: 2\n", "a key is missing before the colon"},
      {"null as key", "~: 2\n", "f.yaml:1:1: a key is missing before the colon"},
      {"list as key", "{[a]: 1}", "f.yaml:1:2: a list or a mapping stands where a key belongs"},
      {"colon in text", "a: b: c\n", "f.yaml:1:5: a colon stands where no key may end"},
      {"open quote", "a: 'b\n", "f.yaml:1:4: the quotes opened here are never closed"},
      {"open double quote", "a: &x \"b\\\"\n", "f.yaml:1:4: the quotes opened here are never closed"},
      {"open quote that swallows keys", "a: 'it''s\nb: 2\n", "f.yaml:1:4: the quotes opened here"},
      {"open quote at the very end", "a: 'b", "the quotes opened before are never closed"},
      {"open brace", "a: {b: 1\nc: 2\n", "is not closed here"},
      {"open bracket", "a: [b\n", "is not closed here"},
      {"at sign", "a: @b\n", "f.yaml:1:4: a text may not begin with '@'"},
      {"star that is no alias", "a: *b\n", "f.yaml:1:4: this alias has no anchor before it"},
      {"text after quotes", "a: 'b' c\n", "f.yaml:1:8: this line does not continue"},
      {"alias inside itself", "a: &x [1, *x]\n", "f.yaml:1:11: this alias stands inside what it repeats"},
  }));
  INFO(row.why);
  CHECK_THAT(faults_of(row.text), Contains(row.fault));
}

TEST_CASE("all faults are reported at once", "[yaml]") {
  const std::string faults = faults_of("a: 1\na: 2\nb: !!str x\nc: {d: 1, d: 2}\n");
  CHECK_THAT(faults, Contains("f.yaml:2:1:") && Contains("f.yaml:3:4:") && Contains("f.yaml:4:11:"));
}

TEST_CASE("aliases repeat what was anchored, at their own place", "[yaml]") {
  const auto read = yaml::read_text("a: &x {b: [1, 2]}\nc: *x\n&k d: e\n", "f.yaml");
  REQUIRE(faults_of(read).empty());
  CHECK(read->find("c")->find("b")->items.size() == 2);
  CHECK(read->find("c")->where == Location{"f.yaml", 2, 4});
  CHECK(read->find("d")->scalar == "e");
}

TEST_CASE("hostile files meet a limit instead of the machine's", "[yaml]") {
  std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) laughs += (j == 0 ? "" : ", ") + before;
    laughs += "]\n";
  }
  CHECK_THAT(faults_of(laughs), Contains("too much once its aliases are written out"));

  std::string big_text = "a: &a " + std::string(1 << 20, 'x') + "\nb: [";
  for (int i = 0; i < 1000; ++i) big_text += "*a, ";
  CHECK_THAT(faults_of(big_text + "]\n"), Contains("too much once its aliases"));

  std::string nested_anchors;
  for (int i = 0; i < 60; ++i) nested_anchors += "&a" + std::to_string(i) + " [";
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "1,";
  CHECK_THAT(faults_of(nested_anchors + many + std::string(60, ']')), Contains("too much once its aliases"));

  CHECK_THAT(faults_of(std::string(1'000'000, '[')), Contains("f.yaml:1:"));
  CHECK_THAT(faults_of("a: " + std::string(100, '[') + std::string(100, ']')), Contains("nests deeper than 64 levels"));
  CHECK_THAT(faults_of("a:\n  - " + std::string(100'000, '{')), Contains("f.yaml:2:"));
  CHECK_THAT(faults_of(std::string(1'000'000, '{')), Contains("f.yaml:1:"));
  std::string dashes;
  for (int i = 0; i < 200'000; ++i) dashes += "- ";
  CHECK_THAT(faults_of(dashes), Contains("nests deeper than 64 levels"));
  std::string questions;
  for (int i = 0; i < 200'000; ++i) questions += "? ";
  CHECK_THAT(faults_of(questions), Contains("f.yaml:1:"));
  CHECK_THAT(faults_of("a: &x [[1]]\nb: [[[*x]]]\n", {.depth = 5}), Contains("f.yaml:2:7: with this alias"));
  CHECK(faults_of("a: [[[1]]]\n", {.depth = 4}).empty());
  CHECK_THAT(faults_of("a: [[[1]]]\n", {.depth = 3}), Contains("f.yaml:1:6: the file nests deeper than 3"));
  CHECK_THAT(faults_of(std::string(100, 'a'), {.bytes = 99}), Contains("f.yaml: the file is larger than 99 bytes"));
}

TEST_CASE("a large mapping is read in time proportional to its size", "[yaml]") {
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += "key" + std::to_string(i) + ": v\n";
  const auto begin = std::chrono::steady_clock::now();
  const auto read = yaml::read_text(text, "f.yaml");
  REQUIRE(read);
  CHECK(read->entries.size() == 40'000);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("a file that cannot be read is a problem, not an exception", "[yaml]") {
  CHECK_THAT(faults_of(yaml::read_file("/nowhere/f.yaml")), Contains("/nowhere/f.yaml: the file cannot be read"));
  CHECK_THAT(faults_of(yaml::read_file("/")), Contains("the file cannot be read"));
}

TEST_CASE("no cut of a file breaks the reader", "[yaml]") {
  const std::string text = "a: &x {b: [1, 'two', \"th\\u00e9\"], ? c : d}\ne: |\n  block\n  text\n&k f: *x\n- ? g\n";
  for (std::size_t i = 0; i <= text.size(); ++i) {
    for (const std::string_view tail : {"", "\n", "]", "}", "'", "\"", "*", "&", "!", "%", "\t", ": "}) {
      const auto read = yaml::read_text(text.substr(0, i) + std::string(tail), "f.yaml");
      if (!read) CHECK_FALSE(read.error().empty());
    }
  }
}
