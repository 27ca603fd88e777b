#include "cli/walk.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "cli/decisions.h"
#include "cli/file.h"
#include "extractor/diagnostic.h"
#include "extractor/glob.h"

namespace factlint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kKinds = ".md, .txt, .csv, .tsv and .jsonl";

std::optional<InputKind> KindOf(const std::string& path) {
  std::string extension = fs::path(path).extension().string();
  for (char& c : extension) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  if (extension == ".txt") return InputKind::kText;
  if (extension == ".md") return InputKind::kMarkdown;
  if (extension == ".csv") return InputKind::kCsv;
  if (extension == ".tsv") return InputKind::kTsv;
  if (extension == ".jsonl") return InputKind::kJsonl;
  if (extension == ".html" || extension == ".htm") return InputKind::kHtml;
  return std::nullopt;
}

// The part of a glob that holds no pattern: "a/b" of "a/b/*.md".
std::string FixedFolder(std::string_view pattern) {
  const size_t first = pattern.find_first_of("*?[\\");
  const size_t slash = pattern.substr(0, first).rfind('/');
  if (slash == std::string_view::npos) return {};
  return slash == 0 ? "/" : std::string(pattern.substr(0, slash));
}

class Finder {
 public:
  Finder(const Options& options, const Config& config, const Files& files, Missing missing)
      : options_(options), config_(config), files_(files), missing_(missing) {
    for (size_t i = 0; i < config.documents.size(); ++i) {
      const std::string& path = config.documents[i].path;
      if (IsGlob(path))
        globs_.push_back(i);
      else
        exact_.emplace(JoinPath("", path), i);
    }
    skipped_.push_back(JoinPath("", BaselinePath(options, config)));
    for (const OutputRequest& output : options.outputs)
      if (!output.file.empty()) skipped_.push_back(JoinPath("", output.file));
  }

  // A PATH of the command line, relative to where we are.
  void AddPath(const std::string& path) {
    if (path == "-") {
      inputs_.push_back(
          {.file = "-", .path = "-", .kind = options_.from == From::kJsonl ? InputKind::kJsonl : InputKind::kText});
      ranks_.push_back(config_.documents.size());
      return;
    }
    if (!Add(path) && missing_ == Missing::kIsAnError)
      mistakes_ += fmt::format("factlint: error: {}\n", NotThere(path));
  }

  // An entry of `documents:`, relative to the configuration.
  void AddEntry(const DocumentEntry& entry) {
    const std::string path = JoinPath(config_.folder, entry.path);
    if (Add(path) || missing_ == Missing::kIsPassedOver) return;
    const std::string what = IsGlob(entry.path) ? fmt::format("no file matches \"{}\"", entry.path)
                                                : fmt::format("there is no file \"{}\"", entry.path);
    diagnostics_.Add(entry.place.file()->At(entry.place, what, IsGlob(entry.path) ? "" : NearbyFile(path)));
  }

  void AddFolderOfConfig() { Walk(config_.folder, nullptr); }

  Result<std::vector<Input>> Finish() {
    if (diagnostics_.HasErrors()) mistakes_ += diagnostics_.ToString();
    if (!mistakes_.empty()) return Error{.what = mistakes_};
    std::vector<size_t> order(inputs_.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [this](size_t a, size_t b) {
      return std::tie(ranks_[a], inputs_[a].path) < std::tie(ranks_[b], inputs_[b].path);
    });
    std::vector<Input> sorted;
    sorted.reserve(order.size());
    for (const size_t i : order)
      if (sorted.empty() || sorted.back().path != inputs_[i].path) sorted.push_back(std::move(inputs_[i]));
    return sorted;
  }

 private:
  // A file, a folder or a glob. False where there is nothing of that name.
  bool Add(const std::string& path) {
    switch (const FileKind kind = files_.KindOf(path)) {
      case FileKind::kFolder:
        Walk(path == "." ? "" : path, nullptr);
        return true;
      case FileKind::kFile:
      case FileKind::kSpecial:
        AddFile(path, kind);
        return true;
      case FileKind::kDenied:
        AddProblem(path, "Permission denied");
        return true;
      case FileKind::kNone:
        break;
    }
    if (!IsGlob(path)) return false;
    const size_t before = inputs_.size();
    const std::string pattern = JoinPath("", path);
    Walk(FixedFolder(pattern), &pattern);
    return inputs_.size() > before;
  }

  void AddFile(const std::string& path, FileKind file) {
    const std::optional<InputKind> kind = KindOf(path);
    if (kind == InputKind::kHtml && !IsEntry(path))
      AddProblem(path, "an HTML page is read where an entry of documents: in factlint.yaml names it");
    else if (kind)
      Push(path, *kind, {});
    else if (file == FileKind::kSpecial)
      Push(path, options_.from == From::kJsonl ? InputKind::kJsonl : InputKind::kText, {});
    else
      AddProblem(path, fmt::format("its type is not one of {}", kKinds));
  }

  void AddProblem(const std::string& path, std::string problem) { Push(path, InputKind::kText, std::move(problem)); }

  void Push(const std::string& file, InputKind kind, std::string problem) {
    Input input{
        .file = JoinPath("", file), .path = Shown(file), .kind = kind, .problem = std::move(problem), .files = &files_};
    const size_t rank = Rank(input.path);
    if (rank < config_.documents.size()) input.entry = &config_.documents[rank];
    inputs_.push_back(std::move(input));
    ranks_.push_back(rank);
  }

  std::string Shown(const std::string& file) const {
    return config_.file == nullptr ? JoinPath("", file) : RelativeTo(config_.folder, file);
  }

  // The first entry of `documents:` that means this path, or their number.
  size_t Rank(const std::string& path) const {
    size_t rank = config_.documents.size();
    if (const auto found = exact_.find(path); found != exact_.end()) rank = found->second;
    for (const size_t i : globs_)
      if (rank == config_.documents.size() && GlobMatches(JoinPath("", config_.documents[i].path), path)) rank = i;
    return rank;
  }

  bool IsEntry(const std::string& path) const { return Rank(Shown(JoinPath("", path))) < config_.documents.size(); }

  bool Excluded(const std::string& path) const {
    const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
    return std::any_of(config_.exclude.begin(), config_.exclude.end(), [&](std::string_view pattern) {
      while (!pattern.empty() && pattern.back() == '/') pattern.remove_suffix(1);
      if (pattern.substr(0, 2) == "./") pattern.remove_prefix(2);
      return GlobMatches(pattern, path) || (pattern.find('/') == std::string_view::npos && GlobMatches(pattern, name));
    });
  }

  // Every file below `folder` of a known type; with a pattern, those that match.
  void Walk(const std::string& folder, const std::string* pattern) {
    const Result<std::vector<FolderEntry>> entries = files_.List(folder);
    if (!entries) {
      if (pattern == nullptr || files_.Exists(folder)) AddProblem(folder.empty() ? "." : folder, entries.error().what);
      return;
    }
    for (const FolderEntry& entry : *entries) {
      const std::string path = JoinPath(folder, entry.name);
      const bool hidden = entry.name[0] == '.';
      if ((hidden && pattern == nullptr) || Excluded(Shown(path))) continue;
      if (entry.kind == FileKind::kFolder) {
        if (!entry.is_link) Walk(path, pattern);  // a link could lead in circles
      } else if (entry.kind == FileKind::kFile && Wanted(path, pattern)) {
        Push(path, *KindOf(path), {});
      }
    }
  }

  bool Wanted(const std::string& path, const std::string* pattern) const {
    const std::optional<InputKind> kind = KindOf(path);
    if (!kind || (kind == InputKind::kHtml && !IsEntry(path))) return false;
    return (pattern == nullptr || GlobMatches(*pattern, path)) &&
           std::find(skipped_.begin(), skipped_.end(), path) == skipped_.end();
  }

  std::string NearbyFile(const std::string& path) const {
    std::vector<std::string> names;
    if (const auto entries = files_.List(FolderOf(path)))
      for (const FolderEntry& entry : *entries) names.push_back(entry.name);
    return DidYouMean(fs::path(path).filename().string(), names);
  }

  std::string NotThere(const std::string& path) const {
    if (IsGlob(path)) return fmt::format("no file matches \"{}\"", path);
    const std::string hint = NearbyFile(path);
    return fmt::format("there is no file or folder \"{}\"{}{}", path, hint.empty() ? "" : "; ", hint);
  }

  const Options& options_;
  const Config& config_;
  const Files& files_;
  const Missing missing_;
  std::map<std::string, size_t, std::less<>> exact_;  // documents by path
  std::vector<size_t> globs_;                         // documents that are globs
  std::vector<std::string> skipped_;
  std::vector<Input> inputs_;
  std::vector<size_t> ranks_;
  std::string mistakes_;
  Diagnostics diagnostics_;
};

}  // namespace

Result<std::vector<Input>> FindInputs(const Options& options, const Config& config, const Files& files,
                                      Missing missing) {
  Finder finder(options, config, files, missing);
  for (const std::string& path : options.args) finder.AddPath(path);
  if (options.args.empty() && config.documents.empty()) finder.AddFolderOfConfig();
  if (options.args.empty())
    for (const DocumentEntry& entry : config.documents) finder.AddEntry(entry);
  return finder.Finish();
}

size_t DocumentsKnown(const std::vector<Input>& inputs) {
  const bool counted =
      std::none_of(inputs.begin(), inputs.end(), [](const Input& input) { return input.kind == InputKind::kJsonl; });
  return counted ? inputs.size() : 0;
}

}  // namespace factlint
