#pragma once
#include <vector>

#include "matang/assess/assessment.hpp"

namespace matang::report {

/// What a reader must know to read a framework's score rightly: that it is a simulation or our convention, what
/// unknowns count as, which parts are missing, whether the instrument still holds. Messages, so that every format says
/// the same.
std::vector<Message> notes_of(const assess::RubricResult& rubric);

}  // namespace matang::report
