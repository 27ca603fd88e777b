#include "cli/file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace factlint {
namespace {

namespace fs = std::filesystem;

Error SystemError() { return {.what = std::strerror(errno), .exit_code = 2}; }

}  // namespace

Descriptor::Descriptor(const std::string& path)
    : fd_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
Descriptor::~Descriptor() {
  if (fd_ > STDIN_FILENO) ::close(fd_);
}

namespace {

// Does the path name no component twice over: no "//", ".", "..", and no '/' at its end? Most do not.
bool IsNormal(std::string_view path) {
  bool empty = true;  // the component so far, but for the root
  bool dots = true;
  for (size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '/') {
      dots = dots && path[i] == '.';
      empty = false;
      continue;
    }
    if ((empty && i > 0) || (!empty && dots)) return false;
    empty = dots = true;
  }
  return !empty && !dots;
}

}  // namespace

std::string JoinPath(std::string_view folder, std::string_view path) {
  if (IsNormal(path)) {
    if (folder.empty()) return std::string(path);
    if (path.front() != '/' && IsNormal(folder)) return std::string(folder).append("/").append(path);
  }
  const std::string joined = (fs::path(folder) / path).lexically_normal().generic_string();
  return joined == "." ? std::string() : joined;
}

std::string FolderOf(std::string_view path) { return fs::path(path).parent_path().generic_string(); }

std::string RelativeTo(const std::string& folder, const std::string& path) {
  std::error_code failed;
  const fs::path base = fs::absolute(folder.empty() ? "." : folder, failed).lexically_normal();
  const fs::path full = fs::absolute(path, failed).lexically_normal();
  const std::string relative = full.lexically_relative(base).generic_string();
  const bool below = !relative.empty() && relative != "." && relative.substr(0, 2) != "..";
  return below ? relative : JoinPath("", path);
}

Result<std::string> ReadFile(const std::string& path) {
  const Descriptor file(path);
  if (file.get() < 0) return SystemError();
  std::string bytes;
  struct stat status {};
  if (::fstat(file.get(), &status) == 0 && S_ISREG(status.st_mode))
    bytes.resize(static_cast<size_t>(status.st_size) + 1);
  size_t size = 0;
  while (true) {
    if (size == bytes.size()) bytes.resize(size < 65536 ? 65536 : 2 * size);
    const ssize_t got = ::read(file.get(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return SystemError();
    if (got == 0) break;
    size += static_cast<size_t>(got);
  }
  bytes.resize(size);
  return bytes;
}

Result<bool> EachLine(const std::string& path, const std::function<bool(std::string_view)>& visit) {
  constexpr size_t kBlock = size_t{1} << 20;
  const Descriptor file(path);
  if (file.get() < 0) return SystemError();
  std::string held;
  size_t size = 0;
  while (true) {
    if (held.size() < size + kBlock) held.resize(std::max(size + kBlock, 2 * size));
    const ssize_t got = ::read(file.get(), held.data() + size, kBlock);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return SystemError();
    const size_t old = size;
    size += static_cast<size_t>(got);
    std::string_view rest(held.data(), size);
    for (size_t end = rest.find('\n', old); end != std::string_view::npos; end = rest.find('\n')) {
      if (!visit(rest.substr(0, end))) return false;
      rest.remove_prefix(end + 1);
    }
    if (got == 0) return rest.empty() || visit(rest);
    size = rest.size();
    std::memmove(held.data(), rest.data(), size);
  }
}

}  // namespace factlint
