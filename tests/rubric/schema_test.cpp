#include <fstream>
#include <sstream>
#include <string>

#include "matang/evidence/evidence.hpp"
#include "matang/facts/site_facts.hpp"
#include "matang/rules/operators.hpp"
#include "support/catch.hpp"

using namespace matang;

namespace {

std::string text_of(const std::string& name) {
  std::ifstream file(MATANG_SOURCE_DIR "/rubrics/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string in_quotes(std::string_view word) { return "\"" + std::string(word) + "\""; }

}  // namespace

// Not a validator: it keeps the schema from falling behind the tables and operators.
TEST_CASE("the rubric schema knows every table, field, choice and operator", "[rubric]") {
  const std::string schema = text_of("rubric.schema.json");
  REQUIRE_FALSE(schema.empty());
  for (const auto& each : rules::operators())
    for (const auto& operand : each.operands) CHECK_THAT(schema, Contains(in_quotes(operand.name) + ":"));
  for (const facts::Table& table : facts::empty_tables().tables) {
    const auto begin = schema.find(in_quotes("where_" + table.name) + ":");
    INFO(table.name);
    REQUIRE(begin != std::string::npos);
    const std::string part = schema.substr(begin, schema.find("\"row_", begin) - begin);
    for (const facts::FieldInfo& field : table.fields) {
      CHECK_THAT(part, Contains(in_quotes(field.name) + ":"));
      for (const std::string& choice : field.choices)
        if (!choice.empty()) CHECK_THAT(schema, Contains(in_quotes(choice)));
    }
  }
}

TEST_CASE("the evidence schema knows every verdict and kind", "[evidence]") {
  const std::string schema = text_of("evidence.schema.json");
  for (const auto word : spellings<evidence::Judgement>) CHECK_THAT(schema, Contains(in_quotes(word)));
  for (const auto word : spellings<evidence::Kind>) CHECK_THAT(schema, Contains(in_quotes(word)));
}
