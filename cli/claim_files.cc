#include "cli/claim_files.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace factlint {
namespace {

ClaimFiles::File Open(const std::string& path) {
  ClaimFiles::File file{.name = ClaimFiles::NameOf(path), .path = path, .descriptor = Descriptor(path)};
  struct stat status {};
  const int fd = file.descriptor.get();
  file.regular = fd > STDIN_FILENO && ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
  if (file.regular) {
    file.size = static_cast<uint64_t>(status.st_size);
    return file;
  }
  Result<std::string> text = ReadFile(path);
  if (text)
    file.text = std::move(*text);
  else
    file.problem = text.error().what;
  file.size = file.text.size();
  return file;
}

}  // namespace

ClaimFiles::ClaimFiles(const std::vector<std::string>& paths) {
  uint64_t end = 0;
  for (const std::string& path : paths) {
    files_.push_back(Open(path));
    ends_.push_back(end += files_.back().size);
  }
}

bool ClaimFiles::all_open() const {
  return std::all_of(files_.begin(), files_.end(), [](const File& file) { return file.problem.empty(); });
}

std::optional<std::string_view> ClaimFiles::Read(uint64_t begin, uint64_t end, std::string& buffer) const {
  const auto which = static_cast<size_t>(std::upper_bound(ends_.begin(), ends_.end(), begin) - ends_.begin());
  if (which == files_.size()) return begin == end ? std::optional(std::string_view()) : std::nullopt;
  const File& file = files_[which];
  const uint64_t from = begin - (ends_[which] - file.size);
  const size_t size = end - begin;
  if (!file.regular) return std::string_view(file.text).substr(from, size);
  if (buffer.size() < size) buffer.resize(size);
  for (size_t got = 0; got < size;) {
    const ssize_t more =
        ::pread(file.descriptor.get(), buffer.data() + got, size - got, static_cast<off_t>(from + got));
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) return std::nullopt;  // an error, or the file has become shorter
    got += static_cast<size_t>(more);
  }
  return std::string_view(buffer).substr(0, size);
}

}  // namespace factlint
