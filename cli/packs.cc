#include "cli/packs.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "cli/file.h"
#include "extractor/diagnostic.h"

namespace factlint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPackFile = "pack.yaml";

// The YAML files of a folder, in the order of their names.
std::vector<std::string> YamlFilesOf(const std::string& folder, const Files& from) {
  std::vector<std::string> files;
  const Result<std::vector<FolderEntry>> entries = from.List(folder);
  if (!entries) return files;
  for (const FolderEntry& entry : *entries) {
    const std::string extension = fs::path(entry.name).extension().string();
    if ((extension == ".yaml" || extension == ".yml") && entry.name[0] != '.')
      files.push_back(JoinPath(folder, entry.name));
  }
  return files;
}

class Loader {
 public:
  explicit Loader(const Files& files) : files_(files) {}

  // `node` is where a configuration names the pack; missing for --pack.
  void Add(const std::string& name, const std::string& folder, Node node) {
    const std::string path = JoinPath(folder, name);
    const bool is_folder = name.find('/') != std::string::npos || files_.IsFolder(path);
    if (is_folder && !files_.IsFolder(path))
      return Complain(node, fmt::format("there is no folder \"{}\" for a pack", name), "");
    if (std::find(seen_.begin(), seen_.end(), is_folder ? path : name) != seen_.end()) return;
    seen_.push_back(is_folder ? path : name);
    std::optional<PackFiles> pack = is_folder ? OpenFolder(path, node) : OpenBuiltinPack(name);
    if (!pack && !is_folder) {
      const std::vector<std::string> known = BuiltinPackNames();
      Complain(node, fmt::format("unknown pack \"{}\"", name), DidYouMean(name, known));
    }
    if (!pack) return;
    for (const std::string& used : UsedPacks(*pack)) Add(used, is_folder ? path : "", node);
    packs_.push_back(std::move(*pack));
  }

  Result<RuleBook> Finish() {
    if (diagnostics_.HasErrors()) return diagnostics_.ToError();
    return RuleBook::Load(std::move(packs_));
  }

 private:
  std::optional<PackFiles> OpenFolder(const std::string& folder, Node node) {
    PackFiles pack{.name = fs::path(folder).filename().string(), .files = {}};
    const std::vector<std::string> files = YamlFilesOf(folder, files_);
    if (std::find(files.begin(), files.end(), JoinPath(folder, kPackFile)) == files.end()) {
      Complain(node, fmt::format("the folder \"{}\" is no pack: it has no {}", folder, kPackFile), "");
      return std::nullopt;
    }
    for (const std::string& file : files) {
      Result<std::string> source = files_.Read(file);
      if (!source) {
        diagnostics_.Add({.path = file, .what = source.error().what});
        continue;
      }
      if (auto parsed = YamlFile::Parse(file, std::move(*source), diagnostics_))
        pack.files.push_back(std::move(parsed));
    }
    return pack;
  }

  void Complain(Node node, std::string what, std::string hint) {
    if (node)
      diagnostics_.Add(node.file()->At(node, std::move(what), std::move(hint)));
    else
      diagnostics_.Add({.path = "--pack", .what = std::move(what), .hint = std::move(hint)});
  }

  const Files& files_;
  std::vector<std::string> seen_;
  std::vector<PackFiles> packs_;
  Diagnostics diagnostics_;
};

}  // namespace

Result<RuleBook> LoadRules(const Config& config, const Options& options, const Files& files) {
  Loader loader(files);
  if (config.open) loader.Add("open", "", {});
  for (const Node& pack : config.packs) loader.Add(std::string(pack.scalar()), config.folder, pack);
  for (const std::string& pack : options.packs) loader.Add(pack, "", {});
  return loader.Finish();
}

ExtractOptions ExtractOptionsOf(const Config& config) {
  return {.lag_months = config.lag_months, .currency_of_dollar = config.currency_of_dollar};
}

}  // namespace factlint
