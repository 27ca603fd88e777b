// What reaches a person's terminal.
#pragma once

#include <string>
#include <string_view>

#include "cli/options.h"

namespace factlint {

// The text with every control character but the line feed shown as '?': a name
// of a file or a key must not steer the terminal. C1 controls and bytes that
// are no UTF-8 too.
std::string Printable(std::string_view text);

// Colour on standard output: as `color` says; kAuto asks for a terminal without
// NO_COLOR and with a TERM that is not "dumb".
bool UseColor(When color);

// Progress on standard error.
bool UseProgress(When progress);

}  // namespace factlint
