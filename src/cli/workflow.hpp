#pragma once
#include <map>
#include <string>
#include <string_view>

namespace matang::cli {

/// In a GitHub Actions job a line that begins with `::`, or holds `##[`, is a command to the runner. Text that a site
/// had a hand in (its title, a menu's label) must not become one: there both are broken up; elsewhere nothing changes.
std::string without_commands(std::string_view text);

/// What the format github renders: annotations to standard output, and the summary appended to the file that
/// $GITHUB_STEP_SUMMARY names. Without that variable the summary is left out. Throws CannotGoOn.
void tell_workflow(const std::map<std::string, std::string>& rendered);

}  // namespace matang::cli
