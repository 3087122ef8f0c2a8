// The guide for assessors (docs/panduan.md) is copied from by people who cannot tell a misspelt command: every command
// it shows for the bundled samples runs, in reading order.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/command.hpp"

using namespace matang;

namespace {

std::vector<std::string> commands_of(const std::string& markdown) {
  std::vector<std::string> commands;
  std::istringstream lines(markdown);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = line == "```sh";
      continue;
    }
    if (inside) commands.push_back(line);
  }
  return commands;
}

bool holds(const std::string& command, std::string_view part) { return command.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("every command of the assessors' guide runs on the bundled samples", "[guide]") {
  std::vector<std::string> commands = commands_of(test::read_whole(MATANG_SOURCE_DIR "/docs/panduan.md"));
  REQUIRE(commands.size() >= 15);
  // The two results that are compared are made below the command that compares them.
  std::stable_partition(commands.begin(), commands.end(), [](const std::string& command) {
    return !command.starts_with("matang diff") && !command.starts_with("matang rank");
  });
  const test::TemporaryDirectory directory;
  REQUIRE(test::run_shell("ln -s \"$MATANG_SOURCE/samples\" samples", directory.path()).status == 0);
  std::size_t run = 0;
  for (const std::string& command : commands) {
    // Set-up is tested by scripts/test; evaluasi-2026 is the reader's own folder; Word and PDF need other programs.
    if (holds(command, "scripts/") || holds(command, "export PATH") || holds(command, "evaluasi-2026") ||
        holds(command, "docx"))
      continue;
    const auto result = test::run_shell(command, directory.path(), 240);
    INFO(command << "\n" << result.out << result.err);
    // The guide says of `fresh` that a stale menu makes it 1.
    CHECK(result.status == (command.starts_with("matang fresh") ? 1 : 0));
    run += 1;
  }
  CHECK(run >= 15);
}
