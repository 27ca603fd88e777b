// Completions for three shells, made from the tables.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/help.h"
#include "cli/option_table.h"
#include "cli/replace.h"

namespace factlint {
namespace {

// The first words of the commands, each once, in the order of the table.
std::vector<std::string_view> FirstWords() {
  std::vector<std::string_view> words;
  for (const CommandSpec& command : CommandTable()) {
    const std::string_view word = command.name.substr(0, command.name.find(' '));
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
  return words;
}

std::vector<std::string_view> SecondWords(std::string_view first) {
  std::vector<std::string_view> words;
  for (const CommandSpec& command : CommandTable())
    if (command.name.size() > first.size() && command.name.substr(0, first.size()) == first &&
        command.name[first.size()] == ' ')
      words.push_back(command.name.substr(first.size() + 1));
  return words;
}

std::vector<std::string_view> ChoicesOf(const OptionSpec& option) {
  if (option.name != "--format") return option.choices;
  std::vector<std::string_view> formats;
  for (const CommandSpec& command : CommandTable())
    for (const std::string_view format : command.formats)
      if (std::find(formats.begin(), formats.end(), format) == formats.end()) formats.push_back(format);
  return formats;
}

// Groups of every command whose name begins with this word.
uint32_t GroupsOf(std::string_view first) {
  uint32_t groups = kCommon;
  for (const CommandSpec& command : CommandTable())
    if (command.name.substr(0, command.name.find(' ')) == first) groups |= command.groups;
  return groups;
}

bool TakesFile(const OptionSpec& option) { return option.value == "FILE" || option.value == "NAME|DIR"; }

std::string Quoted(std::string_view text) { return Replace(std::string(text), "'", "'\\''"); }

}  // namespace

std::string BashCompletion() {
  std::string text =
      "# bash completion of factlint\n_factlint() {\n  local word=${COMP_WORDS[COMP_CWORD]} "
      "previous=${COMP_WORDS[COMP_CWORD-1]} options\n"
      "  COMPREPLY=()\n  case $previous in\n";
  for (const OptionSpec& option : OptionTable()) {
    const std::vector<std::string_view> choices = ChoicesOf(option);
    const std::string names =
        option.short_name.empty() ? std::string(option.name) : fmt::format("{}|{}", option.short_name, option.name);
    if (!choices.empty())
      text += fmt::format("    {}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n", names,
                          fmt::join(choices, " "));
    else if (TakesFile(option))
      text += fmt::format("    {}) COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n", names);
    else if (!option.value.empty())
      text += fmt::format("    {}) return ;;\n", names);
  }
  text += fmt::format(
      "  esac\n  if (( COMP_CWORD == 1 )); then\n    COMPREPLY=($(compgen -W '{} --help --version' -- \"$word\"))\n    "
      "return\n  fi\n  case ${{COMP_WORDS[1]}} in\n",
      fmt::join(FirstWords(), " "));
  for (const std::string_view first : FirstWords()) {
    text += fmt::format("    {})\n", first);
    if (const auto second = SecondWords(first); !second.empty())
      text +=
          fmt::format("      if (( COMP_CWORD == 2 )); then COMPREPLY=($(compgen -W '{}' -- \"$word\")); return; fi\n",
                      fmt::join(second, " "));
    std::vector<std::string_view> names;
    for (const OptionSpec* option : OptionsOf(GroupsOf(first))) names.push_back(option->name);
    text += fmt::format("      options='{}' ;;\n", fmt::join(names, " "));
  }
  return text +
         "  esac\n  if [[ $word == -* ]]; then\n    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n  else\n"
         "    COMPREPLY=($(compgen -f -- \"$word\"))\n  fi\n}\ncomplete -o filenames -F _factlint factlint\n";
}

std::string ZshCompletion() {
  std::string text =
      "#compdef factlint\n# zsh completion of factlint\n_factlint() {\n  local -a options\n  case $words[2] in\n";
  for (const std::string_view first : FirstWords()) {
    text += fmt::format("    {})\n      options=(\n", first);
    for (const OptionSpec* option : OptionsOf(GroupsOf(first))) {
      const std::vector<std::string_view> choices = ChoicesOf(*option);
      const std::string help = Replace(Replace(Quoted(option->help), "[", "("), "]", ")");
      std::string action;
      if (!option->value.empty()) action = fmt::format(":{}:", Replace(std::string(option->value), "|", " or "));
      if (!choices.empty()) action += fmt::format("({})", fmt::join(choices, " "));
      if (TakesFile(*option)) action += "_files";
      text += fmt::format("        '{}{}{}[{}]{}'\n", option->repeatable ? "*" : "", option->name,
                          option->value.empty() ? "" : "=", help, action);
    }
    text += "      ) ;;\n";
  }
  text += "  esac\n  if (( CURRENT == 2 )); then\n    local -a commands=(\n";
  for (const std::string_view first : FirstWords()) {
    const CommandSpec* const command = FindCommand(first);
    const std::string help =
        command == nullptr ? fmt::format("{}", fmt::join(SecondWords(first), ", ")) : Quoted(command->help);
    text += fmt::format("      '{}:{}'\n", first, Replace(help, ":", "\\:"));
  }
  text += "    )\n    _describe command commands\n    return\n  fi\n";
  for (const std::string_view first : FirstWords())
    if (const auto second = SecondWords(first); !second.empty())
      text += fmt::format("  if (( CURRENT == 3 )) && [[ $words[2] == {} ]]; then compadd -- {}; return; fi\n", first,
                          fmt::join(second, " "));
  return text + "  _arguments -s $options '*:path:_files'\n}\n_factlint \"$@\"\n";
}

std::string FishCompletion() {
  std::string text = "# fish completion of factlint\n";
  for (const std::string_view first : FirstWords()) {
    const CommandSpec* const command = FindCommand(first);
    text += fmt::format("complete -c factlint -n __fish_use_subcommand -a {}{}\n", first,
                        command == nullptr ? "" : fmt::format(" -d '{}'", Quoted(command->help)));
    if (const auto second = SecondWords(first); !second.empty())
      text += fmt::format("complete -c factlint -n '__fish_seen_subcommand_from {}' -a '{}'\n", first,
                          fmt::join(second, " "));
  }
  for (const OptionSpec& option : OptionTable()) {
    std::vector<std::string_view> owners;
    for (const std::string_view first : FirstWords())
      if ((GroupsOf(first) & option.group) != 0) owners.push_back(first);
    if (owners.empty()) continue;
    text += "complete -c factlint";
    if (option.group != kCommon) text += fmt::format(" -n '__fish_seen_subcommand_from {}'", fmt::join(owners, " "));
    text += fmt::format(" -l {}", option.name.substr(2));
    if (!option.short_name.empty()) text += fmt::format(" -s {}", option.short_name.substr(1));
    const std::vector<std::string_view> choices = ChoicesOf(option);
    if (!choices.empty())
      text += fmt::format(" -x -a '{}'", fmt::join(choices, " "));
    else if (TakesFile(option))
      text += " -r -F";
    else if (!option.value.empty())
      text += " -x";
    text += fmt::format(" -d '{}'\n", Quoted(option.help));
  }
  return text;
}

}  // namespace factlint
