#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "rules/condition.hpp"

namespace matang::rules {

/// Rows sorted by whether they match: those that do, and those that may.
struct Selected {
  const facts::Table* table = nullptr;
  std::vector<const facts::Row*> certain, possible;
  std::vector<Message> reasons;  ///< "cell.unknown", one a field, why the possible ones are not decided
};

/// The selection's table; loading has checked that there is one.
const facts::Table& table_of(const facts::Tables& tables, const std::string& name);

Selected select(const facts::Tables& tables, const Selection& of);

/// Gathers `cell.unknown` reasons over many rows, one a field.
class UnknownCells {
 public:
  void add(const facts::Table& table, const facts::Row& row, std::size_t column);
  std::vector<Message> reasons() const;

 private:
  struct Entry {
    std::string table, field, example;
    std::size_t count;
  };
  std::vector<Entry> entries_;
};

}  // namespace matang::rules
