// Where reports go: standard output, or a file that appears whole or not at all.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cli/temporaries.h"
#include "extractor/result.h"

namespace factlint {

// A buffered stream of bytes. When the reader of standard output has gone
// (`| head`), the rest is dropped in silence and IsOpen() turns false, so that
// who writes can stop early.
class Destination {
 public:
  // Standard output, or `file`, written as a new file beside it and renamed over
  // it by Close(). Nothing of `file` is touched when Close() is never reached.
  explicit Destination(std::string file = {});
  Destination(const Destination&) = delete;
  Destination& operator=(const Destination&) = delete;
  ~Destination();

  void Write(std::string_view bytes);
  bool IsOpen() const { return !gone_ && error_.empty(); }
  // Writes what is left. True where all was written, false where the reader had
  // gone. The error names the file and the system's reason; its exit code is 2
  // where the file could not even be made, 4 where the disk is full or fails.
  Result<bool> Close();

 private:
  void Flush();
  void Fail(std::string_view what);

  std::string file_;
  std::string temporary_;
  std::unique_ptr<Temporary> watch_;  // of temporary_
  std::string buffer_;
  std::string error_;
  int descriptor_ = -1;
  int exit_code_ = 4;
  bool gone_ = false;
};

}  // namespace factlint
