#include "cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/option_specs.hpp"

namespace matang::cli {
namespace {

std::string roff(std::string_view text) {
  std::string result;
  for (char c : text) {
    if (c == '-')
      result += "\\-";
    else if (c == '\\')
      result += "\\e";
    else if (c == '\'' && result.empty())
      result += "\\(aq";
    else if (c == '.' && result.empty())
      result += "\\&.";
    else
      result += c;
  }
  return result;
}

std::string man_page() {
  std::string text = fmt::format(
      ".TH MATANG 1 \"\" \"matang {}\" \"User Commands\"\n.SH NAME\nmatang \\- says how mature a government website "
      "is, and proves it\n"
      ".SH SYNOPSIS\n.B matang\n.I COMMAND OPERAND...\n.RI [ OPTIONS ]\n.SH DESCRIPTION\n"
      "Crawls a site politely, archives what it saw, extracts facts, scores them and the assessor's own evidence "
      "against rubrics,\n"
      "and reports in Markdown, CSV and JSON, in Indonesian and English.\n.SH COMMANDS\n",
      MATANG_VERSION);
  for (const CommandSpec& command : command_specs())
    text += fmt::format(".TP\n.B {} \\fI{}\\fR\n{}.\n.br\nExample: {}\n", command.name, roff(command.operands),
                        roff(command.meaning), roff(command.example));
  text += ".SH OPTIONS\n";
  for (const OptionSpec& option : option_specs()) {
    std::string commands;
    for (const CommandSpec& command : command_specs())
      if (std::find(command.options.begin(), command.options.end(), option.name) != command.options.end())
        commands += (commands.empty() ? "" : ", ") + std::string(command.name);
    text += fmt::format(".TP\n.B {}\\-\\-{} \\fI{}\\fR\n{}. Of: {}.\n",
                        option.letter.empty() ? "" : fmt::format("\\-{}, ", option.letter), roff(option.name),
                        roff(option.value), roff(option.meaning), commands);
    for (const CommandSpec& command : command_specs())
      for (const auto& [name, meaning] : command.own_meanings)
        if (name == option.name) text += fmt::format("Of {}: {}.\n", command.name, roff(meaning));
  }
  text +=
      ".SH EXIT STATUS\n.TP\n0\nDone; no \\-\\-fail\\-on condition holds.\n.TP\n1\nDone; a \\-\\-fail\\-on condition "
      "holds.\n.TP\n2\n"
      "The command, a rubric, an evidence file or another input is wrong.\n.TP\n3\nThe site could not be assessed; a "
      "report is "
      "still written and says why.\n.TP\n4\nThe run could not go on; what was captured is intact.\n.SH "
      "ENVIRONMENT\n.TP\n"
      "MATANG_RUBRICS\nFolder of the rubrics and the lexicon.\n.TP\nNO_COLOR\nNo colours.\n";
  return text;
}

std::string joined_options(const CommandSpec& command) {
  std::string words;
  for (std::string_view name : command.options) words += fmt::format("--{} ", name);
  return words + "--help";
}

std::string bash() {
  std::string names, cases;
  for (const CommandSpec& command : command_specs()) {
    names += std::string(names.empty() ? "" : " ") + std::string(command.name);
    cases += fmt::format("    {}) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")) ;;\n", command.name,
                         joined_options(command));
  }
  return fmt::format(
      "# bash completion for matang\n_matang() {{\n  local word=${{COMP_WORDS[COMP_CWORD]}}\n  if [ \"$COMP_CWORD\" "
      "-eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"{} --help --version\" -- \"$word\"))\n    return\n  fi\n  case $word in -*) ;; *) "
      "COMPREPLY=($(compgen -f -- \"$word\")); return ;; esac\n  case ${{COMP_WORDS[1]}} in\n{}  esac\n}}\n"
      "complete -o filenames -F _matang matang\n",
      names, cases);
}

std::string single_quoted(std::string_view text) {
  std::string result;
  for (char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result;
}

std::string zsh() {
  std::string commands, cases;
  for (const CommandSpec& command : command_specs()) {
    commands += fmt::format("    '{}:{}'\n", command.name, single_quoted(command.meaning));
    cases += fmt::format("    {}) _arguments", command.name);
    for (std::string_view name : command.options) {
      const OptionSpec& option = *find_option(name);
      std::string meaning = single_quoted(meaning_of(command, option));
      for (std::size_t i = meaning.find_first_of("[]:"); i != std::string::npos;
           i = meaning.find_first_of("[]:", i + 2))
        meaning.insert(i, "\\");
      cases += fmt::format(" \\\n      '{}--{}[{}]{}'", option.repeatable ? "*" : "", name, meaning,
                           option.value.empty() ? "" : ": :_files");
    }
    cases += " \\\n      '*:operand:_files' ;;\n";
  }
  return fmt::format(
      "#compdef matang\n_matang() {{\n  local -a commands=(\n{}  )\n  if (( CURRENT == 2 )); then\n    _describe "
      "command commands\n"
      "    return\n  fi\n  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n{}  "
      "esac\n}}\n_matang \"$@\"\n",
      commands, cases);
}

std::string fish() {
  std::string text = "# fish completion for matang\n";
  for (const CommandSpec& command : command_specs()) {
    text += fmt::format("complete -c matang -n __fish_use_subcommand -a {} -d '{}'\n", command.name,
                        single_quoted(command.meaning));
    for (std::string_view name : command.options) {
      const OptionSpec& option = *find_option(name);
      std::string meaning = single_quoted(meaning_of(command, option));
      text += fmt::format("complete -c matang -n '__fish_seen_subcommand_from {}' -l {}{}{} -d '{}'\n", command.name,
                          name, option.letter.empty() ? "" : fmt::format(" -s {}", option.letter),
                          option.value.empty() ? "" : " -r", meaning);
    }
  }
  return text;
}

}  // namespace

std::string generated(std::string_view what) {
  if (what == "man") return man_page();
  if (what == "bash") return bash();
  if (what == "zsh") return zsh();
  if (what == "fish") return fish();
  return {};
}

}  // namespace matang::cli
