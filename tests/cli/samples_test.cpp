// The worked examples: the real binary audits each sample, served over HTTP, and everything the study says of it has to
// come out.
#include <filesystem>
#include <map>
#include <string>

#include "matang/yaml/document.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"

using namespace matang;
namespace fs = std::filesystem;

namespace {

using Rows = std::vector<std::map<std::string, std::string>>;

Rows table(const fs::path& file) {
  const auto cells = test::parse_csv(test::read_whole(file));
  Rows rows;
  for (std::size_t r = 1; r < cells.size(); ++r) {
    auto& row = rows.emplace_back();
    for (std::size_t c = 0; c < cells[0].size() && c < cells[r].size(); ++c) row[cells[0][c]] = cells[r][c];
  }
  return rows;
}

std::string scalar(const yaml::Node& node, std::string_view key) {
  const yaml::Node* found = node.find(key);
  return found == nullptr ? std::string{} : found->scalar;
}

}  // namespace

TEST_CASE("each sample gives every menu state and verdict of its study", "[samples]") {
  const std::string sample = GENERATE(as<std::string>{}, "palembang-2023", "hallo-palembang-2022");
  INFO(sample);
  const fs::path folder = fs::path(MATANG_SOURCE_DIR) / "samples" / sample;
  const auto expected = yaml::read_file((folder / "expected.yaml").string());
  REQUIRE(expected.has_value());

  const test::TemporaryDirectory out;
  const auto run = test::run_shell("matang audit \"$MATANG_SOURCE/samples/" + sample + "\" --out out", out.path(), 240);
  INFO(run.out << run.err);
  REQUIRE(run.status == 0);

  const Rows menus = table(out.path() / "out/menus.csv");
  const yaml::Node* expected_menus = expected->find("menus");
  REQUIRE(expected_menus != nullptr);
  REQUIRE_FALSE(expected_menus->items.empty());
  for (const yaml::Node& menu : expected_menus->items) {
    const std::string path = scalar(menu, "path");
    std::string states;
    for (const auto& row : menus)
      if (row.at("path") == path) states += (states.empty() ? "" : ";") + row.at("state");
    INFO(path);
    CHECK(states == scalar(menu, "state"));
  }

  const Rows indicators = table(out.path() / "out/indicators.csv");
  const yaml::Node* rubrics = expected->find("indicators");
  REQUIRE(rubrics != nullptr);
  for (const auto& rubric : rubrics->entries)
    for (const auto& indicator : rubric.value.entries) {
      std::string verdict = "not in the table";
      std::string reason;
      for (const auto& row : indicators)
        if (row.at("rubric") == rubric.key && row.at("indicator") == indicator.key) {
          verdict = row.at("verdict");
          reason = row.at("reason");
        }
      INFO(rubric.key << " " << indicator.key << " " << reason);
      CHECK(verdict == indicator.value.scalar);
    }

  SECTION("and the saved capture, scored again, gives the same bytes") {
    const std::string capture =
        "matang score out/capture.warc.gz --config \"$MATANG_SOURCE/samples/" + sample + "/matang.yaml\" --out again";
    const auto again = test::run_shell(capture, out.path(), 240);
    INFO(again.err);
    REQUIRE(again.status == 0);
    std::size_t compared = 0;
    for (const auto& entry : fs::directory_iterator(out.path() / "out")) {
      const std::string name = entry.path().filename().string();
      if (name == "capture.warc.gz") continue;
      INFO(name);
      const bool same = test::read_whole(entry.path()) == test::read_whole(out.path() / "again" / name);
      CHECK(same);
      compared += 1;
    }
    CHECK(compared >= 11);  // report.md, assessment.json and the contract's nine tables
  }
}
