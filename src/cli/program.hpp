#pragma once
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace matang::cli {

/// Where a program lies: the first of the names that $PATH knows; nothing where none does.
std::optional<std::string> find_program(const std::vector<std::string>& names);

/// A directory of the run's own, for files that programs read and write; it goes with the object.
class WorkDirectory {
 public:
  WorkDirectory();  ///< throws CannotGoOn
  ~WorkDirectory();
  WorkDirectory(const WorkDirectory&) = delete;
  WorkDirectory& operator=(const WorkDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct ProgramResult {
  int status = 0;  ///< exit status, 128 + n where signal n ended it
  bool timed_out = false;
  std::string said;  ///< the end of what it wrote
};

/// Runs a program without a shell, in `directory`, which is also its home and its place for temporary files; it and
/// what it started are ended after `limit`. `as_of` is what it takes for the time of writing, so that the same input
/// gives the same bytes (SOURCE_DATE_EPOCH, reproducible-builds.org). Throws CannotGoOn where it cannot be started.
ProgramResult run_program(const std::vector<std::string>& words, const std::filesystem::path& directory,
                          std::chrono::seconds limit, std::chrono::sys_seconds as_of);

}  // namespace matang::cli
