#include <string>
#include <vector>

#include "matang/rubric/rubric.hpp"
#include "matang/rubric/verdict.hpp"
#include "matang/rules/expression.hpp"
#include "support/catch.hpp"

using namespace matang;
using rubric::Rubric;

namespace {

const std::string whole = R"(id: toy
version: "1"
title: {id: Mainan, en: Toy}
source: Buku, hlm. 1
roll_up: stages
groups:
  - id: one
    title: {id: Satu, en: One}
    indicators:
      - id: one.forms
        question: {id: "Adakah formulir?", en: "Are there forms?"}
        source: Buku, hlm. 2
        met: {count: forms, where: {purpose: [application, complaint], state: {not: [broken]}}, at_least: 1}
        advice: {id: Sediakan., en: Offer one.}
        cases:
          - {forms: [{purpose: complaint, state: works}], expect: met}
          - {forms: [{purpose: search}], expect: not_met}
          - {complete: false, expect: unknown}
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string faults(const std::string& yaml, const std::vector<std::string>& concepts = {}) {
  const auto read = rubric::read_text(yaml, "toy.yaml", {concepts, {}});
  if (read) return "";
  std::string text;
  for (const Problem& problem : read.error()) text += to_text(problem) + "\n";
  return text;
}

const std::string the_rule =
    "{count: forms, where: {purpose: [application, complaint], state: {not: [broken]}}, at_least: 1}";

std::string with_rule(const std::string& rule) { return replaced(whole, the_rule, rule); }

}  // namespace

TEST_CASE("a rubric is read with everything it says", "[rubric]") {
  const auto read = rubric::read_text(whole, "toy.yaml", {});
  INFO(faults(whole));
  REQUIRE(read.has_value());
  CHECK(read->id == "toy");
  CHECK(read->roll_up == rubric::RollUp::stages);
  CHECK(read->stage_reached_at == 1.0);
  REQUIRE(read->groups.size() == 1);
  const auto& indicator = read->groups[0].indicators.at(0);
  CHECK(indicator.title == indicator.question);
  CHECK(indicator.weight == 1);
  CHECK(indicator.certainty == "ours");
  CHECK(indicator.precedence == rubric::Precedence::evidence);
  CHECK(indicator.where.line == 10);
  REQUIRE(indicator.met);
  CHECK(indicator.met->of.where.size() == 2);
  CHECK(indicator.cases.size() == 3);
  CHECK(rubric::run_cases(*read).empty());
}

TEST_CASE("every operator can be written", "[rubric]") {
  const auto rule = GENERATE(
      values<std::string>({"{share: menus, where: {level: {at_most: 2}}, that: {state: [works, stale]}, at_least: 0.8}",
                           "{newest: pages, field: newest_item, where: {concepts: news}, within: 14d}",
                           "{site: {https: true, hosts: {at_least: 2}}}",
                           "{all: [{site: {https: true}}, {not: {count: menus, at_most: 3, depth: 2}}]}",
                           "{any: [{count: pages, where: {title: {contains: a}, words: 3, in_menu: true, "
                           "date_published: {older_than: 3d}}, at_least: 1}]}",
                           "{count: documents, where: {concepts: {any_of: [a, b], not: c}, bytes: {present: true}}, "
                           "at_least: 1, at_most: 9}"}));
  INFO(rule);
  CHECK(faults(with_rule(rule)) == "");
  for (const auto& info : rules::operator_reference()) {
    INFO(info.example);
    CHECK(faults(with_rule(info.example)) == "");
  }
}

TEST_CASE("a wrong rule is told with its place and what would be right", "[rubric]") {
  struct Row {
    std::string rule, told;
  };
  const auto row = GENERATE(values<Row>({
      {"{cuont: forms, at_least: 1}", "toy.yaml:13:15: no rule is called 'cuont'; did you mean 'count'?"},
      {"{count: form, at_least: 1}", "there is no table 'form'; did you mean 'forms'?"},
      {"{count: forms, were: {purpose: search}, at_least: 1}",
       "the rule 'count' has no key 'were'; did you mean 'where'?"},
      {"{count: forms, where: {purpos: search}, at_least: 1}",
       "table 'forms' has no field 'purpos'; did you mean 'purpose'?"},
      {"{count: forms, where: {purpose: serach}, at_least: 1}", "'purpose' is never 'serach'; did you mean 'search'?"},
      {"{count: forms, where: {purpose: [search, {a: b}]}, at_least: 1}", "a mapping stands where a text belongs"},
      {"{count: forms, where: {purpose: {nto: search}}, at_least: 1}",
       "no condition is called 'nto'; did you mean 'not'?"},
      {"{count: forms, where: {purpose: {at_least: 2}}, at_least: 1}",
       "'at_least' does not fit 'purpose', which is a choice"},
      {"{count: forms, where: {sibling: \"no\"}, at_least: 1}", "neither true nor false"},
      {"{count: forms, where: {pages: many}, at_least: 1}", "is no whole number"},
      {"{count: pages, where: {date_published: 2023-01-01}, at_least: 1}",
       "'date_published' is a date; write {within: 30d}"},
      {"{count: pages, where: {date_published: {within: 30}}, at_least: 1}",
       "a span of time is written in days; write 14d"},
      {"{count: pages, where: {date_published: {within: 99999999999999999999d}}, at_least: 1}", "written in days"},
      {"{count: pages, where: {title: \"\"}, at_least: 1}", "an empty text is never a value"},
      {"{count: pages, where: {title: []}, at_least: 1}", "the list for 'title' is empty"},
      {"{count: pages, where: {}, at_least: 1}", "no condition stands here"},
      {"{count: pages, where: title, at_least: 1}", "conditions are written as {FIELD: CONDITION}"},
      {"{count: pages}", "the rule 'count' does not say how many; add at_least or at_most"},
      {"{count: pages, at_least: 0.5}", "is no whole number"},
      {"{count: pages, at_least: -1}", "'at_least' is -1"},
      {"{count: pages, at_least: 3, at_most: 2}", "nothing can meet the rule"},
      {"{count: pages, at_least: 1, depth: deep}", "is no whole number"},
      {"{share: menus, that: {state: works}, at_least: 80}", "'at_least' is 80; it may be 0 to 1"},
      {"{share: menus, at_least: 0.8}", "the rule 'share' needs 'that'"},
      {"{newest: pages, field: title, within: 3d}", "table 'pages' has no date 'title'"},
      {"{newest: pages, within: 3d}", "the rule 'newest' needs 'field'"},
      {"{site: {http: true}}", "table 'site' has no field 'http'; did you mean 'https'?"},
      {"{all: {site: {https: true}}}", "'all' takes a list of rules"},
      {"{all: []}", "'all' takes a list of rules"},
      {"{not: [{site: {https: true}}]}", "a rule is written as {OPERATOR: …}"},
      {"{count: pages, newest: pages, at_least: 1}", "a rule asks one question, here 'count' and 'newest'"},
      {"{}", "no rule is called ''"},
      {"often", "a rule is written as {OPERATOR: …}"},
  }));
  INFO(row.rule);
  CHECK_THAT(faults(with_rule(row.rule)), Contains(row.told));
}

TEST_CASE("a concept the lexicon lacks is a fault, where there is a lexicon", "[rubric]") {
  const std::string yaml = with_rule("{count: menus, where: {concepts: complaints}, at_least: 1}");
  CHECK(faults(yaml) == "");
  CHECK_THAT(faults(yaml, {"complaint", "service"}),
             Contains("the lexicon has no concept 'complaints'; did you mean 'complaint'?"));
}

TEST_CASE("a rubric that does not hang together is told where", "[rubric]") {
  struct Row {
    std::string name, from, to, told;
  };
  const auto row = GENERATE(values<Row>({
      {"unknown key", "roll_up:", "rollup: x\nroll_up:", "a rubric has no key 'rollup'; did you mean 'roll_up'?"},
      {"unknown word", "roll_up: stages", "roll_up: stage", "'roll_up' cannot be 'stage'; did you mean 'stages'?"},
      {"no roll_up", "roll_up: stages\n", "", "a rubric needs 'roll_up'"},
      {"no source", "        source: Buku, hlm. 2\n", "", "toy.yaml:10:9: an indicator needs 'source'"},
      {"no English", "title: {id: Satu, en: One}", "title: {id: Satu}", "'title' has no English text; add 'en: …'"},
      {"no Indonesian", "advice: {id: Sediakan., en: Offer one.}", "advice: {en: Offer one.}",
       "'advice' has no Indonesian text"},
      {"one language", "title: {id: Satu, en: One}", "title: Satu", "'title' is needed in both languages"},
      {"empty text", "title: {id: Satu, en: One}", "title: {id: Satu, en: \"\"}", "'en' is empty"},
      {"no id", "id: one.forms", "id: One Forms", "'One Forms' is no id"},
      {"other group", "id: one.forms", "id: two.forms", "'two.forms' does not begin with its group's id"},
      {"no advice", "        advice: {id: Sediakan., en: Offer one.}\n", "", "an indicator needs 'advice'"},
      {"no such kind",
       "        advice:", "        answered_by: [interviews]\n        advice:", "did you mean 'interview'?"},
      {"no such precedence",
       "        advice:", "        precedence: best\n        advice:", "'precedence' cannot be 'best'"},
      {"weight", "        advice:", "        weight: 0\n        advice:", "'weight' is 0"},
      {"group weight", "    indicators:", "    weight: 90\n    indicators:", "the weights of the groups add up to 90"},
      {"bands", "groups:", "bands:\n  - {from: 0.2, id: low, title: {id: a, en: b}}\ngroups:", "it begins at 0"},
      {"bands order", "groups:",
       "bands:\n  - {from: 0, id: low, title: {id: a, en: b}}\n  - {from: 0, id: low, title: {id: a, en: b}}\ngroups:",
       "a band begins no higher than the one before"},
      {"band twice", "groups:",
       "bands:\n  - {from: 0, id: low, title: {id: a, en: b}}\n  - {from: 0.5, id: low, title: {id: a, en: "
       "b}}\ngroups:",
       "the id 'low' is used twice"},
      {"no met case", "          - {forms: [{purpose: complaint, state: works}], expect: met}\n", "",
       "'one.forms' has no case that expects met"},
      {"no unknown case", "          - {complete: false, expect: unknown}\n", "", "no case that expects unknown"},
      {"case field", "{purpose: search}", "{purpos: search}", "table 'forms' has no field 'purpos'"},
      {"case value", "{purpose: search}", "{purpose: serch}", "did you mean 'search'?"},
      {"case table", "{forms: [{purpose: search}]", "{form: [{purpose: search}]",
       "a case has no key 'form'; did you mean 'forms'?"},
      {"case verdict", "expect: not_met", "expect: notmet", "a case cannot expect 'notmet'; did you mean 'not_met'?"},
      {"nothing answers", "        met: " + the_rule + "\n", "", "nothing can answer 'one.forms'"},
      {"cases without a rule", "        met: " + the_rule + "\n", "        answered_by: survey\n",
       "cases stand here, but no rule"},
      {"exceeded alone", "        met: {count", "        answered_by: survey\n        exceeded: {count",
       "'exceeded' stands without 'met'"},
      {"not a list", "groups:\n", "groups: one\nrest:\n", "'groups' is a list"},
  }));
  INFO(row.name);
  CHECK_THAT(faults(replaced(whole, row.from, row.to)), Contains(row.told));
}

TEST_CASE("an id may stand once in a rubric", "[rubric]") {
  const auto at = whole.find("      - id: one.forms");
  CHECK_THAT(faults(whole + whole.substr(at)), Contains("toy.yaml:19:13: the id 'one.forms' is used twice"));
}

TEST_CASE("all faults are told at once, in the order of the file", "[rubric]") {
  std::string yaml = replaced(whole, "roll_up: stages", "roll_up: steps");
  yaml = replaced(yaml, "purpose: [application", "porpose: [application");
  yaml = replaced(yaml, "en: Offer one.", "eng: Offer one.");
  const auto read = rubric::read_text(yaml, "toy.yaml", {});
  REQUIRE_FALSE(read.has_value());
  REQUIRE(read.error().size() == 4);
  CHECK(read.error()[0].where.line == 5);
  CHECK(read.error()[1].where.line == 13);
  CHECK(read.error()[2].where.line == 14);
}

TEST_CASE("a case that gives another verdict is told with the reason", "[rubric]") {
  const auto read =
      rubric::read_text(replaced(whole, "{purpose: search}", "{purpose: complaint, state: works}"), "toy.yaml", {});
  REQUIRE(read.has_value());
  const Problems problems = rubric::run_cases(*read);
  REQUIRE(problems.size() == 1);
  CHECK(to_text(problems[0]).rfind("toy.yaml:17:13: 'one.forms' gives met where its case expects not_met", 0) == 0);
}

TEST_CASE("a case's cells may be unknown, its dates counted back, its capture cut short", "[rubric]") {
  const std::string yaml = replaced(with_rule("{newest: pages, field: newest_item, within: 14d, depth: 1}"),
                                    "          - {forms: [{purpose: complaint, state: works}], expect: met}\n          "
                                    "- {forms: [{purpose: search}], expect: not_met}\n",
                                    "          - {pages: [{newest_item: {days_ago: 14}}], expect: met}\n"
                                    "          - {pages: [{newest_item: {days_ago: 15}}], expect: not_met}\n"
                                    "          - {as_of: 2022-03-14, pages: [{newest_item: 2022-03-01}], expect: met}\n"
                                    "          - {pages: [{newest_item: {unknown: cut}}], expect: unknown}\n"
                                    "          - {complete: {depth: 1}, expect: not_met}\n"
                                    "          - {complete: {depth: 0}, expect: unknown}\n");
  INFO(faults(yaml));
  const auto read = rubric::read_text(yaml, "toy.yaml", {});
  REQUIRE(read.has_value());
  for (const Problem& problem : rubric::run_cases(*read)) FAIL_CHECK(to_text(problem));
}

TEST_CASE("foreign text is refused, never followed", "[rubric]") {
  CHECK(faults("") != "");
  CHECK(faults("[]") != "");
  CHECK(faults("groups: [[[[]]]]") != "");
  std::string deep = "{count: pages, at_least: 1}";
  for (int i = 0; i < 200; ++i) deep = "{not: " + deep + "}";
  CHECK(faults(with_rule(deep)) != "");
}

TEST_CASE("a group of the lexicon stands for its concepts", "[rubric]") {
  const std::string yaml = replaced(whole, "where: {purpose:", "where: {concepts: [national, service], purpose:");
  const rubric::KnownConcepts known{{"lapor", "oss", "service", "tax"}, {{"national", {"lapor", "oss"}}, {"service", {"tax"}}}};
  const auto read = rubric::read_text(replaced(yaml, "purpose: complaint, state", "concepts: [oss], purpose: complaint, state"),
                                      "toy.yaml", known);
  if (!read) FAIL(to_text(read.error().front()));
  const auto& where = read->groups[0].indicators[0].met->of.where;
  CHECK(where[0].texts == std::vector<std::string>{"national", "service", "lapor", "oss"});
  CHECK(rubric::run_cases(*read).empty());
}
