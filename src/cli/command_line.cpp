#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <memory>

#include "cli/option_specs.hpp"
#include "matang/yaml/document.hpp"

namespace matang::cli {
namespace {

std::string general_help() {
  std::string text =
      "matang says how mature a government website is, and proves it.\n\nUsage: matang COMMAND OPERAND... [OPTIONS]\n";
  std::string_view group;
  for (const CommandSpec& command : command_specs()) {
    if (command.group != group) {
      group = command.group;
      text += fmt::format("\n{}\n", group);
    }
    text += fmt::format("  {:<9} {}\n            {}\n", command.name, command.meaning, command.example);
  }
  text +=
      "\nmatang COMMAND --help shows the options of a command. matang --version prints the version.\n"
      "TARGET is an address, a directory with a static site, a capture (.warc.gz), or a folder with a matang.yaml.\n"
      "Exit status: 0 done; 1 a --fail-on condition holds; 2 wrong command or input; 3 the site could not be "
      "assessed;\n"
      "4 the run could not go on.\n";
  return text;
}

std::string flag_names(const OptionSpec& option) {
  std::string text = option.letter.empty() ? "    " : fmt::format("-{}, ", option.letter);
  text += fmt::format("--{}", option.name);
  if (!option.value.empty()) text += fmt::format(" {}", option.value);
  return text;
}

/// The words of `text` in lines of at most `width`, behind an indentation.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string result;
  std::size_t column = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (column != 0 && indent + column + 1 + word.size() > width) {
      result += "\n" + std::string(indent, ' ');
      column = 0;
    }
    if (column != 0) {
      result += ' ';
      column += 1;
    }
    result += word;
    column += word.size();
    begin = end + 1;
  }
  return result;
}

std::string command_help(const CommandSpec& command) {
  std::string text = fmt::format("{}.\n\nUsage: matang {} {} [OPTIONS]\nExample: {}\n", command.meaning, command.name,
                                 command.operands, command.example);
  std::vector<std::string_view> groups;
  for (std::string_view name : command.options) {
    const std::string_view group = find_option(name)->group;
    if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
  }
  for (std::string_view group : groups) {
    text += fmt::format("\n{}\n", group);
    for (std::string_view name : command.options) {
      const OptionSpec& option = *find_option(name);
      if (option.group != group) continue;
      text += fmt::format("  {}\n        {}{}\n", flag_names(option), wrapped(meaning_of(command, option), 8, 80),
                          option.repeatable ? " (repeatable)" : "");
    }
  }
  return text;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandSpec& command : command_specs()) names.emplace_back(command.name);
  return names;
}

}  // namespace

Result<CommandLine> read_command_line(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  CommandLine line;
  if (words.empty() || words.front() == "--help" || words.front() == "-h" || words.front() == "help") {
    const CommandSpec* asked = words.size() > 1 ? find_command(words[1]) : nullptr;
    line.text_to_print = asked == nullptr ? general_help() : command_help(*asked);
    if (words.empty())
      return Problem{{},
                     "no command was given",
                     "matang --help shows what there is; for example: matang audit https://www.example.go.id"};
    return line;
  }
  if (words.front() == "--version") {
    line.text_to_print = fmt::format("matang {}\n", MATANG_VERSION);
    return line;
  }
  const CommandSpec* command = find_command(words.front());
  if (command == nullptr) {
    std::string hint = yaml::did_you_mean(words.front(), command_names());
    if (hint.empty()) hint = fmt::format("the commands are {}", fmt::join(command_names(), ", "));
    return Problem{{}, fmt::format("there is no command “{}”", words.front()), hint};
  }
  line.command = std::string(command->name);

  CLI::App app{std::string(command->meaning)};
  app.set_help_flag();  // ours is made from the same table as the manual
  bool help = false;
  app.add_flag("-h,--help", help);
  std::deque<std::pair<std::string_view, std::vector<std::string>>> values;
  std::deque<std::pair<std::string_view, bool>> switches;
  std::vector<std::string> known;
  for (std::string_view name : command->options) {
    const OptionSpec& spec = *find_option(name);
    known.emplace_back("--" + std::string(spec.name));
    const std::string names =
        spec.letter.empty() ? fmt::format("--{}", spec.name) : fmt::format("-{},--{}", spec.letter, spec.name);
    if (spec.value.empty()) {
      switches.emplace_back(spec.name, false);
      app.add_flag(names, switches.back().second);
    } else {
      values.emplace_back(spec.name, std::vector<std::string>{});
      auto* option = app.add_option(names, values.back().second)->type_size(1)->allow_extra_args(false);
      option->multi_option_policy(spec.repeatable ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::TakeLast);
    }
  }
  app.add_option("operands", line.operands);
  std::vector<std::string> arguments(words.rbegin(), words.rend() - 1);  // CLI11 takes them from the back
  try {
    app.parse(arguments);
  } catch (const CLI::ExtrasError&) {
    std::string unknown;
    for (const std::string& word : app.remaining()) {
      unknown = word;
      break;
    }
    for (const std::string& word : words)
      if (word.starts_with("-") &&
          std::find(known.begin(), known.end(), word.substr(0, word.find('='))) == known.end() &&
          word.starts_with("--")) {
        unknown = word.substr(0, word.find('='));
        break;
      }
    std::string hint = yaml::did_you_mean(unknown, known);
    if (hint.empty()) hint = fmt::format("matang {} --help shows its options", line.command);
    return Problem{{}, fmt::format("matang {} has no option “{}”", line.command, unknown), hint};
  } catch (const CLI::ParseError& error) {
    return Problem{{},
                   fmt::format("matang {}: {}", line.command, error.what()),
                   fmt::format("matang {} --help shows its options", line.command)};
  }
  if (help) {
    line.text_to_print = command_help(*command);
    return line;
  }
  for (auto& [name, given] : values)
    for (std::string& text : given) line.options[std::string(name)].push_back({std::move(text), {}});
  for (const auto& [name, on] : switches)
    if (on) line.options[std::string(name)].push_back({"true", {}});
  const bool several = command->operands.find("...") != std::string_view::npos;
  const auto wanted = static_cast<std::size_t>(std::count(command->operands.begin(), command->operands.end(), ' ')) + 1;
  if (line.operands.size() < wanted && !several)
    return Problem{{},
                   fmt::format("matang {} needs {}{}", line.command, wanted == 1 ? "a " : "", command->operands),
                   fmt::format("for example: {}", command->example)};
  if (wanted > 1 && line.operands.size() > wanted && !several)
    return Problem{
        {},
        fmt::format("matang {} takes {}, but “{}” follows", line.command, command->operands, line.operands[wanted]),
        "put a name with blanks in quotation marks"};
  if (line.operands.size() > 1 && wanted == 1 && !several)
    return Problem{
        {},
        fmt::format("matang {} takes one {}, but “{}” follows", line.command, command->operands, line.operands[1]),
        "put an address or name with blanks in quotation marks"};
  return line;
}

}  // namespace matang::cli
