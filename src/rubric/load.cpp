#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "matang/rubric/rubric.hpp"
#include "rubric/bands.hpp"
#include "rubric/case.hpp"
#include "rubric/check.hpp"
#include "rubric/levels.hpp"
#include "rubric/loading.hpp"
#include "rubric/profiles.hpp"
#include "rubric/reading.hpp"
#include "rubric/rule.hpp"
#include "rubric/units.hpp"

namespace matang::rubric {
namespace {

/// How sure a wording is: the law's own; a publication's; put in our words; ours; read in somebody's transcription;
/// from memory.
const std::vector<std::string>& certainties() {
  static const std::vector<std::string> all{"ours", "adapted", "published", "official", "secondary", "memory"};
  return all;
}

/// The kinds of body a rubric may tell apart, as matang.yaml's `body` and `applies_to` name them.
std::vector<std::string> read_bodies(yaml::MappingReader& mapping, const Loading& loading) {
  const auto& known = bodies();
  std::vector<std::string> all = mapping.optional_texts("applies_to");
  for (const std::string& body : all)
    if (std::find(known.begin(), known.end(), body) == known.end())
      loading.fault(*mapping.optional("applies_to"), fmt::format("no kind of body is called '{}'", body),
                    suggestion(body, known));
  return all;
}

std::vector<evidence::Kind> read_kinds(yaml::MappingReader& mapping, const Loading& loading) {
  std::vector<evidence::Kind> kinds;
  const yaml::Node* node = mapping.optional("answered_by");
  const auto read = [&](const yaml::Node& item) {
    const auto word = yaml::as_text(item, loading.problems);
    if (!word) return;
    if (const auto kind = evidence::kind_of(*word))
      kinds.push_back(*kind);
    else
      loading.fault(item, fmt::format("no evidence is of kind '{}'", *word),
                    suggestion(*word, {spellings<evidence::Kind>.begin(), spellings<evidence::Kind>.end()}));
  };
  if (node != nullptr && node->kind == yaml::Node::Kind::sequence)
    for (const yaml::Node& item : node->items) read(item);
  else if (node != nullptr)
    read(*node);
  return kinds;
}

Indicator read_indicator(const yaml::Node& node, const Loading& loading) {
  Indicator indicator;
  indicator.where = node.where;
  yaml::MappingReader mapping(node, "an indicator", loading.problems);
  if (!mapping.is_mapping()) return indicator;
  indicator.id = read_id(mapping, node, loading);
  indicator.question = required_both(mapping, "question", loading);
  indicator.title =
      mapping.optional("title") == nullptr ? indicator.question : required_both(mapping, "title", loading);
  indicator.source = mapping.required_text("source");
  indicator.certainty = read_word(mapping, "certainty", certainties(), loading);
  indicator.weight = read_thousandths(mapping, "weight", 1000, loading).value_or(1000);
  indicator.met = optional_rule(mapping, "met", loading);
  indicator.partly = optional_rule(mapping, "partly", loading);
  indicator.exceeded = optional_rule(mapping, "exceeded", loading);
  read_items(mapping, "levels", false, loading,
             [&](const yaml::Node& item) { indicator.levels.push_back(read_level(item, loading)); });
  if (mapping.optional("effort") != nullptr)
    indicator.effort = read_choice(mapping, "effort", Effort::moderate, loading);
  indicator.applies_to = read_bodies(mapping, loading);
  indicator.advice = required_both(mapping, "advice", loading);
  indicator.answered_by = read_kinds(mapping, loading);
  indicator.precedence = read_choice(mapping, "precedence", Precedence::evidence, loading);
  read_items(mapping, "cases", false, loading,
             [&](const yaml::Node& item) { indicator.cases.push_back(read_case(item, loading)); });
  mapping.finish();
  return indicator;
}

Group read_group(const yaml::Node& node, const Loading& loading) {
  Group group;
  yaml::MappingReader mapping(node, "a group", loading.problems);
  if (!mapping.is_mapping()) return group;
  group.id = read_id(mapping, node, loading);
  group.title = required_both(mapping, "title", loading);
  group.text = optional_both(mapping, "text", loading);
  group.weight = mapping.optional_integer("weight", 1, 100);
  mapping.optional("weights_sum");  // check.cpp holds it against the weights
  read_items(mapping, "indicators", true, loading,
             [&](const yaml::Node& item) { group.indicators.push_back(read_indicator(item, loading)); });
  mapping.finish();
  return group;
}

ScoreStyle read_score_style(yaml::MappingReader& rubric, const Loading& loading) {
  ScoreStyle style;
  const yaml::Node* node = rubric.optional("score");
  if (node == nullptr) return style;
  yaml::MappingReader mapping(*node, "'score'", loading.problems);
  if (!mapping.is_mapping()) return style;
  style.as = read_choice(mapping, "as", ScoreStyle::As::percent, loading);
  style.decimals =
      static_cast<int>(mapping.optional_integer("decimals", 0, 4).value_or(style.as == ScoreStyle::As::index ? 2 : 0));
  style.official = mapping.optional_flag("official").value_or(false);
  mapping.finish();
  return style;
}

LeftOut read_left_out(const yaml::Node& node, const Loading& loading) {
  LeftOut left_out;
  yaml::MappingReader mapping(node, "what is left out", loading.problems);
  if (!mapping.is_mapping()) return left_out;
  if (mapping.required("count") != nullptr) left_out.count = mapping.optional_integer("count", 1, 10'000).value_or(1);
  left_out.what = required_both(mapping, "what", loading);
  mapping.finish();
  return left_out;
}

/// Weights are read in thousandths; they are kept in the largest unit that leaves them whole, so that a rubric without
/// decimals counts in ones.
void reduce_weights(Rubric& rubric) {
  for (const std::int64_t unit : {1, 10, 100, 1000}) {
    const std::int64_t divisor = 1000 / unit;
    bool whole = true;
    for (const Group& group : rubric.groups)
      for (const Indicator& indicator : group.indicators) whole = whole && indicator.weight % divisor == 0;
    if (!whole) continue;
    for (Group& group : rubric.groups)
      for (Indicator& indicator : group.indicators) indicator.weight /= divisor;
    rubric.weight_unit = unit;
    return;
  }
}

Rubric read_rubric(const yaml::Node& node, const std::string& file_name, const Loading& loading) {
  Rubric rubric;
  rubric.file = file_name;
  yaml::MappingReader mapping(node, "a rubric", loading.problems);
  if (!mapping.is_mapping()) return rubric;
  rubric.id = read_id(mapping, node, loading);
  rubric.version = mapping.required_text("version");
  rubric.title = required_both(mapping, "title", loading);
  rubric.text = optional_both(mapping, "text", loading);
  rubric.source = mapping.required_text("source");
  rubric.simulation = mapping.optional_flag("simulation").value_or(false);
  if (mapping.optional("certainty") != nullptr)
    rubric.certainty = read_word(mapping, "certainty", certainties(), loading);
  rubric.score = read_score_style(mapping, loading);
  rubric.unknown = read_choice(mapping, "unknown", UnknownPolicy::interval, loading);
  read_level_scale(mapping, rubric, loading);
  rubric.per = read_units(mapping, loading);
  rubric.valid_from = read_day(mapping, "valid_from", loading);
  rubric.valid_until = read_day(mapping, "valid_until", loading);
  rubric.superseded_by = mapping.optional_text("superseded_by").value_or("");
  read_items(mapping, "left_out", false, loading,
             [&](const yaml::Node& item) { rubric.left_out.push_back(read_left_out(item, loading)); });
  if (mapping.required("roll_up") != nullptr)
    rubric.roll_up = from_spelling<RollUp>(
                         read_word(mapping, "roll_up", {spellings<RollUp>.begin(), spellings<RollUp>.end()}, loading))
                         .value_or(RollUp::weighted);
  rubric.stage_reached_at = mapping.optional_number("stage_reached_at", 0.01, 1).value_or(1.0);
  read_bands(mapping, rubric.bands, rubric.band_decimals, loading);
  read_items(mapping, "profiles", false, loading,
             [&](const yaml::Node& item) { rubric.profiles.push_back(read_profile(item, loading)); });
  mapping.optional("weights_sum");  // check.cpp holds it against the weights
  read_items(mapping, "groups", true, loading,
             [&](const yaml::Node& item) { rubric.groups.push_back(read_group(item, loading)); });
  mapping.finish();
  return rubric;
}

Result<Rubric> read(Result<yaml::Node> node, const std::string& file_name, const KnownConcepts& known_concepts) {
  if (!node) return node.error();
  Problems problems;
  const facts::Tables tables = facts::empty_tables();
  Rubric rubric = read_rubric(*node, file_name, {tables, known_concepts, problems});
  check_whole(rubric, *node, problems);
  reduce_weights(rubric);
  if (problems.empty()) return rubric;
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  return problems;
}

}  // namespace

const std::vector<std::string>& bodies() {
  static const std::vector<std::string> all{"province", "regency", "city", "agency", "district", "village"};
  return all;
}

Result<Rubric> read_text(std::string_view yaml, const std::string& file_name, const KnownConcepts& known_concepts) {
  return read(yaml::read_text(yaml, file_name), file_name, known_concepts);
}

Result<Rubric> read_file(const std::string& path, const KnownConcepts& known_concepts) {
  return read(yaml::read_file(path), path, known_concepts);
}

}  // namespace matang::rubric
