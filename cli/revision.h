// The files of a commit, as if it were checked out; without touching the work tree.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/files.h"
#include "cli/git.h"

namespace factlint {

// Paths below the repository's root are those of the commit, others are read from
// the disk: a configuration or a pack that lies elsewhere is the same for both sides.
// A submodule is read at the commit that the revision names, where the work tree has
// its repository with that commit; else it is an empty folder.
class Revision : public Files {
 public:
  // `repository` must outlive it. The error is whole lines for the user.
  static Result<std::unique_ptr<Revision>> Open(const GitRepository& repository, const std::string& commit);

  FileKind KindOf(const std::string& path) const override;
  Result<std::vector<FolderEntry>> List(const std::string& folder) const override;
  Result<std::string> Read(const std::string& path) const override;
  bool IsOnDisk() const override { return false; }

 private:
  // A name in the tree of the repository or of a submodule.
  struct Named {
    GitEntry entry;
    const GitRepository* repository = nullptr;  // which holds its content
  };

  explicit Revision(const GitRepository& repository) : repository_(repository) {}
  Result<bool> AddTree(const GitRepository& repository, const std::string& commit, const std::string& folder);
  void AddSubmodule(const std::string& folder, const std::string& commit);
  const Named* Find(std::string path) const;
  FileKind KindInside(const std::string& path) const;

  const GitRepository& repository_;
  std::vector<std::unique_ptr<GitRepository>> submodules_;
  std::map<std::string, Named> tree_;                        // by path from the root
  std::map<std::string, std::vector<std::string>> folders_;  // names in each, sorted; "" is the root
};

// `path` from the root of the repository ("" is the root itself); nothing where
// it lies outside.
std::optional<std::string> PathInside(const GitRepository& repository, const std::string& path);

}  // namespace factlint
