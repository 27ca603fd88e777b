// What a person's terminal gets to see.
#pragma once

#include <string>
#include <string_view>

#include "cli/options.h"

namespace factlint {

// The text with all that a terminal would obey shown as "<U+001B>", line feeds
// excepted: a file's name or a key must not steer it.
std::string Printable(std::string_view text);

// Printable text on standard error.
void PrintError(std::string_view text);

// Colour on standard output: as `color` says; kAuto asks for a terminal without
// NO_COLOR and with a TERM that is not "dumb".
bool UseColor(When color);

// Columns of the terminal on standard output; 100 where there is none.
int TerminalWidth();

// Progress on standard error.
bool UseProgress(When progress);

}  // namespace factlint
