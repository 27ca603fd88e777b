// Which build of the program this is.
#pragma once

#include <string_view>

namespace factlint {

// The linker's build id, 20 bytes that change with every byte of code and embedded
// rules; empty where the program was linked without one.
std::string_view BuildId();

}  // namespace factlint
