#pragma once
#include "report/compare/page.hpp"

namespace matang::report::comparison {

/// A rubric's stage and score in one sentence.
std::string rubric_in_short(const Page& page, const compare::RubricChange& rubric);

void write_rubrics(Page& page, const compare::Diff& diff);
void write_items(Page& page, const compare::Diff& diff);
void write_findings(Page& page, const compare::Diff& diff);

}  // namespace matang::report::comparison
