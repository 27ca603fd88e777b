// Where a run reads from: the disk, or a revision of a git repository (revision.h).
// What finds configurations, packs and documents asks here and does not care.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extractor/result.h"

namespace factlint {

enum class FileKind : uint8_t {
  kNone,     // there is nothing of that name
  kFile,     // links to files are files
  kFolder,   // links to folders are folders
  kSpecial,  // a named pipe, a device, a socket
  kDenied,   // the system does not say
};

// Something that lies in a folder.
struct FolderEntry {
  std::string name;
  FileKind kind = FileKind::kNone;
  bool is_link = false;
};

// Paths are relative to where the program runs, or absolute, as in fopen().
// Safe for use by several threads at once.
class Files {
 public:
  Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  virtual ~Files() = default;

  // An empty path is the folder where the program runs.
  virtual FileKind KindOf(const std::string& path) const = 0;
  // Sorted by name. The error is the reason alone ("Permission denied").
  virtual Result<std::vector<FolderEntry>> List(const std::string& folder) const = 0;
  // The bytes of a file. The error is the reason alone.
  virtual Result<std::string> Read(const std::string& path) const = 0;
  // Can a file be read piece by piece with open()? Else Read() is the only way.
  virtual bool IsOnDisk() const = 0;

  bool IsFile(const std::string& path) const { return KindOf(path) == FileKind::kFile; }
  bool IsFolder(const std::string& path) const { return KindOf(path) == FileKind::kFolder; }
  bool Exists(const std::string& path) const { return KindOf(path) != FileKind::kNone; }
};

const Files& Disk();

}  // namespace factlint
