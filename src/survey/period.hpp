#pragma once
#include <optional>
#include <string>
#include <vector>

#include "matang/web/date.hpp"

namespace matang::survey {

struct Period {
  std::optional<web::Date> first, last;
  bool ambiguous = false;
};

/// The days of a column of times as spreadsheets write them: "2023/09/14 10:21:33", "14/09/2023 10.21", "9/14/2023".
/// Whether day or month stands first is decided by the whole column; where no row decides it, it is ambiguous and no
/// day is given.
Period period_of(const std::vector<std::string>& times);

}  // namespace matang::survey
