#pragma once
#include <vector>

#include "matang/assess/assessment.hpp"

namespace matang::assess {

/// One indicator from both sides: what the site shows, and every piece of evidence about it (see IndicatorResult).
IndicatorResult merge(const rubric::Group& group, const rubric::Indicator& indicator, const rubric::SiteVerdict& site,
                      std::vector<evidence::Evidence> evidence);

/// Of several pieces of evidence the one judgement they come to; nothing where there are none.
std::optional<evidence::Judgement> judgement_of(const std::vector<evidence::Evidence>& evidence);

}  // namespace matang::assess
