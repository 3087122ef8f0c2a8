#pragma once
#include <string>
#include <vector>

#include "matang/assess/assessment.hpp"
#include "matang/problem.hpp"
#include "matang/report/report.hpp"

namespace matang::cli {

/// A fault for each of the wanted formats whose program is not installed, with the Debian package that has it. Asked
/// before any crawl, so that nothing is lost.
Problems missing_programs(const std::vector<std::string>& formats);

/// The Word document or PDF that a program makes of what `report` rendered for it. Throws CannotGoOn where the program
/// fails.
std::string converted(report::Conversion conversion, const std::string& source, const assess::Assessment& assessment,
                      report::Language language);

}  // namespace matang::cli
