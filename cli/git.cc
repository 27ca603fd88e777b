#include "cli/git.h"

#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "extractor/diagnostic.h"

namespace factlint {
namespace {

// English messages, no lock on the index, no question, no transport: an object
// that a partial clone lacks is missing, it is not fetched.
const std::vector<std::string> kEnvironment = {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
                                               "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1"};

Error UserError(const std::string& what) { return {.what = fmt::format("factlint: error: {}\n", what)}; }

// What git said, in one line.
std::string Said(std::string text) {
  const size_t end = text.find_last_not_of(" \n");
  text.resize(end == std::string::npos ? 0 : end + 1);
  for (char& c : text)
    if (c == '\n') c = ' ';
  return text;
}

std::string TrimmedLine(const std::string& text) { return text.substr(0, text.find('\n')); }

// The pieces of a list that git ends with NUL each.
std::vector<std::string_view> Records(std::string_view text) {
  std::vector<std::string_view> records;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\0', at), text.size());
    records.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return records;
}

// "100644 blob 8f3a…\tdocs/a.md"
std::optional<std::pair<std::string, GitEntry>> ParseEntry(std::string_view record) {
  const size_t type = record.find(' ');
  const size_t object = record.find(' ', type + 1);
  const size_t path = record.find('\t');
  if (type == std::string_view::npos || object == std::string_view::npos || path == std::string_view::npos)
    return std::nullopt;
  const std::string_view mode = record.substr(0, type);
  GitEntry entry{.object = std::string(record.substr(object + 1, path - object - 1))};
  if (mode == "040000")
    entry.kind = GitEntry::Kind::kFolder;
  else if (mode == "160000")
    entry.kind = GitEntry::Kind::kSubmodule;
  else if (mode == "120000")
    entry.kind = GitEntry::Kind::kLink;
  return std::pair(std::string(record.substr(path + 1)), std::move(entry));
}

constexpr std::string_view kDeepen =
    "the clone is shallow and may lack it: `git fetch --unshallow` gets all, in GitHub Actions `fetch-depth: 0` of "
    "actions/checkout, in GitLab CI `GIT_DEPTH: 0`";

}  // namespace

std::vector<std::string> GitRepository::Words(const std::vector<std::string>& words) const {
  std::vector<std::string> all = {"git"};
  if (!folder_.empty()) all.insert(all.end(), {"-C", folder_});
  all.insert(all.end(), words.begin(), words.end());
  return all;
}

Result<ProcessAnswer> GitRepository::Run(const std::vector<std::string>& words) const {
  Result<ProcessAnswer> answer = RunProcess(Words(words), kEnvironment);
  if (!answer) return UserError(fmt::format("git could not be started: {}", answer.error().what));
  return answer;
}

Result<std::unique_ptr<GitRepository>> GitRepository::Open(const std::string& folder) {
  std::unique_ptr<GitRepository> repository(new GitRepository(folder));
  const Result<ProcessAnswer> answer = repository->Run({"rev-parse", "--show-toplevel"});
  if (!answer) return answer.error();
  if (answer->exit_code != 0 && answer->err.find("not a git repository") != std::string::npos)
    return UserError(fmt::format("{} is in no git repository, so there is no revision to compare with",
                                 folder.empty() ? "this folder" : fmt::format("\"{}\"", folder)));
  if (answer->exit_code != 0) return UserError(fmt::format("git says: {}", Said(answer->err)));
  repository->root_ = TrimmedLine(answer->out);
  return repository;
}

bool GitRepository::IsShallow() const {
  const Result<ProcessAnswer> answer = Run({"rev-parse", "--is-shallow-repository"});
  return answer && TrimmedLine(answer->out) == "true";
}

std::string GitRepository::NearestName(const std::string& revision) const {
  const Result<ProcessAnswer> answer =
      Run({"for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"});
  std::vector<std::string> names = {"HEAD"};
  for (size_t at = 0; answer && at < answer->out.size();) {
    const size_t end = std::min(answer->out.find('\n', at), answer->out.size());
    names.push_back(answer->out.substr(at, end - at));
    at = end + 1;
  }
  return DidYouMean(revision, names);
}

Result<std::string> GitRepository::CommitOf(const std::string& revision) const {
  // What begins with '-' would be an option of git; no revision does.
  if (!revision.empty() && revision[0] != '-') {
    const Result<ProcessAnswer> answer = Run({"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
    if (!answer) return answer.error();
    if (answer->exit_code == 0) return TrimmedLine(answer->out);
  }
  std::string what = fmt::format("git knows no revision \"{}\"", revision);
  if (const std::string hint = NearestName(revision); !hint.empty()) what += "; " + hint;
  if (IsShallow()) what += fmt::format("; {}", kDeepen);
  return UserError(what);
}

Result<std::string> GitRepository::MergeBase(const std::string& base, const std::string& head) const {
  const Result<ProcessAnswer> answer = Run({"merge-base", base, head});
  if (!answer) return answer.error();
  if (answer->exit_code == 0) return TrimmedLine(answer->out);
  std::string what = fmt::format("git finds no commit that {:.12} and {:.12} come from", base, head);
  if (IsShallow()) what += fmt::format("; {}", kDeepen);
  return UserError(what);
}

Result<std::map<std::string, GitEntry>> GitRepository::Tree(const std::string& commit) const {
  const Result<ProcessAnswer> answer = Run({"ls-tree", "-r", "-t", "-z", "--full-tree", commit});
  if (!answer) return answer.error();
  if (answer->exit_code != 0)
    return UserError(fmt::format("git cannot list the files of {:.12}: {}", commit, Said(answer->err)));
  std::map<std::string, GitEntry> tree;
  for (const std::string_view record : Records(answer->out))
    if (auto entry = ParseEntry(record)) tree.insert(std::move(*entry));
  return tree;
}

Result<std::string> GitRepository::Blob(const std::string& object) const {
  const std::lock_guard lock(mutex_);
  if (blobs_ == nullptr) {
    Result<std::unique_ptr<Process>> process = Process::Start(Words({"cat-file", "--batch"}), kEnvironment);
    if (!process) return Error{.what = fmt::format("git could not be started: {}", process.error().what)};
    blobs_ = std::move(*process);
  }
  // "8f3a… blob 1234", then the bytes and a line's end; or "8f3a… missing".
  const bool asked = blobs_->Write(object + "\n");
  const std::optional<std::string> head = asked ? blobs_->ReadLine() : std::nullopt;
  if (!head) {
    const std::string said = Said(blobs_->Finish().err);
    blobs_ = nullptr;
    return Error{.what = fmt::format("git could not read it: {}", said.empty() ? "no answer" : said)};
  }
  const size_t space = head->rfind(' ');
  size_t size = 0;
  const char* const end = head->data() + head->size();
  const auto [at, failed] = std::from_chars(head->data() + space + 1, end, size);
  if (space == std::string::npos || failed != std::errc() || at != end)
    return Error{.what = "it is not in this clone of the repository"};
  std::optional<std::string> bytes = blobs_->ReadBytes(size);
  if (!bytes || !blobs_->ReadBytes(1)) return Error{.what = "git stopped in the middle of it"};
  return std::move(*bytes);
}

Result<std::vector<std::string>> GitRepository::Ignored() const {
  const Result<ProcessAnswer> answer =
      Run({"ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory", "--full-name", ":/"});
  if (!answer) return answer.error();
  if (answer->exit_code != 0) return UserError(fmt::format("git cannot list what is ignored: {}", Said(answer->err)));
  std::vector<std::string> paths;
  for (const std::string_view record : Records(answer->out)) paths.emplace_back(record);
  return paths;
}

}  // namespace factlint
