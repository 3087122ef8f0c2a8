#include "cli/made_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "cli/output.hpp"

namespace matang::cli {

Problems check_formats(const std::vector<std::string_view>& makes, std::string_view command, const Options& options) {
  Problems problems;
  for (const std::string& format : options.formats)
    if (std::find(makes.begin(), makes.end(), format) == makes.end())
      problems.push_back({{},
                          fmt::format("matang {} cannot write “{}”", command, format),
                          fmt::format("its formats are {}", fmt::join(makes, ", "))});
  return problems;
}

void deliver(const std::vector<Made>& files, const Options& options) {
  const auto wanted = [&](const Made& file) {
    return std::find(options.formats.begin(), options.formats.end(), file.format) != options.formats.end();
  };
  if (options.out.empty()) {
    for (const Made& file : files)
      if (options.formats.empty() ? &file == &files.front() : wanted(file)) print(file.make());
    return;
  }
  prepare_directory(options.out);
  std::map<std::string, std::string> made;
  for (const Made& file : files)
    if (options.formats.empty() || wanted(file)) made.emplace(file.name, file.make());
  write_files(options.out, made);
  if (options.quiet) return;
  for (const auto& [name, bytes] : made)
    print(fmt::format("{}\n", (std::filesystem::path(options.out) / name).lexically_normal().string()));
}

}  // namespace matang::cli
