#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"

namespace matang::cli {

/// A file that a comparison can be written as.
struct Made {
  std::string_view format;
  std::string name;
  std::function<std::string()> make;
};

/// A fault for each format of --format that is not among those a command makes.
Problems check_formats(const std::vector<std::string_view>& makes, std::string_view command, const Options& options);

/// Writes the wanted ones (all where --format names none) into --out and says where, or prints them: without --format
/// the first. Throws CannotGoOn.
void deliver(const std::vector<Made>& files, const Options& options);

}  // namespace matang::cli
