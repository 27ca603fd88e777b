// Paths and whole files.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/result.h"

namespace factlint {

// An open file, closed with it. "-" is standard input. get() is -1, and errno says
// why, where it cannot be opened.
class Descriptor {
 public:
  explicit Descriptor(const std::string& path);
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

// "a" and "b" are "a/b"; an empty folder is the current one, an absolute path
// stays as it is. Normalised by letters: no "./", no "x/../".
std::string JoinPath(std::string_view folder, std::string_view path);
// Of "a/b" it is "a", of "b" it is "".
std::string FolderOf(std::string_view path);
// `path` as seen from `folder`, where it lies below it; else as it is. By
// letters, after making both absolute.
std::string RelativeTo(const std::string& folder, const std::string& path);

// The bytes of a file, or of standard input for "-". The error is the system's
// reason alone ("Permission denied").
Result<std::string> ReadFile(const std::string& path);

// Calls visit(line) for each line of a file, or of standard input for "-",
// without its newline, holding no more than one line and a block. Ends early
// where visit says false. The error is the system's reason alone.
Result<bool> EachLine(const std::string& path, const std::function<bool(std::string_view)>& visit);

}  // namespace factlint
