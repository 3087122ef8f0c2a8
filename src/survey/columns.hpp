#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "matang/survey/coding.hpp"

namespace matang::survey {

/// Columns that are no question: Google Forms' time stamp, and what tells who answered.
enum class ColumnRole { question, time, personal };
ColumnRole role_of(std::string_view header);

/// Which column answers which item, in the instrument's order.
Result<std::vector<std::optional<std::size_t>>> match_columns(const Instrument& instrument, const Responses& responses,
                                                              const std::map<std::string, std::string>& columns);

}  // namespace matang::survey
