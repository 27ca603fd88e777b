#include "cli/session.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "cli/cache_file.h"
#include "cli/console.h"
#include "cli/file.h"
#include "extractor/glob.h"

namespace factlint {
namespace {

namespace fs = std::filesystem;

Date DayOfTheMachine() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return Date::FromDays(std::chrono::duration_cast<std::chrono::hours>(now).count() / 24);
}

// The deepest folder above a PATH, of a glob the part before the pattern.
fs::path FolderOfPath(const std::string& path, const Files& files) {
  std::error_code failed;
  fs::path folder =
      fs::absolute(IsGlob(path) ? path.substr(0, path.find_first_of("*?[")) + "x" : path, failed).lexically_normal();
  if (folder.filename().empty() || !files.IsFolder(folder.string())) folder = folder.parent_path();
  return folder;
}

fs::path CommonFolder(const fs::path& a, const fs::path& b) {
  fs::path common;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end() && *i == *j; ++i, ++j) common /= *i;
  return common;
}

// The folder that holds all PATHs; empty where standard input is the only one.
std::string FolderOfPaths(const std::vector<std::string>& paths, const Files& files) {
  fs::path common;
  for (const std::string& path : paths) {
    if (path == "-") continue;
    common = common.empty() ? FolderOfPath(path, files) : CommonFolder(common, FolderOfPath(path, files));
  }
  return common.generic_string();
}

std::string ConfigPath(const Options& options, const Files& files) {
  if (!options.config.empty()) return options.config;
  std::string path = FindConfig("", files);
  if (!path.empty() || options.args.empty()) return path;
  const std::string folder = FolderOfPaths(options.args, files);
  if (!folder.empty()) path = FindConfig(folder, files);
  return path.empty() ? path : RelativeTo("", path);
}

// Are the files that the PATHs name all that the configuration speaks of?
bool IsWhole(const Options& options, const Session& session, const Files& files) {
  if (options.args.empty() || session.config.file == nullptr) return true;
  Options all = options;
  all.args.clear();
  const Result<std::vector<Input>> inputs = FindInputs(all, session.config, files, Missing::kIsPassedOver);
  std::set<std::string_view> read;
  for (const Input& input : session.inputs) read.insert(input.path);
  return inputs &&
         std::all_of(inputs->begin(), inputs->end(), [&](const Input& input) { return read.count(input.path) > 0; });
}

}  // namespace

Result<Config> FindAndReadConfig(const Options& options, const Files& files) {
  const std::string path = ConfigPath(options, files);
  return path.empty() ? Config() : ReadConfig(path, files);
}

Result<Session> OpenSession(const Options& options, const Files& files, Missing missing) {
  Result<Config> config = FindAndReadConfig(options, files);
  if (!config) return config.error();
  return OpenSession(std::move(*config), options, files, missing);
}

Result<Session> OpenSession(Config config, const Options& options, const Files& files, Missing missing) {
  if (options.args.empty() && config.file == nullptr)
    return Error{.what =
                     "factlint: error: there is no factlint.yaml in this folder or above it, and no PATH was given; "
                     "name a file or a folder (\".\" is this one), or let `factlint init` write a factlint.yaml\n"};
  Session session;
  session.files = &files;
  session.config = std::move(config);
  Result<std::vector<Input>> inputs = FindInputs(options, session.config, files, missing);
  if (!inputs) return inputs.error();
  session.inputs = std::move(*inputs);
  session.whole = IsWhole(options, session, files);
  session.jobs = JobsOf(options);
  session.today = TodayOf(options);
  session.progress = UseProgress(options.progress) && !options.quiet;
  session.quiet = options.quiet;
  const std::string audited = session.config.file ? session.config.folder : FolderOfPaths(options.args, files);
  Result<std::string> cache = CacheFile(options, session.inputs, audited);
  if (!cache) return cache.error();
  session.cache = std::move(*cache);
  return session;
}

int JobsOf(const Options& options) {
  return options.jobs > 0 ? options.jobs : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

Date TodayOf(const Options& options) { return options.today.value_or(DayOfTheMachine()); }

Outcome UsageOutcome(const Error& error) {
  const bool usage = error.exit_code == static_cast<int>(Exit::kUsage);
  return {.code = usage ? Exit::kUsage : Exit::kInternal,
          .reason = usage ? "nothing was read: mistakes in what was asked for" : "it could not be done",
          .details = error.what};
}

}  // namespace factlint
