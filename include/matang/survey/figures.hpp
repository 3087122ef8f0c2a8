#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matang/problem.hpp"
#include "matang/result.hpp"
#include "matang/spelling.hpp"
#include "matang/statistics/shares.hpp"
#include "matang/text.hpp"

/// Figures other people published, written down with their place, and what cannot be true of them.
namespace matang::survey {

struct StatedShare {
  std::string label;
  statistics::PrintedPercent percent;
  std::optional<std::int64_t> count;  ///< where the publication gives it too
  Location where;
};

/// Shares of one question.
struct Figure {
  std::string id, title, place,
      about;         ///< `about`: what is broken down; two figures may not break one thing down twice
  std::string base;  ///< of FiguresFile::bases; "" where none is stated
  std::vector<StatedShare> shares;
  bool complete = true;                             ///< every category is listed, so that they should add up to 100
  bool multiple = false;                            ///< several answers were allowed: nothing adds up
  std::optional<statistics::PrintedPercent> total;  ///< as printed below the shares
  Location where;
};

/// People a publication says it counted.
struct StatedBase {
  std::string id, title, place;
  std::int64_t people = 0;
  Location where;
};

/// A score with the class it is given.
struct StatedScore {
  std::string id, title, place, table, written_class, written_score;
  double score = 0;
  Location where;
};

/// One quantity named several times.
struct StatedQuantity {
  std::string id, title;
  struct Statement {
    double value = 0;
    std::string written, place;
  };
  std::vector<Statement> statements;
  Location where;
};

/// A size of a sample and the formula it was taken from.
struct StatedSample {
  std::string id, title, place, method;  ///< slovin or krejcie-morgan
  std::int64_t population = 0, size = 0;
  double error = 0;
  Location where;
};

struct FiguresFile {
  std::string title, source;
  std::vector<StatedBase> bases;
  std::vector<Figure> figures;
  std::vector<StatedScore> scores;
  std::vector<StatedQuantity> quantities;
  std::vector<StatedSample> samples;
};

Result<FiguresFile> read_figures(std::string_view yaml, const std::string& file_name);
Result<FiguresFile> read_figures_file(const std::string& path);

enum class FlagKind {
  impossible_share,  ///< no count of the stated people gives the percentage
  count_mismatch,    ///< the count printed beside it gives another percentage
  sum,               ///< shares of one whole do not add up to it
  total,             ///< the printed total is not their sum
  two_breakdowns,    ///< one thing broken down twice, differently
  wrong_class,       ///< the score belongs to another class
  score_range,       ///< no table gives such a score a class
  two_values,        ///< one quantity, two values
  sample_size        ///< the formula gives another number
};

/// Something that cannot be true. `what` says what, `so` what to do or conclude.
struct Flag {
  FlagKind kind = FlagKind::sum;
  std::string figure, title, place;
  Text what, so;
  std::vector<std::int64_t> people;  ///< impossible shares: the numbers of people that fit
  Location where;
};

/// In the order of the file.
std::vector<Flag> check_figures(const FiguresFile& file);

}  // namespace matang::survey

namespace matang {
template <>
inline constexpr auto spellings<survey::FlagKind> =
    std::array<std::string_view, 9>{"impossible_share", "count_mismatch", "sum",        "total",      "two_breakdowns",
                                    "wrong_class",      "score_range",    "two_values", "sample_size"};
}  // namespace matang
