#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace matang::cli {

/// One option, defined once: the parser, `--help`, the manual page, the completions and the keys of a YAML file come
/// from here.
struct OptionSpec {
  std::string_view name;    ///< long name without dashes; in YAML `-` and `_` are the same
  std::string_view letter;  ///< "" where there is no short form
  std::string_view value;   ///< what it takes, "" for a switch
  std::string_view group;
  std::string_view meaning;  ///< with default and unit
  bool repeatable = false;
};

struct CommandSpec {
  std::string_view name;
  std::string_view group;
  std::string_view operands;  ///< "TARGET", "SOURCE..."
  std::string_view meaning;
  std::string_view example;
  std::vector<std::string_view> options;  ///< names, in the order of --help
  /// Options that mean something else here than elsewhere: name and meaning.
  std::vector<std::pair<std::string_view, std::string_view>> own_meanings = {};
};
/// What an option means for a command.
std::string_view meaning_of(const CommandSpec& command, const OptionSpec& option);

const std::vector<OptionSpec>& option_specs();
const std::vector<CommandSpec>& command_specs();
const OptionSpec* find_option(std::string_view name);
const CommandSpec* find_command(std::string_view name);

}  // namespace matang::cli
