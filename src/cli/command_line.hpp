#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"

namespace matang::cli {

/// A command line, read: the command, its operands and what was given for each option.
struct CommandLine {
  std::string command;
  std::vector<std::string> operands;
  GivenOptions options;
  std::string text_to_print;  ///< of --help or --version: print it and end with status 0
};

/// Every fault of the command line is one Problem.
Result<CommandLine> read_command_line(int argc, char** argv);

}  // namespace matang::cli
