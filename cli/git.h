// A git repository, asked through the `git` program. Nothing of it is changed,
// not even the index, and nothing is fetched: factlint never opens the network.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "cli/process.h"
#include "extractor/result.h"

namespace factlint {

// What a name in a tree stands for.
struct GitEntry {
  enum class Kind : uint8_t { kFile, kLink, kFolder, kSubmodule };
  Kind kind = Kind::kFile;
  std::string object;
};

class GitRepository {
 public:
  // The repository that holds `folder` (empty: where the program runs). The error
  // is whole lines for the user: there is no git, no repository, or git refuses.
  static Result<std::unique_ptr<GitRepository>> Open(const std::string& folder);

  const std::string& root() const { return root_; }  // absolute, without a '/' at its end

  // The commit that a revision names: "main", "HEAD~2", "v1.0". The error tells
  // the nearest branch or tag, or that the clone is shallow.
  Result<std::string> CommitOf(const std::string& revision) const;
  // Where `head` left `base`; both are commits.
  Result<std::string> MergeBase(const std::string& base, const std::string& head) const;
  // Every name in a commit, from the root.
  Result<std::map<std::string, GitEntry>> Tree(const std::string& commit) const;
  // The content of a blob, of a program that is started once. The error is the reason
  // alone. Safe for use by several threads at once.
  Result<std::string> Blob(const std::string& object) const;
  // Files of the work tree that .gitignore leaves out: "notes.md", "build/" for
  // a whole folder; sorted, from the root.
  Result<std::vector<std::string>> Ignored() const;

 private:
  explicit GitRepository(std::string folder) : folder_(std::move(folder)) {}
  Result<ProcessAnswer> Run(const std::vector<std::string>& words) const;
  std::vector<std::string> Words(const std::vector<std::string>& words) const;
  bool IsShallow() const;
  std::string NearestName(const std::string& revision) const;

  std::string folder_;
  std::string root_;
  mutable std::mutex mutex_;
  mutable std::unique_ptr<Process> blobs_;  // git cat-file --batch
};

}  // namespace factlint
