// The worked examples: the real binary audits each sample, served over HTTP where it has a site, and everything the
// study says of it has to come out.
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "matang/yaml/document.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"

using namespace matang;
namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;
using Rows = std::vector<std::map<std::string, std::string>>;

const char* const samples[] = {"palembang-2023", "hallo-palembang-2022", "kendal-2018", "indragiri-hulu-2019",
                               "semarang",       "malang-dinkop"};

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

/// The items of a list in the order they stand in; of a missing one, none.
std::vector<std::string> words(const yaml::Node* list) {
  std::vector<std::string> all;
  if (list != nullptr)
    for (const yaml::Node& item : list->items) all.push_back(item.scalar);
  return all;
}

const Json* find_by_id(const Json& list, const std::string& id) {
  for (const Json& item : list)
    if (item.at("id") == id) return &item;
  return nullptr;
}

std::set<std::string> codes(const Json& messages) {
  std::set<std::string> all;
  for (const Json& message : messages) all.insert(message.at("code").get<std::string>());
  return all;
}

/// The stage the body is working on: the first that is not certainly reached, or the last where all are.
std::string stage_in_progress(const Json& rubric) {
  for (const Json& group : rubric.at("groups"))
    if (!group.at("reached").get<bool>()) return group.at("id");
  return rubric.at("groups").back().at("id");
}

void check_menus(const yaml::Node& expected, const fs::path& out) {
  const yaml::Node* menus = expected.find("menus");
  if (menus == nullptr) return;
  REQUIRE_FALSE(menus->items.empty());
  const Rows rows = table(out / "menus.csv");
  for (const yaml::Node& menu : menus->items) {
    const std::string path = scalar(menu, "path");
    std::string states;
    for (const auto& row : rows)
      if (row.at("path") == path) states += (states.empty() ? "" : ";") + row.at("state");
    INFO(path);
    CHECK(states == scalar(menu, "state"));
  }
}

/// Every verdict of the study, and no indicator that it says nothing about.
void check_verdicts(const yaml::Node& expected, const fs::path& out) {
  const yaml::Node* rubrics = expected.find("indicators");
  REQUIRE(rubrics != nullptr);
  std::map<std::pair<std::string, std::string>, std::string> given;
  for (const auto& row : table(out / "indicators.csv"))
    given[{row.at("rubric"), row.at("indicator")}] = row.at("verdict");
  for (const auto& rubric : rubrics->entries) {
    std::size_t of_rubric = 0;
    for (const auto& [key, verdict] : given) of_rubric += key.first == rubric.key ? 1 : 0;
    CHECK(of_rubric == rubric.value.entries.size());
    for (const auto& indicator : rubric.value.entries) {
      INFO(rubric.key << " " << indicator.key);
      const auto found = given.find({rubric.key, indicator.key});
      CHECK((found == given.end() ? "not in the table" : found->second) == indicator.value.scalar);
      const yaml::Node* where = expected.find("verdicts");
      where = where == nullptr ? nullptr : where->find(rubric.key);
      where = where == nullptr ? nullptr : where->find(indicator.key);
      REQUIRE(where != nullptr);  // and where the study says so
      CHECK_FALSE(scalar(*where, "study").empty());
    }
  }
}

void check_reasons(const yaml::Node& expected, const Json& assessment) {
  const yaml::Node* rubrics = expected.find("reasons");
  if (rubrics == nullptr) return;
  for (const auto& rubric : rubrics->entries) {
    const Json* result = find_by_id(assessment.at("rubrics"), rubric.key);
    REQUIRE(result != nullptr);
    for (const auto& indicator : rubric.value.entries) {
      INFO(rubric.key << " " << indicator.key);
      const Json* found = find_by_id(result->at("indicators"), indicator.key);
      REQUIRE(found != nullptr);
      for (const std::string& code : words(&indicator.value)) CHECK(codes(found->at("reasons")).count(code) == 1);
    }
  }
}

/// Where a study contradicts itself its pieces of evidence differ, and only there.
void check_contradictions(const yaml::Node& expected, const Json& assessment) {
  std::set<std::string> flagged, known;
  for (const Json& rubric : assessment.at("rubrics"))
    for (const Json& indicator : rubric.at("indicators"))
      if (codes(indicator.at("reasons")).count("evidence.differ") != 0)
        flagged.insert(rubric.at("id").get<std::string>() + "/" + indicator.at("id").get<std::string>());
  if (const yaml::Node* list = expected.find("contradictions"))
    for (const yaml::Node& item : list->items) known.insert(scalar(item, "indicator"));
  CHECK(flagged == known);
}

void check_group(const yaml::Node& expected, const Json& group) {
  for (const auto& count : expected.entries) {
    INFO(group.at("id") << " " << count.key);
    CHECK(group.at(count.key).dump() == count.value.scalar);
  }
}

void check_rollups(const yaml::Node& expected, const Json& assessment) {
  const yaml::Node* rubrics = expected.find("rollup");
  REQUIRE(rubrics != nullptr);
  for (const auto& rubric : rubrics->entries) {
    INFO(rubric.key);
    const Json* result = find_by_id(assessment.at("rubrics"), rubric.key);
    REQUIRE(result != nullptr);
    for (const auto& entry : rubric.value.entries) {
      INFO(entry.key);
      if (entry.key == "highest_stage") {
        CHECK(result->at("highest_stage") == entry.value.scalar);
      } else if (entry.key == "stage_in_progress") {
        CHECK(stage_in_progress(*result) == entry.value.scalar);
      } else if (entry.key == "gaps") {
        CHECK(result->at("gaps").get<std::vector<std::string>>() == words(&entry.value));
      } else if (entry.key == "reached") {
        std::vector<std::string> reached;
        for (const Json& group : result->at("groups"))
          if (group.at("reached").get<bool>()) reached.push_back(group.at("id"));
        CHECK(reached == words(&entry.value));
      } else if (entry.key == "band") {
        CHECK(result->at("band_low") == entry.value.scalar);
        CHECK(result->at("band_high") == entry.value.scalar);
      } else if (entry.key == "stated") {
        CHECK(result->at("stated").at("low").get<double>() == std::stod(entry.value.scalar));
        CHECK(result->at("stated").at("high").get<double>() == std::stod(entry.value.scalar));
      } else if (entry.key == "profile") {
        CHECK(result->at("profile") == entry.value.scalar);
      } else {
        const Json* group = find_by_id(result->at("groups"), entry.key);
        REQUIRE(group != nullptr);
        check_group(entry.value, *group);
      }
    }
  }
}

/// Figures of the study that have to reach the reader of the report.
void check_shown(const yaml::Node& expected, const fs::path& out) {
  const std::string report = test::read_whole(out / "report.md");
  for (const std::string& text : words(expected.find("shown"))) {
    INFO(text);
    CHECK(report.find(text) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("each sample gives every menu state, verdict, level and sum of its study", "[samples]") {
  const std::string sample = GENERATE(from_range(std::begin(samples), std::end(samples)));
  INFO(sample);
  const fs::path folder = fs::path(MATANG_SOURCE_DIR) / "samples" / sample;
  const auto expected = yaml::read_file((folder / "expected.yaml").string());
  REQUIRE(expected.has_value());

  const test::TemporaryDirectory directory;
  const fs::path out = directory.path() / "out";
  const auto run =
      test::run_shell("matang audit \"$MATANG_SOURCE/samples/" + sample + "\" --out out", directory.path(), 240);
  INFO(run.out << run.err);
  REQUIRE(run.status == 0);

  const Json assessment = Json::parse(test::read_whole(out / "assessment.json"));
  CHECK(assessment.at("as_of") == scalar(*expected, "as_of"));
  check_menus(*expected, out);
  check_verdicts(*expected, out);
  check_reasons(*expected, assessment);
  check_contradictions(*expected, assessment);
  check_rollups(*expected, assessment);
  check_shown(*expected, out);

  SECTION("and scored again it gives the same bytes") {
    const std::string config = "\"$MATANG_SOURCE/samples/" + sample + "/matang.yaml\"";
    // Without a site there is no capture: the audit itself is repeated.
    const bool has_site = fs::exists(out / "capture.warc.gz");
    const auto again = test::run_shell(has_site ? "matang score out/capture.warc.gz --config " + config + " --out again"
                                                : "matang audit \"$MATANG_SOURCE/samples/" + sample + "\" --out again",
                                       directory.path(), 240);
    INFO(again.err);
    REQUIRE(again.status == 0);
    std::size_t compared = 0;
    for (const auto& entry : fs::directory_iterator(out)) {
      const std::string name = entry.path().filename().string();
      if (name == "capture.warc.gz") continue;
      INFO(name);
      const bool same = test::read_whole(entry.path()) == test::read_whole(directory.path() / "again" / name);
      CHECK(same);
      compared += 1;
    }
    CHECK(compared >= 11);  // report.md, assessment.json and the contract's nine tables
  }
}

TEST_CASE("figures of a study that cannot be true are flagged, and no others", "[samples]") {
  const std::string sample = GENERATE(from_range(std::begin(samples), std::end(samples)));
  const fs::path folder = fs::path(MATANG_SOURCE_DIR) / "samples" / sample;
  INFO(sample);
  const auto expected = yaml::read_file((folder / "expected.yaml").string());
  REQUIRE(expected.has_value());
  const std::string file = scalar(*expected, "figures_file");
  CHECK(fs::exists(folder / "angka-terbit.yaml") == (file == "angka-terbit.yaml"));
  if (file.empty()) return;
  std::set<std::string> known, flagged;  // "population: two_values"
  const yaml::Node* list = expected->find("figures");
  REQUIRE(list != nullptr);
  for (const yaml::Node& item : list->items) known.insert(scalar(item, "figure") + ": " + scalar(item, "flag"));

  const test::TemporaryDirectory directory;
  const auto run = test::run_shell(
      "matang survey check \"$MATANG_SOURCE/samples/" + sample + "/" + file + "\" --format json --fail-on 'flagged>0'",
      directory.path(), 60);
  INFO(run.out << run.err);
  REQUIRE(run.status == (known.empty() ? 0 : 1));
  const Json checked = Json::parse(run.out);
  for (const Json& flag : checked.at("flags"))
    flagged.insert(flag.at("figure").get<std::string>() + ": " + flag.at("kind").get<std::string>());
  CHECK(flagged == known);
}

TEST_CASE("the budget of Indragiri Hulu keeps apart what has no money and what has none of its money", "[samples]") {
  const fs::path folder = fs::path(MATANG_SOURCE_DIR) / "samples/indragiri-hulu-2019";
  const auto expected = yaml::read_file((folder / "expected.yaml").string());
  REQUIRE(expected.has_value());
  const yaml::Node* budget = expected->find("budget");
  REQUIRE(budget != nullptr);
  const Rows rows = table(folder / "anggaran-2019.csv");
  REQUIRE(rows.size() == budget->items.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const yaml::Node& stated = budget->items[i];
    INFO(rows[i].at("program"));
    CHECK(rows[i].at("persen_anggaran") == (stated.kind == yaml::Node::Kind::null ? "" : stated.scalar));
  }
}

TEST_CASE("a sample names offices instead of people, and where in its study each piece of evidence stands",
          "[samples]") {
  const std::string sample = GENERATE(from_range(std::begin(samples), std::end(samples)));
  INFO(sample);
  const auto evidence = yaml::read_file((fs::path(MATANG_SOURCE_DIR) / "samples" / sample / "evidence.yaml").string());
  REQUIRE(evidence.has_value());
  const yaml::Node* pieces = evidence->find("evidence");
  REQUIRE(pieces != nullptr);
  for (const yaml::Node& piece : pieces->items) {
    INFO(scalar(piece, "indicator") << ": " << scalar(piece, "source"));
    CHECK_FALSE(scalar(piece, "locator").empty());
    CHECK_FALSE(scalar(piece, "quotation").empty());
    for (const char* title : {"Bapak ", "Ibu ", "Sdr", "Drs.", ", MM", ", SH", "M.Kom", "S.Pd", ", ST"})
      CHECK(scalar(piece, "source").find(title) == std::string::npos);
  }
}
