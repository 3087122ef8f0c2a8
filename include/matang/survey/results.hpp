#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "matang/evidence/evidence.hpp"
#include "matang/statistics/interval.hpp"
#include "matang/statistics/reliability.hpp"
#include "matang/survey/classes.hpp"
#include "matang/survey/coding.hpp"

namespace matang::survey {

/// How often an answer was given: `count` of the item's `answered`.
struct Frequency {
  std::string id;  ///< of the choice, or the scale's value
  Text text;
  std::size_t count = 0;
  double share = 0;
  std::optional<statistics::Interval> interval;
};

/// One step of the way that leads to a base: who answered `answers` to `item`.
struct FilterStep {
  std::string item;
  Text question;
  std::vector<Text> answers;
};

struct Measures {
  std::size_t values = 0;
  std::optional<double> mean, median, deviation;
  std::optional<statistics::Interval> interval;  ///< of the mean
};

struct ItemResult {
  std::string id, dimension;
  Text text;
  ItemKind kind = ItemKind::scale;
  bool turned = false;  ///< its values were turned around for the mean
  bool has_column = true;
  std::vector<FilterStep> path;  ///< the first filter first; empty: asked of all
  std::size_t asked = 0, answered = 0, missing = 0, unasked = 0;
  std::vector<Frequency> frequencies;  ///< shares of `answered`; in the order of the scale or the choices
  Measures measures;                   ///< of scales and numbers
};

struct DimensionResult {
  std::string id;  ///< "" for all items of the instrument's dimensions together
  Text title;
  std::size_t items = 0;
  int low = 0, high = 0;
  Measures measures;  ///< of the respondents' own means, of those who answered at least half of its items
  std::optional<statistics::Reliability> reliability;
};

enum class SkmWeight { exact, three_digits };
struct SkmElement {
  std::string id;
  Text text;
  std::size_t answered = 0;
  double mean = 0;       ///< NRR
  double weighted = 0;   ///< NRR × weight
  double converted = 0;  ///< NRR × 25
  const Band* band = nullptr;
};
/// Public satisfaction index, PermenPANRB 14/2017.
struct SkmResult {
  SkmWeight weight = SkmWeight::exact;
  std::vector<SkmElement> elements;
  double index = 0;      ///< 1 … 4
  double converted = 0;  ///< 25 … 100, rounded half up to two decimals
  const Band* band = nullptr;
  std::vector<std::string> lowest;  ///< ids of the three weakest elements, the weakest first
};

struct Results {
  Instrument instrument;
  std::string file, encoding;
  char separator = ',';
  std::size_t replaced = 0, rows = 0, blank_rows = 0, short_rows = 0;
  std::size_t respondents = 0, without_answers = 0, screened_out = 0;
  std::vector<std::string> unused_headers;
  std::size_t personal_columns = 0;
  std::optional<web::Date> first, last;
  bool dates_ambiguous = false;
  std::vector<ItemResult> items;
  std::vector<DimensionResult> dimensions;  ///< the last one is all together, where there are several
  std::optional<SkmResult> skm;             ///< nothing where an element has no answer
};

/// What a rule of the instrument makes of the results. No judgement where too few answered, or nothing was measured.
struct Judged {
  EvidenceRule rule;
  std::optional<evidence::Judgement> judgement;
  std::optional<std::int64_t> level;  ///< instead of the judgement, where the rule asks for it
  std::optional<double> measure;      ///< a share where the rule names answers, else a mean or the score
  std::size_t count = 0, base = 0;    ///< of a share; the base alone of a mean
};
std::vector<Judged> judge(const Results& results);

Results analyse(const Instrument& instrument, const Responses& responses, const Coded& coded,
                SkmWeight weight = SkmWeight::exact);

}  // namespace matang::survey
