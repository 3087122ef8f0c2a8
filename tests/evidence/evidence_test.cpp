#include "matang/evidence/evidence.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace matang;
using namespace matang::evidence;

namespace {

std::string all_of(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_text(problem) + "\n";
  return text;
}

const std::string complete =
    "subject: kota.go.id\n"
    "collected_by: Tim penilai\n"
    "evidence:\n"
    "  - indicator: indrajit/support.regulation\n"
    "    verdict: met\n"
    "    kind: interview\n"
    "    source: Kepala bidang\n"
    "    date: 2023-01-31\n"
    "    locator: butir 3\n"
    "    quotation: Peraturannya ada.\n"
    "    note: Didengar dua orang.\n"
    "    respondents: 2\n";

}  // namespace

TEST_CASE("an evidence file gives every piece of evidence with its place", "[evidence]") {
  const auto file = read_text(complete, "bukti.yaml");
  REQUIRE(file.has_value());
  CHECK(file->subject == "kota.go.id");
  CHECK(file->collected_by == "Tim penilai");
  REQUIRE(file->evidence.size() == 1);
  const Evidence& one = file->evidence.front();
  CHECK(one.rubric == "indrajit");
  CHECK(one.indicator == "support.regulation");
  CHECK(one.judgement == Judgement::met);
  CHECK(one.kind == Kind::interview);
  CHECK(one.date == web::parse_iso_date("2023-01-31"));
  CHECK(one.respondents == 2);
  CHECK(one.where.line == 4);
  CHECK(file->unanswered == 0);
}

TEST_CASE("rubric and indicator may stand apart", "[evidence]") {
  const auto file = read_text(
      "evidence:\n  - {rubric: indrajit, indicator: value.government, verdict: partly, kind: survey, source: Angket, "
      "date: 2023-09-01}\n",
      "f");
  REQUIRE(file.has_value());
  CHECK(file->evidence.front().rubric == "indrajit");
  CHECK(file->evidence.front().indicator == "value.government");
}

TEST_CASE("every fault of an evidence file is told at its place", "[evidence]") {
  struct Row {
    std::string name, yaml, told;
  };
  const auto with = [](const std::string& changed) {
    return "evidence:\n  - {indicator: a/b.c, verdict: met, kind: survey, source: Angket, date: 2023-01-31, " +
           changed + "}\n";
  };
  const auto row = GENERATE_COPY(values<Row>(
      {{"unknown key", with("locater: x"), "did you mean 'locator'?"},
       {"unknown verdict",
        "evidence:\n  - {indicator: a/b, verdict: meet, kind: survey, source: s, date: 2023-01-31}\n",
        "f:2:31: 'verdict' cannot be 'meet'; did you mean 'met'?"},
       {"unknown kind", "evidence:\n  - {indicator: a/b, verdict: met, kind: gossip, source: s, date: 2023-01-31}\n",
        "one of: interview, document, questionnaire, observation"},
       {"no date", "evidence:\n  - {indicator: a/b, verdict: met, kind: survey, source: s}\n", "needs 'date'"},
       {"no such day", "evidence:\n  - {indicator: a/b, verdict: met, kind: survey, source: s, date: 2023-02-31}\n",
        "'date' is no date"},
       {"no source", "evidence:\n  - {indicator: a/b, verdict: met, kind: survey, date: 2023-02-01}\n",
        "needs 'source'"},
       {"no rubric", "evidence:\n  - {indicator: b, verdict: met, kind: survey, source: s, date: 2023-02-01}\n",
        "does not say of which rubric"},
       {"two rubrics", with("rubric: c"), "leave one of them out"},
       {"no respondents", with("respondents: 0"), "'respondents' is 0"},
       {"no list", "evidence: none\n", "'evidence' is a list"},
       {"nothing", "subject: x\n", "needs 'evidence'"},
       {"not YAML", "evidence: [\n", "f:"}}));
  INFO(row.name);
  const auto file = read_text(row.yaml, "f");
  REQUIRE_FALSE(file.has_value());
  CHECK_THAT(all_of(file.error()), Contains(row.told));
}

TEST_CASE("all faults of an evidence file are told at once", "[evidence]") {
  const auto file = read_text("evidence:\n  - {indicator: a/b, verdict: bad}\n  - {indicator: c, verdict: met}\n", "f");
  REQUIRE_FALSE(file.has_value());
  CHECK(file.error().size() >= 7);
}

TEST_CASE("an answer left empty is counted, not read", "[evidence]") {
  const auto file = read_text(
      "evidence:\n  - {indicator: a/b, verdict: }\n  - {indicator: a/c, verdict: \"\", date: }\n  - {indicator: a/d}\n",
      "f");
  REQUIRE(file.has_value());
  CHECK(file->evidence.empty());
  CHECK(file->unanswered == 3);
  CHECK_FALSE(read_text("evidence:\n  - {indicator: a/b, verdict: , respondent: 3}\n", "f").has_value());
}

TEST_CASE("a form reads back with every question open", "[evidence]") {
  const std::vector<Question> questions{{"indrajit",
                                         "support.regulation",
                                         {"Regulasi", "Regulation"},
                                         {"Adakah?\n- indicator: x", "Is there?"},
                                         {Kind::document}},
                                        {"indrajit", "value.government", {"Nilai", "Value"}, {"Apa?", "What?"}, {}}};
  const std::string text = form("kota: \"go\"", questions);
  const auto file = read_text(text, "form");
  REQUIRE(file.has_value());
  CHECK(file->subject == "kota: \"go\"");
  CHECK(file->unanswered == 2);
  CHECK_THAT(text, Contains("indrajit/support.regulation"));
  CHECK_THAT(text, Contains("# kind: document"));
  CHECK(read_text(form("x", {}), "form").has_value());
}

TEST_CASE("a filled-in form gives its answers", "[evidence]") {
  std::string text = form("kota.go.id", {{"r", "a.b", {"J", "T"}, {"P?", "Q?"}, {Kind::questionnaire}}});
  const auto fill = [&](const std::string& key, const std::string& value) {
    const auto at = text.rfind("    " + key + ":\n");
    REQUIRE(at != std::string::npos);
    text.insert(at + key.size() + 5, " " + value);
  };
  fill("verdict", "not_met");
  fill("kind", "survey");
  fill("source", "Angket");
  fill("date", "2023-09-01");
  fill("respondents", "100");
  const auto file = read_text(text, "form");
  REQUIRE(file.has_value());
  REQUIRE(file->evidence.size() == 1);
  CHECK(file->evidence.front().judgement == Judgement::not_met);
  CHECK(file->evidence.front().respondents == 100);
  CHECK(file->unanswered == 0);
}
