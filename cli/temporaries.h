// Files that are being written aside: a program that is told to stop takes them along.
#pragma once

#include <string>

namespace factlint {

// From now on SIGINT, SIGTERM and SIGHUP remove the watched files before they end the
// program, and a file that may not grow is an answer of write() (EFBIG) and no signal.
void HandleSignals();

// Watches `path` as long as it lives. More than a few at once are not watched.
class Temporary {
 public:
  Temporary() = default;
  explicit Temporary(std::string path);
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary();

  const std::string& path() const { return path_; }

 private:
  std::string path_;
  int slot_ = -1;
};

}  // namespace factlint
