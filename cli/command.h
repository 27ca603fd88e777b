// The one list of commands. A command is a function from options to an outcome,
// in a file of its own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "cli/outcome.h"

namespace factlint {

struct CommandSpec {
  std::string_view name;                  // "audit", "rules list"
  std::string_view args;                  // "[PATH…]"
  std::string_view help;                  // one line, lower case, no full stop
  std::string_view detail;                // whole sentences; may be empty
  std::vector<std::string_view> formats;  // the first is the default; empty: one fixed form
  uint32_t groups;                        // of OptionGroup, beside kCommon
  int max_args;                           // -1: any number
  Outcome (*run)(const Options& options);
};

const std::vector<CommandSpec>& CommandTable();

// The command of that name; null where there is none.
const CommandSpec* FindCommand(std::string_view name);

}  // namespace factlint
