#pragma once
#include <optional>

#include "matang/assess/assessment.hpp"

namespace matang::assess {

/// Why nothing could be assessed; nothing where at least one page was read.
std::optional<Message> obstacle_of(const facts::SiteFacts& site, const capture::Coverage& coverage);

}  // namespace matang::assess
