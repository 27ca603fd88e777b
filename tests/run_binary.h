// Runs the program as a user does.
#pragma once

#include <string>
#include <vector>

namespace factlint {

struct Ran {
  int code = -1;  // 128 + the signal that ended it
  std::string out, err;

  // The last line on standard error, without its end.
  std::string LastLine() const;
};

// `folder` is where it runs. The environment is the test's, without NO_COLOR.
Ran RunBinary(const std::vector<std::string>& words, const std::string& folder = ".", const std::string& input = "");

// The same, with a reader that closes standard output after `bytes`.
Ran RunBinaryAndClose(const std::vector<std::string>& words, const std::string& folder, size_t bytes);

}  // namespace factlint
