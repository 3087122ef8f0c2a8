#pragma once
#include <string>
#include <vector>

#include "cli/options.hpp"

namespace matang::cli {

/// Exit statuses of the contract.
enum ExitStatus : int { done = 0, condition_holds = 1, wrong_input = 2, not_assessable = 3, cannot_go_on = 4 };

// One a command; each returns the contract's exit status and reports faults on standard error.
int audit(const std::string& target, const GivenOptions& given);
int crawl(const std::string& target, const GivenOptions& given);
int score(const std::string& capture, const GivenOptions& given);
int report_again(const std::string& assessment, const GivenOptions& given);
int fresh(const std::string& target, const GivenOptions& given);
int inspect(const std::vector<std::string>& sources, const GivenOptions& given);
int rubric_command(const std::vector<std::string>& words, const GivenOptions& given);
int survey_command(const std::vector<std::string>& words, const GivenOptions& given);
int evidence_command(const std::vector<std::string>& words, const GivenOptions& given);
int diff(const std::vector<std::string>& old_and_new, const GivenOptions& given);
int rank(const std::vector<std::string>& assessments, const GivenOptions& given);
int trend(const std::vector<std::string>& folders, const GivenOptions& given);
int agree(const std::vector<std::string>& assessors, const GivenOptions& given);

/// One line a fault on standard error; returns `wrong_input`.
int refuse(const Problems& problems);

}  // namespace matang::cli
