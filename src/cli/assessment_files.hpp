#pragma once
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "matang/compare/ranking.hpp"
#include "matang/result.hpp"

namespace matang::cli {

/// An assessment by its file, or by the folder an audit wrote it into.
Result<compare::NamedAssessment> find_assessment(const std::string& path);

/// Those that are named: files, folders with an assessment.json, or trees of such folders. Every fault at once; a tree
/// without an assessment is one. Sorted by file, each once.
Result<std::vector<compare::NamedAssessment>> find_assessments(const std::vector<std::string>& paths);

/// The user's list of groups: a sheet (CSV) with the column `group` and one or both of `target` and `name`.
Result<compare::SiteGroups> read_site_groups(const std::string& path);

/// What rank and trend look at: the assessments that are named, and the groups of --group.
struct Compared {
  std::vector<compare::NamedAssessment> assessments;
  compare::SiteGroups groups;
};
/// Faults join those of `problems`; every one at once.
Result<Compared> read_compared(const std::vector<std::string>& operands, const Options& options, Problems problems);

}  // namespace matang::cli
