#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "matang/lexicon/lexicon.hpp"
#include "matang/rubric/rubric.hpp"
#include "support/catch.hpp"

using namespace matang;

namespace {

const std::string folder = MATANG_SOURCE_DIR "/rubrics/";

const rubric::KnownConcepts& known() {
  static const rubric::KnownConcepts concepts = [] {
    const auto lexicon = lexicon::Lexicon::load(folder + "lexicon.yaml");
    rubric::KnownConcepts known;
    for (const auto& one : lexicon->concepts()) {
      known.ids.push_back(one.id);
      for (const std::string& group : one.groups) known.groups[group].push_back(one.id);
    }
    return known;
  }();
  return concepts;
}

std::vector<std::string> shipped() {
  std::vector<std::string> ids;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".yaml" && entry.path().stem() != "lexicon")
      ids.push_back(entry.path().stem().string());
  std::sort(ids.begin(), ids.end());
  return ids;
}

rubric::Rubric load(const std::string& id) {
  auto read = rubric::read_file(folder + id + ".yaml", {});
  INFO(id);
  REQUIRE(read.has_value());
  return *std::move(read);
}

std::vector<std::string> ids_of(const rubric::Rubric& rubric) {
  std::vector<std::string> ids;
  for (const auto& group : rubric.groups)
    for (const auto& indicator : group.indicators) ids.push_back(indicator.id);
  return ids;
}

std::vector<std::string> ids_of(const std::string& rubric_id) { return ids_of(load(rubric_id)); }

}  // namespace

TEST_CASE("the rubrics we ship are in order, and their cases give what they expect", "[rubric]") {
  const auto id = GENERATE(from_range(shipped()));
  const auto read = rubric::read_file(folder + id + ".yaml", known());
  if (!read)
    for (const Problem& problem : read.error()) UNSCOPED_INFO(to_text(problem));
  REQUIRE(read.has_value());
  CHECK(read->id == id);
  CHECK_FALSE(read->certainty.empty());
  for (const Problem& problem : rubric::run_cases(*read)) FAIL_CHECK(to_text(problem));
  for (const auto& group : read->groups)
    for (const auto& indicator : group.indicators) {
      INFO(indicator.id);
      CHECK(indicator.effort.has_value());
      CHECK(indicator.advice.id != indicator.advice.en);
    }
}

TEST_CASE("every framework of the issue has its rubric, and what replaces one is shipped too", "[rubric]") {
  const auto ids = shipped();
  for (const char* id :
       {"un-stages-5",        "un-stages-4",  "indrajit",         "inpres-3-2003",   "g2g-joia",
        "semarang-structure", "tapscott-4",   "layne-lee",        "hiller-belanger", "uu-25-2009",
        "kepmenpan-63-2003",  "egovqual",     "egovqual-proxies", "skm-2017",        "skm-2017-publication",
        "kip-berkala",        "kominfo-2003", "spbe-2020",        "pemdi-2026",      "losi-style"}) {
    INFO(id);
    CHECK(std::find(ids.begin(), ids.end(), id) != ids.end());
  }
  for (const std::string& id : ids) {
    const auto read = rubric::read_file(folder + id + ".yaml", {});
    if (!read || read->superseded_by.empty()) continue;
    INFO(id << " is replaced by " << read->superseded_by);
    CHECK(std::find(ids.begin(), ids.end(), read->superseded_by) != ids.end());
  }
}

TEST_CASE("indicators keep the study's order", "[rubric]") {
  CHECK(ids_of("un-stages-5") ==
        std::vector<std::string>{"emerging.static-information", "emerging.no-interaction-channel",
                                 "enhanced.service-links", "enhanced.documents-and-news",
                                 "interactive.downloadable-forms", "interactive.online-forms",
                                 "transactional.two-way-channel", "transactional.online-transactions",
                                 "connected.one-agency", "connected.interoperability", "connected.public-private"});
  const auto palembang = rubric::with_profile(load("indrajit"), "palembang-2023");
  REQUIRE(palembang.has_value());
  CHECK(ids_of(*palembang) == std::vector<std::string>{"support.political-will", "support.regulation",
                                                       "support.socialisation", "capacity.finance",
                                                       "capacity.infrastructure", "capacity.people",
                                                       "value.public-benefit", "value.government"});
}

TEST_CASE("each study has its profile of the three elements", "[rubric]") {
  const rubric::Rubric indrajit = load("indrajit");
  struct Row {
    std::string profile, has, has_not;
    std::size_t indicators;
  };
  const auto row = GENERATE(values<Row>({
      {"kendal-2018", "support.regulation", "willingness.public", 8},
      {"indragiri-hulu-2019", "support.infrastructure", "value.public-benefit", 7},  // counts infrastructure twice
      {"palembang-2023", "support.regulation", "support.infrastructure", 8},
      {"semarang", "value.stakeholders", "willingness.public", 9},
      {"malang-dinkop", "local-culture.habits", "support.regulation", 8},
  }));
  INFO(row.profile);
  const auto chosen = rubric::with_profile(indrajit, row.profile);
  REQUIRE(chosen.has_value());
  const auto ids = ids_of(*chosen);
  CHECK(ids.size() == row.indicators);
  CHECK(std::count(ids.begin(), ids.end(), row.has) == 1);
  CHECK(std::count(ids.begin(), ids.end(), row.has_not) == 0);
}

TEST_CASE("what is counted in a framework is counted in its rubric", "[rubric]") {
  struct Row {
    std::string rubric, group;  ///< "": all groups
    std::size_t indicators;
  };
  const auto row = GENERATE(values<Row>({
      {"inpres-3-2003", "", 9},
      {"g2g-joia", "", 6},
      {"kominfo-2003", "content", 6},
      {"kominfo-2003", "front-page", 8},
      {"kip-berkala", "berkala", 11},
      {"uu-25-2009", "", 14},
      {"uu-25-2009", "delivery", 6},
      {"kepmenpan-63-2003", "", 6},
      {"egovqual", "", 21},
      {"egovqual", "efficiency", 7},
      {"egovqual", "trust", 4},
      {"egovqual", "reliability", 6},
      {"egovqual", "support", 4},
      {"skm-2017", "", 9},
      {"spbe-2020", "", 47},
      {"pemdi-2026", "", 20},
      {"losi-style", "participation", 17},
  }));
  INFO(row.rubric << " " << row.group);
  const auto ids = ids_of(row.rubric);
  CHECK(static_cast<std::size_t>(std::count_if(ids.begin(), ids.end(), [&](const std::string& id) {
          return row.group.empty() || id.rfind(row.group + ".", 0) == 0;
        })) == row.indicators);
}

TEST_CASE("what LOSI has and we do not is counted: 86 items in 2022", "[rubric]") {
  const rubric::Rubric losi = load("losi-style");
  std::int64_t all = static_cast<std::int64_t>(ids_of(losi).size());
  for (const rubric::LeftOut& part : losi.left_out) all += part.count;
  CHECK(all == 86);
}

TEST_CASE("weights are those of their sources", "[rubric]") {
  struct Row {
    std::string rubric;
    std::vector<double> aspects;
  };
  const auto row = GENERATE(values<Row>({
      {"spbe-2020", {13, 10, 10, 5, 12, 4.5, 27.5, 18}},
      {"pemdi-2026", {10, 10, 15, 15, 10, 15, 25}},
  }));
  INFO(row.rubric);
  const rubric::Rubric read = load(row.rubric);
  std::vector<double> aspects;
  for (const rubric::Group& group : read.groups) {
    double sum = 0;
    for (const rubric::Indicator& indicator : group.indicators) sum += static_cast<double>(indicator.weight);
    aspects.push_back(sum / static_cast<double>(read.weight_unit));
  }
  CHECK(aspects == row.aspects);

  std::vector<std::int64_t> stages;
  for (const rubric::Group& group : load("un-stages-4").groups) stages.push_back(group.weight.value_or(0));
  CHECK(stages == std::vector<std::int64_t>{7, 24, 30, 39});
}

TEST_CASE("bands are those of their sources", "[rubric]") {
  const auto begins = [](const std::vector<rubric::Band>& bands) {
    std::vector<double> from;
    for (const rubric::Band& band : bands) from.push_back(band.from);
    return from;
  };
  struct Row {
    std::string rubric;
    std::vector<double> from;
    double last;
  };
  const auto row = GENERATE(values<Row>({
      {"kip-berkala", {0, 40, 60, 80, 90}, 100},
      {"spbe-2020", {1.00, 1.80, 2.60, 3.50, 4.20}, 5.00},  // a perfect 5.00 is in the last band
      {"pemdi-2026", {1.00, 1.50, 2.50, 3.50, 4.00}, 5.00},
      {"skm-2017", {1.0, 2.6, 3.0644, 3.5324}, 4.0},
      {"losi-style", {0, 25.01, 50.01, 75.01}, 100},
  }));
  INFO(row.rubric);
  const rubric::Rubric read = load(row.rubric);
  CHECK(begins(read.bands) == row.from);
  REQUIRE(read.bands.back().to.has_value());
  CHECK(*read.bands.back().to == row.last);
  CHECK(read.band_decimals.has_value());

  const auto inhu = rubric::with_profile(load("inpres-3-2003"), "indragiri-hulu-2019");
  REQUIRE(inhu.has_value());
  CHECK(begins(inhu->bands) == std::vector<double>{0, 0.26, 0.51, 0.76});
  CHECK(load("inpres-3-2003").bands.empty());  // the Instruction knows no percentages
}

TEST_CASE("re-enactments of official instruments say that they are", "[rubric]") {
  for (const char* simulated : {"kip-berkala", "un-stages-4", "spbe-2020", "pemdi-2026", "losi-style"}) {
    INFO(simulated);
    CHECK(load(simulated).simulation);
  }
}

TEST_CASE("an instrument knows its years", "[rubric]") {
  const rubric::Rubric spbe = load("spbe-2020");
  CHECK(spbe.valid_until == web::parse_iso_date("2025-12-31"));
  CHECK(spbe.superseded_by == "pemdi-2026");
  CHECK(load("pemdi-2026").valid_from == web::parse_iso_date("2026-01-01"));
}

TEST_CASE("perception and the crawler's signs never meet in one score", "[rubric]") {
  for (const char* perceived : {"egovqual", "skm-2017"})
    for (const auto& group : load(perceived).groups)
      for (const auto& indicator : group.indicators) {
        INFO(indicator.id);
        CHECK(indicator.answered_by == std::vector{evidence::Kind::questionnaire});
        for (const rubric::Level& level : indicator.levels) CHECK_FALSE((level.shown || level.refuted));
      }
}

TEST_CASE("only unknown becomes nothing where the framework says so, after a full crawl", "[rubric]") {
  for (const std::string& id : shipped()) {
    INFO(id);
    CHECK(load(id).unknown ==
          (id == "losi-style" ? rubric::UnknownPolicy::zero_after_full_crawl : rubric::UnknownPolicy::interval));
  }
}

TEST_CASE("the samples' evidence reads, and names indicators there are", "[rubric][evidence]") {
  std::size_t read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(MATANG_SOURCE_DIR "/samples")) {
    const auto path = entry.path() / "evidence.yaml";
    if (!std::filesystem::exists(path)) continue;
    const auto file = evidence::read_file(path.string());
    if (!file)
      for (const Problem& problem : file.error()) UNSCOPED_INFO(to_text(problem));
    REQUIRE(file.has_value());
    CHECK_FALSE(file->evidence.empty());
    for (const evidence::Evidence& each : file->evidence) {
      if (!std::filesystem::exists(folder + each.rubric + ".yaml")) continue;  // a rubric of the sample's own
      const auto ids = ids_of(each.rubric);
      INFO(path.string() << ": " << each.rubric << "/" << each.indicator);
      CHECK(std::find(ids.begin(), ids.end(), each.indicator) != ids.end());
    }
    read += 1;
  }
  CHECK(read >= 2);
}

TEST_CASE("a rubric that is not there is a fault with its name", "[rubric]") {
  const auto read = rubric::read_file(folder + "no-such.yaml", {});
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().front().where.file == folder + "no-such.yaml");
}
