#include "cli/packs.h"

#include <algorithm>
#include <filesystem>
#include <future>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "cli/file.h"
#include "cli/session.h"
#include "extractor/diagnostic.h"
#include "reconcile/metric.h"

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
  // `only`: the names of the packs to take, beside those that they use; empty: all.
  explicit Loader(const Files& files, std::vector<std::string> only = {}) : files_(files), only_(std::move(only)) {}

  // `node` is where a configuration names the pack; missing for --pack.
  void Add(const std::string& name, const std::string& folder, Node node) {
    const std::string path = JoinPath(folder, name);
    const bool is_folder = name.find('/') != std::string::npos || files_.IsFolder(path);
    if (is_folder && !files_.IsFolder(path))
      return Missing(node, fmt::format("there is no folder \"{}\" for a pack", name));
    const std::string identity = is_folder ? JoinPath(fs::current_path().string(), path) : name;
    if (std::find(seen_.begin(), seen_.end(), identity) != seen_.end()) return CheckCircle(identity, node);
    std::optional<PackFiles> pack = is_folder ? OpenFolder(path, node) : OpenBuiltinPack(name);
    if (!pack && !is_folder) {
      const std::vector<std::string> known = BuiltinPackNames();
      Complain(node, fmt::format("unknown pack \"{}\"", name), DidYouMean(name, known));
      unread_ = true;
    }
    if (!pack) return;
    const PackHead head = ReadPackHead(*pack, diagnostics_);
    const bool wanted =
        !open_.empty() || only_.empty() || std::find(only_.begin(), only_.end(), head.name) != only_.end();
    if (!wanted) return;
    seen_.push_back(identity);
    pack->name = head.name;
    CheckName(head, is_folder ? path : "built in", node);
    open_.emplace_back(identity, head.name);
    for (const std::string& used : head.uses) Add(used, is_folder ? path : "", head.uses_node);
    open_.pop_back();
    packs_.push_back(std::move(*pack));
  }

  // What could not be read leaves names unknown, so that it is told alone.
  Result<RuleBook> Finish(Reads reads) {
    if (unread_) return diagnostics_.ToError();
    CheckMetrics();
    return RuleBook::Load(std::move(packs_), std::move(diagnostics_), all_built_in_ ? reads : Reads::kAll);
  }

 private:
  std::optional<PackFiles> OpenFolder(const std::string& folder, Node node) {
    all_built_in_ = false;
    PackFiles pack{.name = fs::path(folder).filename().string(), .files = {}};
    const std::vector<std::string> files = YamlFilesOf(folder, files_);
    if (std::find(files.begin(), files.end(), JoinPath(folder, kPackFile)) == files.end()) {
      Missing(node, fmt::format("the folder \"{}\" is no pack: it has no {}", folder, kPackFile));
      return std::nullopt;
    }
    for (const std::string& file : files) {
      Result<std::string> source = files_.Read(file);
      if (!source) {
        diagnostics_.Add({.path = file, .what = source.error().what});
        unread_ = true;
        continue;
      }
      if (auto parsed = YamlFile::Parse(file, std::move(*source), diagnostics_, YamlFile::Repeats::kReport)) {
        pack.files.push_back(std::move(parsed));
      } else {
        unread_ = true;
      }
    }
    return pack;
  }

  // Metrics are read again by whoever judges; their mistakes are told with the rest.
  void CheckMetrics() {
    MetricTable metrics(Policy::Builtin());
    for (const PackFiles& pack : packs_) {
      for (const auto& file : pack.files) {
        if (!file->root()["factlint_metrics"]) continue;
        MapReader reader(file->root(), "a metrics file", diagnostics_);
        reader.Integer("factlint_metrics", 1, 1);
        reader.Get("metrics");
        reader.Get("derive");
        reader.Finish();
        metrics.Read(*file, diagnostics_);
      }
    }
    metrics.CheckReferences(diagnostics_);
  }

  void Missing(Node node, std::string what) {
    Complain(node, std::move(what), "");
    unread_ = true;
  }

  // Rules of two packs with one name would replace each other unseen.
  void CheckName(const PackHead& head, const std::string& place, Node node) {
    const auto [other, fresh] = places_.try_emplace(head.name, place);
    if (fresh) return;
    Complain(head.node ? head.node : node,
             fmt::format("two packs have the name \"{}\": this one and that of {}", head.name, other->second),
             "to change another pack's rules, name it as \"pack:\" of a rules file");
  }

  // A pack that uses itself, through others or not: none of them could be read first.
  void CheckCircle(const std::string& identity, Node node) {
    const auto first =
        std::find_if(open_.begin(), open_.end(), [&](const auto& open) { return open.first == identity; });
    if (first == open_.end()) return;
    std::string circle;
    for (auto open = first; open != open_.end(); ++open) circle += open->second + " uses ";
    Complain(node, fmt::format("packs use each other in a circle: {}{}", circle, first->second),
             "what both need may stand in a pack of its own, which each of them uses");
  }

  void Complain(Node node, std::string what, std::string hint) {
    if (node)
      diagnostics_.Add(node.file()->At(node, std::move(what), std::move(hint)));
    else
      diagnostics_.Add({.path = "--pack", .what = std::move(what), .hint = std::move(hint)});
  }

  const Files& files_;
  const std::vector<std::string> only_;
  std::vector<std::string> seen_;
  std::vector<std::pair<std::string, std::string>> open_;  // identity and name of those whose `uses` are read
  std::map<std::string, std::string> places_;              // by name of a pack: where it is
  std::vector<PackFiles> packs_;
  bool all_built_in_ = true;
  bool unread_ = false;  // a file or a pack is missing
  Diagnostics diagnostics_;
};

Result<RuleBook> Load(Loader loader, const Config& config, const Options& options, Reads reads) {
  if (config.open) loader.Add("open", "", {});
  for (const Node& pack : config.packs) loader.Add(std::string(pack.scalar()), config.folder, pack);
  for (const std::string& pack : options.packs) loader.Add(pack, "", {});
  return loader.Finish(reads);
}

// Waits for `load` where it goes out of scope.
std::future<void> StartBeside(const Options& options, void (*load)()) {
  return JobsOf(options) > 1 ? std::async(std::launch::async, load) : std::future<void>();
}

}  // namespace

Result<RuleBook> LoadRules(const Config& config, const Options& options, const Files& files) {
  return LoadRulesOf(config, options, {}, files);
}

Result<RuleBook> LoadRulesOf(const Config& config, const Options& options, const std::vector<std::string>& names,
                             const Files& files) {
  return Load(Loader(files, names), config, options, Reads::kAll);
}

Result<RuleBook> LoadRulesToExtract(const Config& config, const Options& options, const Files& files) {
  const std::future<void> beside = StartBeside(options, LoadLanguageData);
  return Load(Loader(files), config, options, Reads::kWhenNeeded);
}

Result<RuleBook> LoadNames(const Config& config, const Options& options, Beside beside) {
  const std::future<void> loading = StartBeside(
      options, beside == Beside::kLanguageData ? LoadLanguageData : [] { LanguageWords::Builtin(); });
  return Load(Loader(Disk()), config, options, Reads::kWithoutRules);
}

ExtractOptions ExtractOptionsOf(const Config& config) {
  return {.lag_months = config.lag_months, .currency_of_dollar = config.currency_of_dollar};
}

}  // namespace factlint
