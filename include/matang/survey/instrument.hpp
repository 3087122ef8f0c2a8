#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matang/problem.hpp"
#include "matang/result.hpp"
#include "matang/spelling.hpp"
#include "matang/text.hpp"

namespace matang::survey {

/// A step of a scale: the number printed on the questionnaire, its wording, and other wordings people used for it.
struct Label {
  int value = 0;
  Text text;
  std::vector<std::string> also;
  friend bool operator==(const Label&, const Label&) = default;
};

struct Scale {
  std::string id;
  std::vector<Label> labels;  ///< in the order they are shown
  bool low_is_best = false;   ///< 1 is the best: turned around for every mean, so that more is always better
  int low() const;
  int high() const;
  friend bool operator==(const Scale&, const Scale&) = default;
};

struct Choice {
  std::string id;
  Text text;
  std::vector<std::string> also;
  friend bool operator==(const Choice&, const Choice&) = default;
};

/// "Asked only of those who answered one of `answers` to `item`": ids of choices, or values of a scale.
struct Condition {
  std::string item;
  std::vector<std::string> answers;
  friend bool operator==(const Condition&, const Condition&) = default;
};

enum class ItemKind { scale, single, multiple, number, text };

struct Item {
  std::string id;
  Text text;
  std::vector<std::string> columns;  ///< wordings of the header, besides id and text
  ItemKind kind = ItemKind::scale;
  std::string dimension;  ///< "" for none
  std::string scale;
  bool reverse = false;         ///< worded negatively: agreement is bad
  bool optional = false;        ///< its column may be missing
  bool other = false;           ///< answers besides the choices are counted as "other"
  std::vector<Choice> choices;  ///< none: what was answered makes the list
  std::optional<Condition> asked_if;
  Location where;
  friend bool operator==(const Item&, const Item&) = default;
};

struct Dimension {
  std::string id;
  Text title;
  friend bool operator==(const Dimension&, const Dimension&) = default;
};

/// What a result says about an indicator of a rubric.
struct EvidenceRule {
  enum class From { item, dimension, score };
  std::string rubric, indicator;
  From from = From::item;
  std::string id;                    ///< of the item or dimension
  std::vector<std::string> answers;  ///< given: the measure is the share that answered one of these, else the mean
  bool as_level = false;  ///< the mean, rounded half up, is the indicator's level; else the thresholds decide
  double met_at = 0, partly_at = 0;
  std::size_t least_respondents = 1;  ///< fewer answers decide nothing
  Text note;
  Location where;
  friend bool operator==(const EvidenceRule&, const EvidenceRule&) = default;
};

enum class Scoring { none, likert_means, skm };

/// A questionnaire as data: rubrics/surveys/*.yaml, described by rubrics/survey.schema.json.
struct Instrument {
  std::string id, version;
  Text title, text;
  std::string source, certainty;
  Scoring scoring = Scoring::none;
  std::vector<Scale> scales;
  std::vector<Dimension> dimensions;
  std::vector<Item> items;
  std::vector<std::string> ambiguous_columns;  ///< headers that mean one thing here and another there: never matched
  Text ambiguous_reason;
  double least_answered = 0;  ///< respondents who answered a smaller share of what they were asked are left out
  std::vector<EvidenceRule> evidence;

  const Scale* find_scale(std::string_view wanted) const;
  const Item* find_item(std::string_view wanted) const;
  const Dimension* find_dimension(std::string_view wanted) const;
  friend bool operator==(const Instrument&, const Instrument&) = default;
};

/// Every fault at once.
Result<Instrument> read_instrument(std::string_view yaml, const std::string& file_name);
Result<Instrument> read_instrument_file(const std::string& path);

}  // namespace matang::survey

namespace matang {
template <>
inline constexpr auto spellings<survey::ItemKind> =
    std::array<std::string_view, 5>{"scale", "single", "multiple", "number", "text"};
template <>
inline constexpr auto spellings<survey::Scoring> = std::array<std::string_view, 3>{"none", "likert_means", "skm"};
}  // namespace matang
