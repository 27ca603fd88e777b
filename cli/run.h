// The program: words in, exit code out.
#pragma once

#include <string>
#include <vector>

namespace factlint {

// `words` are argv without the program's name. Reports go to standard output,
// everything else to standard error; the last line there says why the code is
// what it is.
int RunProgram(const std::vector<std::string>& words);

}  // namespace factlint
