#include "matang/cli/cli.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <new>
#include <system_error>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/interruption.hpp"
#include "cli/manual.hpp"
#include "cli/output.hpp"

namespace matang::cli {

int refuse(const Problems& problems) {
  for (const Problem& problem : problems) {
    // A fault without a file is one of the command line.
    const std::string text = to_text(problem);
    fmt::print(stderr, "{}{}\n", problem.where.file.empty() ? "matang: " : "", text);
  }
  return wrong_input;
}

namespace {

int carry_out(const CommandLine& line) {
  const auto& operand = line.operands.empty() ? std::string{} : line.operands.front();
  if (line.command == "audit") return audit(operand, line.options);
  if (line.command == "crawl") return crawl(operand, line.options);
  if (line.command == "score") return score(operand, line.options);
  if (line.command == "report") return report_again(operand, line.options);
  if (line.command == "fresh") return fresh(operand, line.options);
  if (line.command == "inspect") return inspect(line.operands, line.options);
  if (line.command == "diff") return diff(line.operands, line.options);
  if (line.command == "rank") return rank(line.operands, line.options);
  if (line.command == "trend") return trend(line.operands, line.options);
  if (line.command == "agree") return agree(line.operands, line.options);
  if (line.command == "rubric") return rubric_command(line.operands, line.options);
  if (line.command == "survey") return survey_command(line.operands, line.options);
  return evidence_command(line.operands, line.options);
}

}  // namespace

int run(int argc, char** argv) {
  catch_interruption();
  try {
    // Not a command for people: the build asks for the manual page and the completions.
    if (argc == 3 && std::string_view(argv[1]) == "generate") {
      print(generated(argv[2]));
      return done;
    }
    const auto line = read_command_line(argc, argv);
    if (!line) return refuse(line.error());
    if (!line->text_to_print.empty()) {
      print(line->text_to_print);
      return done;
    }
    return carry_out(*line);
  } catch (const CannotGoOn& error) {
    fmt::print(stderr, "matang: {}.\n", error.what());
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "matang: there is not enough memory to go on; what was captured is intact.\n");
  } catch (const std::system_error& error) {
    fmt::print(stderr, "matang: {}.\n", error.what());
  }
  return cannot_go_on;
}

}  // namespace matang::cli
