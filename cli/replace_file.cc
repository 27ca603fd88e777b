#include "cli/replace_file.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fmt/format.h>

#include "cli/destination.h"
#include "cli/file.h"

namespace factlint {
namespace {

// Holding a folder's lock takes milliseconds: who waits longer waits for a run that hangs.
constexpr auto kLongestWait = std::chrono::seconds(10);
constexpr auto kPause = std::chrono::milliseconds(20);

// A lock on a folder itself, so that no file is left behind. Where the file system
// knows no locks, there is none.
class FolderLock {
 public:
  explicit FolderLock(const std::string& folder)
      : descriptor_(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (descriptor_ < 0) return;
    const auto give_up = std::chrono::steady_clock::now() + kLongestWait;
    while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      taken_ = errno == EWOULDBLOCK;
      if (!taken_ || std::chrono::steady_clock::now() > give_up) return;
      std::this_thread::sleep_for(kPause);
    }
    taken_ = false;
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  bool taken() const { return taken_; }  // by another run, all the time

 private:
  int descriptor_;
  bool taken_ = false;
};

}  // namespace

Result<std::optional<std::string>> ReadIfThere(const std::string& path, const Files& files) {
  if (!files.Exists(path)) return std::optional<std::string>();
  Result<std::string> bytes = files.Read(path);
  if (!bytes) return Error{.what = fmt::format("{}: error: {}\n", path, bytes.error().what)};
  return std::optional<std::string>(std::move(*bytes));
}

Result<bool> ReplaceFile(const std::string& path, const std::optional<std::string>& before, std::string_view content) {
  const FolderLock lock(FolderOf(path));
  if (lock.taken())
    return Error{.what = fmt::format("{}: error: another run of factlint is writing in this folder\n", path)};
  const Result<std::optional<std::string>> now = ReadIfThere(path);
  if (!now) return now.error();
  if (*now && **now == content) return false;
  if (*now != before)
    return Error{.what = fmt::format("{}: error: another run has changed it meanwhile; nothing was written, "
                                     "run this again\n",
                                     path)};
  Destination file(path);
  file.Write(content);
  if (const Result<bool> closed = file.Close(); !closed)
    return Error{.what = fmt::format("factlint: error: {}\n", closed.error().what),
                 .exit_code = closed.error().exit_code};
  return true;
}

}  // namespace factlint
