#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "matang/rules/expression.hpp"

namespace matang::rules {

/// Whether a cell meets a condition.
Truth meets(const facts::Value& cell, const Condition& condition, web::Date as_of);

/// Conditions bound to their columns, so that rows are matched without looking names up.
class Matcher {
 public:
  /// `table` and `conditions` must outlive the matcher.
  Matcher(const facts::Table& table, const std::vector<Condition>& conditions, web::Date as_of);

  struct Match {
    Truth truth = Truth::yes;
    std::vector<std::size_t> unknown;  ///< columns that leave it open; only where `truth` is unknown
  };
  Match match(const facts::Row& row) const;

  /// Whether the row is of the kind asked for and fails only in quality (its state, a date, a number): what a reader
  /// wants to see when nothing was good enough. False where the conditions ask for no kind at all.
  bool nearly(const facts::Row& row) const;

 private:
  struct Bound {
    const Condition* condition;
    std::size_t column;
    bool quality;
  };
  const facts::Table& table_;
  std::vector<Bound> bound_;
  web::Date as_of_;
};

/// The conditions in a few words: "purpose: application, complaint; state: not broken".
std::string describe(const std::vector<Condition>& conditions);

}  // namespace matang::rules
