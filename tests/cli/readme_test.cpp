// The README shows real output; this keeps it real, and keeps its commands from going stale.
#include <string>

#include "support/catch.hpp"
#include "support/command.hpp"

using namespace matang;

TEST_CASE("the README's output is what its command prints", "[readme]") {
  const std::string readme = test::read_whole(std::string(MATANG_SOURCE_DIR) + "/README.md");
  const std::string mark = "<!-- output: matang ";
  const std::size_t begin = readme.find(mark);
  REQUIRE(begin != std::string::npos);
  const std::string command = readme.substr(begin + mark.size(), readme.find(" -->", begin) - begin - mark.size());
  const std::size_t block = readme.find("```text\n", begin) + 8;
  const std::string shown = readme.substr(block, readme.find("```", block) - block);
  const test::TemporaryDirectory directory;
  const auto run = test::run_shell(
      "ln -s \"$MATANG_SOURCE/samples\" samples && matang " + command + " --out matang-out/palembang-2023",
      directory.path());
  REQUIRE(run.status == 0);
  CHECK(run.out == shown);
}

TEST_CASE("every command and option the README names exists", "[readme]") {
  const std::string readme = test::read_whole(std::string(MATANG_SOURCE_DIR) + "/README.md");
  const test::TemporaryDirectory directory;
  std::string help =
      test::run_shell(
          "matang --help; for c in audit crawl score report fresh inspect rubric evidence; do matang $c --help; done",
          directory.path())
          .out;
  std::size_t named = 0;
  for (std::size_t at = readme.find("--"); at != std::string::npos; at = readme.find("--", at + 2)) {
    std::size_t end = at + 2;
    while (end < readme.size() && (std::isalpha(static_cast<unsigned char>(readme[end])) != 0 || readme[end] == '-'))
      ++end;
    const std::string option = readme.substr(at, end - at);
    if (option.size() < 5 || option.back() == '-' || (at > 0 && readme[at - 1] == '!') ||
        (at > 0 && readme[at - 1] == '-'))
      continue;
    if (option == "--sanitize" || option == "--bench" || option == "--fuzz" || option == "--config")
      continue;  // of scripts/test and cpack
    INFO(option);
    CHECK(help.find(option) != std::string::npos);
    named += 1;
  }
  CHECK(named > 5);
}
