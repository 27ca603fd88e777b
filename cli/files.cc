#include "cli/files.h"

#include <algorithm>
#include <filesystem>

#include "cli/file.h"

namespace factlint {
namespace {

namespace fs = std::filesystem;

FileKind KindOf(const fs::file_status& status) {
  if (fs::is_directory(status)) return FileKind::kFolder;
  if (fs::is_regular_file(status)) return FileKind::kFile;
  return fs::exists(status) ? FileKind::kSpecial : FileKind::kNone;
}

class DiskFiles : public Files {
 public:
  FileKind KindOf(const std::string& path) const override {
    std::error_code failed;
    const fs::file_status status = fs::status(path.empty() ? "." : path, failed);
    return failed.value() == EACCES ? FileKind::kDenied : factlint::KindOf(status);
  }

  Result<std::vector<FolderEntry>> List(const std::string& folder) const override {
    std::vector<FolderEntry> entries;
    std::error_code failed, ignored;
    fs::directory_iterator at(folder.empty() ? "." : folder, failed);
    for (; !failed && at != fs::directory_iterator(); at.increment(failed))
      entries.push_back({.name = at->path().filename().string(),
                         .kind = factlint::KindOf(at->status(ignored)),
                         .is_link = at->is_symlink(ignored)});
    if (failed) return Error{.what = failed.message()};
    std::sort(entries.begin(), entries.end(),
              [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
    return entries;
  }

  Result<std::string> Read(const std::string& path) const override { return ReadFile(path); }
  bool IsOnDisk() const override { return true; }
};

}  // namespace

const Files& Disk() {
  static const DiskFiles disk;
  return disk;
}

}  // namespace factlint
