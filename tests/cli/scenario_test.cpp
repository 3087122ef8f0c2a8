// Scenarios: one text file each, the command in; standard output, standard error and exit status out. A line is
//   $ COMMAND        run by sh in a directory of the scenario's own, `matang` on the PATH, the repository in
//   $MATANG_SOURCE out~ TEXT        standard output contains TEXT        out= TEXT   one of its lines is TEXT out! TEXT
//   it does not contain TEXT err~ TEXT, err= TEXT, err! TEXT      the same of standard error status N         the exit
//   status # …              a remark
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/command.hpp"

using namespace matang;
namespace fs = std::filesystem;

namespace {

bool has_line(const std::string& text, const std::string& wanted) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (line == wanted) return true;
  return false;
}

std::vector<fs::path> scenarios() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(MATANG_TEST_DIR) / "cli"))
    if (entry.path().extension() == ".scenario") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("scenarios of the command line", "[scenario]") {
  const auto files = scenarios();
  REQUIRE_FALSE(files.empty());
  for (const fs::path& file : files) {
    const test::TemporaryDirectory directory;
    std::istringstream lines(test::read_whole(file));
    test::Finished last;
    std::size_t number = 0, checks = 0;
    for (std::string line; std::getline(lines, line);) {
      number += 1;
      if (line.empty() || line[0] == '#') continue;
      INFO(file.filename().string() << ":" << number << ": " << line);
      if (line.starts_with("$ ")) {
        last = test::run_shell(line.substr(2), directory.path(), 60);
        continue;
      }
      INFO("stdout: " << last.out << "\nstderr: " << last.err);
      checks += 1;
      if (line.starts_with("status ")) {
        CHECK(last.status == std::stoi(line.substr(7)));
        continue;
      }
      REQUIRE(line.size() > 5);
      const std::string& text = line.starts_with("out") ? last.out : last.err;
      REQUIRE((line.starts_with("out") || line.starts_with("err")));
      const std::string wanted = line.substr(5);
      switch (line[3]) {
        case '~':
          CHECK(text.find(wanted) != std::string::npos);
          break;
        case '=':
          CHECK(has_line(text, wanted));
          break;
        case '!':
          CHECK(text.find(wanted) == std::string::npos);
          break;
        default:
          FAIL("this line is no check");
      }
    }
    INFO(file.filename().string());
    CHECK(checks > 0);
  }
}
