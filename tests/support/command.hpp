#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace matang::test {

/// A directory that goes, with all in it, when the object does.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Finished {
  int status = 0;  ///< exit status; 128 + n where signal n ended it
  std::string out, err;
};

/// Runs `command` with sh in `directory`; the built `matang` is on its PATH, the repository's root in $MATANG_SOURCE.
/// At most `seconds`, then it is ended (status 124).
Finished run_shell(const std::string& command, const std::filesystem::path& directory, int seconds = 120);

std::string read_whole(const std::filesystem::path& path);

/// Cells of a CSV text (RFC 4180), header row included.
std::vector<std::vector<std::string>> parse_csv(const std::string& text);

}  // namespace matang::test
