#pragma once
#include <string>

#include "matang/assess/assessment.hpp"

namespace matang::compare {

/// What assessments of one site have in common: host and path of the target, without scheme and "www.".
std::string series_key(const assess::Assessment& assessment);

}  // namespace matang::compare
