#pragma once
#include "matang/assess/assessment.hpp"

namespace matang::report::test {

/// A small assessment that has one of everything a report shows, built from literals: no crawl, no rubric file, no
/// clock.
assess::Assessment sample();
/// The same site, not reachable.
assess::Assessment unreachable();
/// Every text in it tries to speak through the report.
assess::Assessment hostile();

}  // namespace matang::report::test
