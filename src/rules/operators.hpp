#pragma once
#include "matang/rules/operators.hpp"

/// One function an operator, each in a file of its own under operators/.
namespace matang::rules {

Operator count_operator();
Operator share_operator();
Operator newest_operator();
Operator site_operator();
Operator all_operator();
Operator any_operator();
Operator not_operator();

}  // namespace matang::rules
