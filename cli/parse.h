// From the words of the command line to a command and its options.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/options.h"
#include "extractor/result.h"

namespace factlint {

struct Invocation {
  const CommandSpec* command = nullptr;  // null: only --help or --version was asked for
  Options options;
};

// `words` are argv without the program's name. Options may stand before and
// after the command. The error tells all mistakes, one a line, each with the
// nearest known name.
Result<Invocation> ParseCommandLine(const std::vector<std::string>& words);

}  // namespace factlint
