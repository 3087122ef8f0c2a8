// `matang rubric reference` and rubrics/README.md: neither may go stale.
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "matang/facts/site_facts.hpp"
#include "matang/rubric/reference.hpp"
#include "matang/rubric/rubric.hpp"
#include "rubric/conditions.hpp"
#include "rules/operators.hpp"
#include "support/catch.hpp"

using namespace matang;

namespace {

const std::string folder = MATANG_SOURCE_DIR "/rubrics/";

const lexicon::Lexicon& shipped_lexicon() {
  static const lexicon::Lexicon lexicon = *lexicon::Lexicon::load(folder + "lexicon.yaml");
  return lexicon;
}

const std::string& reference() {
  static const std::string text = rubric::reference(shipped_lexicon());
  return text;
}

bool says(const std::string& part) { return reference().find(part) != std::string::npos; }

/// The ```yaml blocks of a Markdown page.
std::vector<std::string> yaml_blocks(const std::string& page) {
  std::vector<std::string> blocks;
  const std::string mark = "```yaml\n";
  for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at)) {
    at += mark.size();
    blocks.push_back(page.substr(at, page.find("```", at) - at));
  }
  return blocks;
}

std::string readme() {
  std::ifstream file(folder + "README.md");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// A rubric around one rule, to see that it loads.
std::string around(const std::string& rule) {
  return "id: example\nversion: \"1\"\ntitle: {id: a, en: b}\nsource: here\nroll_up: elements\ngroups:\n"
         "  - id: g\n    title: {id: a, en: b}\n    indicators:\n      - id: g.one\n        question: {id: a, en: b}\n"
         "        source: here\n        advice: {id: a, en: b}\n        met: " +
         rule + "\n";
}

/// What is wrong with a rubric but for its missing cases.
std::string faults(const std::string& yaml) {
  const auto read = rubric::read_text(yaml, "example.yaml", {});
  std::string text;
  if (!read)
    for (const Problem& problem : read.error())
      if (problem.what.find("has no case") == std::string::npos) text += to_text(problem) + "\n";
  return text;
}

}  // namespace

TEST_CASE("the reference names every operator with its operands, and its examples load", "[rubric][reference]") {
  for (const auto& each : rules::operators()) {
    INFO(each.name);
    CHECK(says("### " + std::string(each.name) + "\n"));
    CHECK(says(std::string(each.meaning)));
    for (const auto& operand : each.operands) {
      INFO(operand.name);
      CHECK(says("- " + std::string(operand.name) + ": "));
    }
    CHECK(faults(around(std::string(each.example))).empty());
  }
}

TEST_CASE("the reference names every way to write a condition", "[rubric][reference]") {
  for (const auto& each : rubric::condition_reference()) {
    INFO(each.written);
    CHECK(says("| `" + each.written + "` |"));
    CHECK_FALSE(each.types.empty());
    CHECK(each.meaning.size() > 10);
    // An example is of a field that some table has.
    bool loads = false;
    for (const auto& table : facts::empty_tables().tables)
      loads = loads || faults(around(table.name == "site"
                                         ? "{site: {" + each.example + "}}"
                                         : "{count: " + table.name + ", where: {" + each.example + "}, at_least: 1}"))
                           .empty();
    CHECK(loads);
  }
}

TEST_CASE("the reference names every table, field, choice and concept", "[rubric][reference]") {
  for (const auto& table : facts::empty_tables().tables) {
    INFO(table.name);
    const std::size_t begin = reference().find("### `" + table.name + "`\n");
    REQUIRE(begin != std::string::npos);
    const std::string part = reference().substr(begin, reference().find("\n### ", begin + 4) - begin);
    CHECK(part.find("A row is .") == std::string::npos);  // every table says what its rows are
    for (const auto& field : table.fields) {
      INFO(field.name);
      CHECK(part.find("| `" + field.name + "` | ") != std::string::npos);
      for (const std::string& choice : field.choices)
        if (!choice.empty()) CHECK(part.find("`" + choice + "`") != std::string::npos);
    }
  }
  for (const auto& each : shipped_lexicon().concepts()) CHECK(says("| `" + each.id + "` | "));
}

TEST_CASE("the examples of rubrics/README.md load, and its whole rubric gives its verdicts", "[rubric][reference]") {
  std::size_t rubrics = 0, rules = 0;
  for (const std::string& block : yaml_blocks(readme())) {
    INFO(block);
    if (block.rfind("id: ", 0) == 0) {
      const auto read = rubric::read_text(block, "README.md", {});
      if (!read)
        for (const Problem& problem : read.error()) UNSCOPED_INFO(to_text(problem));
      REQUIRE(read.has_value());
      for (const Problem& problem : rubric::run_cases(*read)) FAIL_CHECK(to_text(problem));
      rubrics += 1;
    } else if (block.rfind("{", 0) == 0) {
      std::istringstream lines(block);
      for (std::string line; std::getline(lines, line);) {
        if (line.rfind("{", 0) != 0) continue;
        INFO(line);
        CHECK(faults(around(line.substr(0, line.find("  #")))).empty());
        rules += 1;
      }
    }
  }
  CHECK(rubrics >= 2);  // a whole one by met and partly, one by levels
  CHECK(rules >= 5);
}
