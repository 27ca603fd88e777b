#include "cli/command.h"
#include "cli/commands.h"
#include "cli/option_table.h"

namespace factlint {

const std::vector<CommandSpec>& CommandTable() {
  static const std::vector<CommandSpec> table = {
      {"explain", "CODE…", "tell what a code of a finding means", "", {}, 0, -1, RunExplain},
  };
  return table;
}

const CommandSpec* FindCommand(std::string_view name) {
  for (const CommandSpec& command : CommandTable())
    if (command.name == name) return &command;
  return nullptr;
}

}  // namespace factlint
