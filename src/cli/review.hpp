#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/fail_on.hpp"
#include "cli/options.hpp"
#include "matang/assess/assessment.hpp"
#include "matang/compare/baseline.hpp"
#include "matang/compare/ignore.hpp"

namespace matang::cli {

/// What --fail-on, --baseline and --ignore ask to be said about an assessment, read before anything is crawled.
struct Review {
  std::vector<Condition> conditions;
  std::vector<compare::Ignore> ignores;
  std::optional<assess::Assessment> baseline;
};
/// Every fault of every file and condition at once.
Result<Review> read_review(const Options& options);

/// Reads an assessment.json; `purpose` is what it was to be, for the message.
Result<assess::Assessment> read_assessment(const std::string& path, std::string_view purpose);

/// What applying a review came to.
struct Reviewed {
  compare::Ignored ignored;
  std::optional<compare::Against> against;
  std::vector<report::Judged> conditions;
};
/// Marks the findings (ignored ones first: they are neither new nor known) and judges the conditions.
Reviewed apply(const Review& review, assess::Assessment& assessment);

/// What --ignore and --baseline came to, on standard error. Entries that no longer hold are said always: they change
/// what fires.
void say_review(const Reviewed& reviewed, const Options& options);
/// One line on standard error. What a site calls itself must not speak to the CI system (cli/workflow.hpp).
void say_aside(std::string_view line);

/// The file and line of the repository that findings are pinned to by formats that need one: the `target` of the
/// prepared folder's matang.yaml or of --config, relative to the root of the CI job's checkout.
void pin(report::Run& run, const std::string& prepared, const GivenOptions& given);

}  // namespace matang::cli
