#pragma once
#include <vector>

#include "matang/assess/assessment.hpp"

namespace matang::assess {

/// One indicator from both sides: what the site shows, and every piece of evidence about it (see IndicatorResult).
IndicatorResult merge(const rubric::Group& group, const rubric::Indicator& indicator, const rubric::SiteVerdict& site,
                      std::vector<evidence::Evidence> evidence);

/// The same of an indicator judged by levels. Evidence states a level exactly; of several pieces the lowest counts.
IndicatorResult merge_levels(const rubric::Rubric& rubric, const rubric::Group& group,
                             const rubric::Indicator& indicator, const rubric::SiteLevel& site,
                             std::vector<evidence::Evidence> evidence);

/// An indicator's own words, nothing judged yet.
IndicatorResult described(const rubric::Group& group, const rubric::Indicator& indicator);

/// Evidence in a fixed order, whatever the order of files: the newest first, then by what it is and says.
void sort_evidence(std::vector<evidence::Evidence>& pieces);

/// Of several pieces of evidence the one judgement they come to; nothing where there are none.
std::optional<evidence::Judgement> judgement_of(const std::vector<evidence::Evidence>& evidence);

}  // namespace matang::assess
