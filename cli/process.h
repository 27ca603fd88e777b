// Another program, run with words and not through a shell: no name of a file or
// a revision can become a command.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/result.h"

namespace factlint {

struct ProcessAnswer {
  int exit_code = 0;  // 128 + the signal that ended it
  std::string out, err;
};

// A running program whose standard input and output are pipes to us. Ended, if
// it still runs, and waited for by the destructor.
class Process {
 public:
  // `words[0]` is looked for in PATH. `environment` ("NAME=value") is added to
  // our own. The error is the system's reason alone ("No such file or directory").
  static Result<std::unique_ptr<Process>> Start(const std::vector<std::string>& words,
                                                const std::vector<std::string>& environment);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  // False where the program takes no more.
  bool Write(std::string_view bytes);
  // Up to the next '\n', which is taken and not given; nothing at the end of the output.
  std::optional<std::string> ReadLine();
  // Exactly `size` bytes; nothing where the output ends before.
  std::optional<std::string> ReadBytes(size_t size);
  std::string ReadAll();

  // Closes our end of its input and waits. The output is what was not yet read.
  ProcessAnswer Finish();

 private:
  Process() = default;
  bool Fill();
  void CloseInput();

  int pid_ = -1;
  int input_ = -1;
  int output_ = -1;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> errors_{nullptr,
                                                          std::fclose};  // its standard error, so that no pipe fills up
  std::string buffer_;
  size_t at_ = 0;
};

// Runs it to its end with nothing to read.
Result<ProcessAnswer> RunProcess(const std::vector<std::string>& words, const std::vector<std::string>& environment);

}  // namespace factlint
