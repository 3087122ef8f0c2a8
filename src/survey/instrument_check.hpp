#pragma once
#include "matang/survey/instrument.hpp"

namespace matang::survey {

/// What only the whole of an instrument can show: empty dimensions, scales that do not go together, elements that are
/// not nine.
void check_whole(const Instrument& instrument, const Location& root, Problems& problems);

}  // namespace matang::survey
