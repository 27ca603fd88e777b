#include "cli/destination.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

namespace factlint {
namespace {

constexpr size_t kBuffer = 1 << 16;

// /dev/stdout, /dev/null or a named pipe: written in place, nothing to rename.
bool IsSpecial(const std::string& file) {
  struct stat status {};
  return ::stat(file.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

mode_t CreationMode(const std::string& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) == 0) return status.st_mode & 0777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Destination::Destination(std::string file) : file_(std::move(file)) {
  buffer_.reserve(kBuffer);
  if (file_.empty()) {
    descriptor_ = STDOUT_FILENO;
  } else if (IsSpecial(file_)) {
    descriptor_ = ::open(file_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    temporary_ = file_ + ".XXXXXX";
    descriptor_ = ::mkstemp(temporary_.data());
    if (descriptor_ >= 0) ::fchmod(descriptor_, CreationMode(file_));
    if (descriptor_ >= 0) watch_ = std::make_unique<Temporary>(temporary_);
  }
  if (descriptor_ < 0) {
    temporary_.clear();
    Fail("cannot be opened for writing");
    exit_code_ = 2;
  }
}

Destination::~Destination() {
  if (descriptor_ > STDOUT_FILENO) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void Destination::Write(std::string_view bytes) {
  if (!IsOpen()) return;
  buffer_ += bytes;
  if (buffer_.size() >= kBuffer) Flush();
}

void Destination::Flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && IsOpen()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written > 0) {
      rest.remove_prefix(static_cast<size_t>(written));
    } else if (errno == EPIPE) {
      gone_ = true;
    } else if (errno != EINTR) {
      Fail("cannot be written");
    }
  }
  buffer_.clear();
}

void Destination::Fail(std::string_view what) {
  error_ = fmt::format("{} {}: {}", file_.empty() ? "standard output" : file_, what, std::strerror(errno));
}

Result<bool> Destination::Close() {
  Flush();
  if (!temporary_.empty() && error_.empty()) {
    if (::fsync(descriptor_) != 0 || ::rename(temporary_.c_str(), file_.c_str()) != 0)
      Fail("cannot be written");
    else
      temporary_.clear();
    watch_.reset();
  }
  if (!error_.empty()) return Error{.what = error_, .exit_code = exit_code_};
  return !gone_;
}

}  // namespace factlint
