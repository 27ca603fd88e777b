#include "cli/cache_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

namespace factlint {
namespace {

namespace fs = std::filesystem;

// Below it extraction costs no more than opening a database.
constexpr size_t kWorthwhile = 64;  // documents

bool IsLarge(const std::vector<Input>& inputs) {
  return inputs.size() >= kWorthwhile || std::any_of(inputs.begin(), inputs.end(), [](const Input& input) {
           return input.kind == InputKind::kJsonl && input.file != "-";
         });
}

std::string DefaultFile() {
  const char* const caches = std::getenv("XDG_CACHE_HOME");
  const char* const home = std::getenv("HOME");
  fs::path folder;
  if (caches != nullptr && fs::path(caches).is_absolute())  // others must be passed over, its specification says
    folder = caches;
  else if (home != nullptr && *home != '\0')
    folder = fs::path(home) / ".cache";
  return folder.empty() ? std::string() : (folder / "factlint" / "claims.sqlite").string();
}

bool LiesIn(const fs::path& file, const fs::path& folder) {
  std::error_code failed;
  const fs::path inner = fs::weakly_canonical(fs::absolute(file, failed), failed);
  const fs::path outer = fs::weakly_canonical(fs::absolute(folder, failed), failed);
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

}  // namespace

Result<std::string> CacheFile(const Options& options, const std::vector<Input>& inputs, const std::string& audited) {
  if (options.no_cache) return std::string();
  const std::string folder = audited.empty() ? "." : audited;
  if (!options.cache.empty()) {
    if (!LiesIn(options.cache, folder)) return options.cache;
    return Error{.what =
                     fmt::format("factlint: error: the --cache \"{}\" would lie in the folder that is read, \"{}\"; "
                                 "name a file outside of it\n",
                                 options.cache, folder)};
  }
  std::string file = IsLarge(inputs) ? DefaultFile() : std::string();
  return file.empty() || LiesIn(file, folder) ? std::string() : file;
}

}  // namespace factlint
