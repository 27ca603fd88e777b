// Everything that is printed from the tables of commands and options.
#pragma once

#include <string>

#include "cli/command.h"

namespace factlint {

// `factlint --help`, and of one command.
std::string HelpText();
std::string HelpText(const CommandSpec& command);

// The files of docs/ that are made from the tables: options.md, the man page
// (roff) and the completions of three shells.
std::string OptionsPage();
std::string ManPage();
std::string BashCompletion();
std::string ZshCompletion();
std::string FishCompletion();

}  // namespace factlint
