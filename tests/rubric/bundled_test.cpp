#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "matang/rubric/rubric.hpp"
#include "support/catch.hpp"

using namespace matang;

namespace {

const std::string folder = MATANG_SOURCE_DIR "/rubrics/";

std::vector<std::string> ids_of(const std::string& rubric_id) {
  const auto rubric = rubric::read_file(folder + rubric_id + ".yaml", {});
  std::vector<std::string> ids;
  if (!rubric) return ids;
  for (const auto& group : rubric->groups)
    for (const auto& indicator : group.indicators) ids.push_back(indicator.id);
  return ids;
}

}  // namespace

TEST_CASE("the rubrics we ship are in order, and their cases give what they expect", "[rubric]") {
  const auto id = GENERATE(
      values<std::string>({"un-stages-5", "un-stages-4", "indrajit", "inpres-3-2003", "g2g-joia", "semarang-structure",
                           "tapscott-4", "layne-lee", "hiller-belanger", "kip-berkala", "kominfo-2003"}));
  const auto read = rubric::read_file(folder + id + ".yaml", {});
  if (!read)
    for (const Problem& problem : read.error()) UNSCOPED_INFO(to_text(problem));
  REQUIRE(read.has_value());
  CHECK(read->id == id);
  for (const Problem& problem : rubric::run_cases(*read)) FAIL_CHECK(to_text(problem));
}

TEST_CASE("indicators keep the study's order", "[rubric]") {
  CHECK(ids_of("un-stages-5") ==
        std::vector<std::string>{"emerging.static-information", "emerging.no-interaction-channel",
                                 "enhanced.service-links", "enhanced.documents-and-news",
                                 "interactive.downloadable-forms", "interactive.online-forms",
                                 "transactional.two-way-channel", "transactional.online-transactions",
                                 "connected.one-agency", "connected.interoperability", "connected.public-private"});
  CHECK(ids_of("indrajit") == std::vector<std::string>{"support.political-will", "support.regulation",
                                                       "support.socialisation", "capacity.finance",
                                                       "capacity.infrastructure", "capacity.people",
                                                       "value.public-benefit", "value.government"});
}

TEST_CASE("what is counted in a framework is counted in its rubric", "[rubric]") {
  CHECK(ids_of("inpres-3-2003").size() == 9);
  CHECK(ids_of("g2g-joia").size() == 6);
  CHECK(ids_of("kominfo-2003").size() == 6 + 8);
  const auto periodic = ids_of("kip-berkala");
  CHECK(std::count_if(periodic.begin(), periodic.end(),
                      [](const std::string& each) { return each.rfind("berkala.", 0) == 0; }) == 11);
}

TEST_CASE("bands and weights are those of their sources", "[rubric]") {
  const auto bands_of = [](const std::string& rubric_id) {
    std::vector<double> bands;
    if (const auto rubric = rubric::read_file(folder + rubric_id + ".yaml", {}))
      for (const rubric::Band& band : rubric->bands) bands.push_back(band.from);
    return bands;
  };
  CHECK(bands_of("inpres-3-2003") == std::vector<double>{0, 0.26, 0.51, 0.76});
  CHECK(bands_of("kip-berkala") == std::vector<double>{0, 0.4, 0.6, 0.8, 0.9});

  const auto un = rubric::read_file(folder + "un-stages-4.yaml", {});
  REQUIRE(un.has_value());
  std::vector<std::int64_t> weights;
  for (const rubric::Group& group : un->groups) weights.push_back(group.weight.value_or(0));
  CHECK(weights == std::vector<std::int64_t>{7, 24, 30, 39});

  for (const char* simulated : {"kip-berkala", "un-stages-4"}) {
    const auto rubric = rubric::read_file(folder + simulated + ".yaml", {});
    REQUIRE(rubric.has_value());
    CHECK(rubric->simulation);
  }
}

TEST_CASE("the samples' evidence reads, and names indicators there are", "[rubric][evidence]") {
  const auto sample = GENERATE(values<std::string>({"palembang-2023", "hallo-palembang-2022"}));
  const auto file = evidence::read_file(MATANG_SOURCE_DIR "/samples/" + sample + "/evidence.yaml");
  if (!file)
    for (const Problem& problem : file.error()) UNSCOPED_INFO(to_text(problem));
  REQUIRE(file.has_value());
  CHECK_FALSE(file->evidence.empty());
  for (const evidence::Evidence& each : file->evidence) {
    const auto ids = ids_of(each.rubric);
    INFO(each.rubric << "/" << each.indicator);
    CHECK(std::find(ids.begin(), ids.end(), each.indicator) != ids.end());
  }
}

TEST_CASE("a rubric that is not there is a fault with its name", "[rubric]") {
  const auto read = rubric::read_file(folder + "no-such.yaml", {});
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().front().where.file == folder + "no-such.yaml");
}
