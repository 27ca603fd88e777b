#include "cli/revision.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "cli/file.h"

namespace factlint {
namespace {

namespace fs = std::filesystem;

// A link to a link … this often; circles end here.
constexpr int kMostLinks = 16;

constexpr std::string_view kLargeFilePointer = "version https://git-lfs.github.com/spec/";

std::optional<std::string> Below(const fs::path& root, const fs::path& path) {
  const std::string relative = path.lexically_relative(root).generic_string();
  if (relative.empty() || relative == ".." || relative.substr(0, 3) == "../") return std::nullopt;
  return relative == "." ? std::string() : relative;
}

}  // namespace

std::optional<std::string> PathInside(const GitRepository& repository, const std::string& path) {
  std::error_code failed;
  fs::path absolute = fs::absolute(path.empty() ? "." : path, failed).lexically_normal();
  if (absolute.filename().empty()) absolute = absolute.parent_path();
  if (auto inside = Below(repository.root(), absolute)) return inside;
  // A way to it through links to folders, such as macOS's /tmp.
  const fs::path real = fs::weakly_canonical(absolute, failed);
  return failed ? std::nullopt : Below(repository.root(), real);
}

Result<std::unique_ptr<Revision>> Revision::Open(const GitRepository& repository, const std::string& commit) {
  std::unique_ptr<Revision> revision(new Revision(repository));
  if (const Result<bool> added = revision->AddTree(repository, commit, ""); !added) return added.error();
  revision->folders_[""] = {};
  for (const auto& [path, named] : revision->tree_) {
    if (named.entry.kind == GitEntry::Kind::kFolder) revision->folders_[path];
    revision->folders_[FolderOf(path)].push_back(fs::path(path).filename().string());
  }
  for (auto& [folder, names] : revision->folders_) std::sort(names.begin(), names.end());
  return revision;
}

Result<bool> Revision::AddTree(const GitRepository& repository, const std::string& commit, const std::string& folder) {
  const Result<std::map<std::string, GitEntry>> tree = repository.Tree(commit);
  if (!tree) return tree.error();
  for (const auto& [name, entry] : *tree) {
    const std::string path = JoinPath(folder, name);
    tree_[path] = {entry, &repository};
    if (entry.kind == GitEntry::Kind::kSubmodule) AddSubmodule(path, entry.object);
  }
  return true;
}

// One that is not checked out has no repository of its own there: git finds the outer one.
void Revision::AddSubmodule(const std::string& folder, const std::string& commit) {
  tree_[folder].entry.kind = GitEntry::Kind::kFolder;
  const std::string root = JoinPath(repository_.root(), folder);
  if (!Disk().IsFolder(root)) return;
  Result<std::unique_ptr<GitRepository>> opened = GitRepository::Open(root);
  if (!opened || (*opened)->root() != root || !(*opened)->CommitOf(commit)) return;
  submodules_.push_back(std::move(*opened));
  if (!AddTree(*submodules_.back(), commit, folder)) submodules_.pop_back();
}

// What a path stands for once links are followed; null where that is not in the commit.
const Revision::Named* Revision::Find(std::string path) const {
  for (int links = 0; links <= kMostLinks; ++links) {
    const auto found = tree_.find(path);
    if (found == tree_.end()) return nullptr;
    const Named& named = found->second;
    if (named.entry.kind != GitEntry::Kind::kLink) return &named;
    const Result<std::string> target = named.repository->Blob(named.entry.object);
    if (!target) return nullptr;
    path = JoinPath(FolderOf(path), *target);
  }
  return nullptr;
}

FileKind Revision::KindInside(const std::string& path) const {
  if (path.empty()) return FileKind::kFolder;
  const Named* const named = Find(path);
  if (named == nullptr) return FileKind::kNone;
  return named->entry.kind == GitEntry::Kind::kFile ? FileKind::kFile : FileKind::kFolder;
}

FileKind Revision::KindOf(const std::string& path) const {
  const std::optional<std::string> inside = PathInside(repository_, path);
  return inside ? KindInside(*inside) : Disk().KindOf(path);
}

Result<std::vector<FolderEntry>> Revision::List(const std::string& folder) const {
  const std::optional<std::string> inside = PathInside(repository_, folder);
  if (!inside) return Disk().List(folder);
  std::vector<FolderEntry> entries;
  const auto found = folders_.find(*inside);
  if (found == folders_.end()) return Error{.what = "No such folder in this revision"};
  for (const std::string& name : found->second) {
    const std::string path = JoinPath(*inside, name);
    entries.push_back(
        {.name = name, .kind = KindInside(path), .is_link = tree_.at(path).entry.kind == GitEntry::Kind::kLink});
  }
  return entries;
}

Result<std::string> Revision::Read(const std::string& path) const {
  const std::optional<std::string> inside = PathInside(repository_, path);
  if (!inside) return Disk().Read(path);
  const Named* const named = Find(*inside);
  if (named == nullptr) return Error{.what = "No such file in this revision"};
  if (named->entry.kind != GitEntry::Kind::kFile) return Error{.what = "Is a folder"};
  Result<std::string> bytes = named->repository->Blob(named->entry.object);
  if (bytes && bytes->substr(0, kLargeFilePointer.size()) == kLargeFilePointer)
    return Error{.what = "its content is in Git LFS, and not in the repository"};
  return bytes;
}

}  // namespace factlint
