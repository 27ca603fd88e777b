#include "cli/command.h"

namespace factlint {

const std::vector<CommandSpec>& CommandTable() {
  static const std::vector<CommandSpec> table = {};
  return table;
}

const CommandSpec* FindCommand(std::string_view name) {
  for (const CommandSpec& command : CommandTable())
    if (command.name == name) return &command;
  return nullptr;
}

}  // namespace factlint
