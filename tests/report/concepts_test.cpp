#include <fstream>
#include <map>
#include <string>

#include "matang/yaml/document.hpp"
#include "report/text/concepts.hpp"
#include "report/wording.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::report;

TEST_CASE("reports name every concept and group of the lexicon as the lexicon does", "[report][wording]") {
  const auto lexicon = yaml::read_file(std::string(MATANG_SOURCE_DIR) + "/rubrics/lexicon.yaml");
  REQUIRE(lexicon);
  std::map<std::string, std::pair<std::string, std::string>> expected;
  const auto add = [&](const std::string& id, const yaml::Node& title) {
    expected.emplace(id, std::pair(title.find("id")->scalar, title.find("en")->scalar));
  };
  for (const yaml::Node& concept_node : lexicon->find("concepts")->items)
    add(concept_node.find("id")->scalar, *concept_node.find("title"));
  for (const auto& group : lexicon->find("groups")->entries) add(group.key, group.value);  // a concept's id comes first
  std::map<std::string, std::pair<std::string, std::string>> named;
  for (const ConceptName& name : concept_names())
    named.emplace(std::string(name.concept_id), std::pair(std::string(name.id), std::string(name.en)));
  for (const auto& [id, title] : expected) {
    INFO(id);
    REQUIRE(named.count(id) == 1);
    CHECK(named[id] == title);
  }
  CHECK(named.size() == expected.size());
}

TEST_CASE("rules speak of concepts by name, and of a state by the state's word", "[report][wording]") {
  const Message message{"not_seen",
                        {{"table", "menus"}, {"what", "concepts: complaint, live_chat; state: login"}, {"found", "0"}}};
  const std::string id = say(message, Language::id);
  CHECK_THAT(id, Contains("Pengaduan"));
  CHECK_THAT(id, Contains("halaman masuk"));
  CHECK(id.find("live_chat") == std::string::npos);
}

TEST_CASE("office phrases exist in both languages", "[report][wording]") {
  const auto id = office_phrases_id();
  const auto en = office_phrases_en();
  REQUIRE(id.size() == en.size());
  for (std::size_t i = 0; i < id.size(); ++i) {
    CHECK(id[i].code == en[i].code);
    CHECK_FALSE(id[i].text.empty());
    CHECK_FALSE(en[i].text.empty());
    // None hides behind, or is hidden by, another list's phrase of the same code.
    CHECK(phrase(Language::id, id[i].code) == id[i].text);
    CHECK(phrase(Language::en, en[i].code) == en[i].text);
  }
}
