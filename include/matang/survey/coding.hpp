#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "matang/survey/instrument.hpp"
#include "matang/survey/responses.hpp"
#include "matang/web/date.hpp"

namespace matang::survey {

/// What one respondent did with one item.
struct CodedAnswer {
  enum class State : std::uint8_t { not_asked, missing, answered };
  State state = State::missing;
  std::vector<std::uint16_t> codes;  ///< scale: the label's index; choices: the options' indexes
  double number = 0;                 ///< of kind number
};

struct CodedItem {
  std::optional<std::size_t> column;  ///< nothing: an optional item without one
  std::vector<Choice> options;        ///< those of the instrument, then those found in the answers
  std::vector<CodedAnswer> answers;   ///< one a respondent
  std::size_t unasked = 0;            ///< answers of people the filter leaves out: not counted
};

/// Responses read by an instrument.
struct Coded {
  std::vector<CodedItem> items;  ///< in the instrument's order
  std::size_t respondents = 0;
  std::size_t without_answers = 0;  ///< rows that answer no item: left out
  std::size_t screened_out = 0;     ///< rows that answer too few: left out
  std::vector<std::string> unused_headers;
  std::size_t personal_columns = 0;      ///< names, addresses and the like: never read, never printed
  std::optional<web::Date> first, last;  ///< of the column of times, where it can be read for certain
  bool dates_ambiguous = false;          ///< 03/04/2023: day or month first, no row decides it
};

/// `columns`: items whose header the user names ("kompetensi" → "U6"), by header or by letter.
Result<Coded> code(const Instrument& instrument, const Responses& responses,
                   const std::map<std::string, std::string>& columns = {});

/// The label a cell means: its wording in either language, its number, or both ("5 - Sangat setuju"). Nothing where it
/// is none, or where number and wording contradict each other (`contradiction`).
struct ScaleReading {
  std::optional<std::size_t> label;
  bool contradiction = false;
};
ScaleReading read_scale_answer(const Scale& scale, std::string_view cell);

}  // namespace matang::survey
