#include "cli/rules_session.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "cli/file.h"
#include "cli/packs.h"
#include "cli/session.h"
#include "extractor/diagnostic.h"
#include "extractor/glob.h"

namespace factlint {
namespace {

// The configuration is the one of this folder: arguments are no paths to look beside.
Result<RulesSession> Open(const Options& options, const std::vector<std::string>& packs) {
  Options here = options;
  here.args.clear();
  here.packs.insert(here.packs.end(), packs.begin(), packs.end());
  Result<Config> config = FindAndReadConfig(here);
  if (!config) return config.error();
  Result<RuleBook> book = LoadRules(*config, here);
  if (!book) return book.error();
  return RulesSession{std::move(here), std::move(*config), std::move(*book), {}};
}

bool IsFolder(const std::string& pack) {
  std::error_code ignored;
  return pack.find('/') != std::string::npos || std::filesystem::is_directory(pack, ignored);
}

// The name of the pack that lies in a folder; of another argument itself.
std::string NameOf(const RuleBook& book, const std::string& argument) {
  if (!IsFolder(argument)) return argument;
  for (const PackFiles& pack : book.packs())
    if (!pack.files.empty() && FolderOf(pack.files.front()->path()) == JoinPath("", argument)) return pack.name;
  return argument;
}

}  // namespace

Result<RulesSession> OpenPacks(const Options& options) {
  Result<RulesSession> session = Open(options, options.args);
  if (!session) return session;
  for (const std::string& argument : options.args) session->packs.push_back(NameOf(session->book, argument));
  return session;
}

Result<RulesSession> OpenRules(const Options& options, const std::vector<std::string>& rules) {
  const std::vector<std::string> known = BuiltinPackNames();
  std::vector<std::string> packs;
  for (const std::string& rule : rules)
    if (const std::string pack = rule.substr(0, rule.find('/'));
        std::find(known.begin(), known.end(), pack) != known.end())
      packs.push_back(pack);
  return Open(options, packs);
}

Result<std::vector<size_t>> FindRules(const RuleBook& book, const std::vector<std::string>& ids) {
  std::vector<size_t> found;
  std::vector<std::string> known;
  for (const Rule& rule : book.rules()) known.push_back(rule.id);
  std::string mistakes;
  for (const std::string& id : ids) {
    bool any = false;
    for (size_t i = 0; i < known.size(); ++i) {
      const std::string short_id = known[i].substr(known[i].find('/') + 1);
      if (known[i] != id && short_id != id && !(IsGlob(id) && NameMatches(id, known[i]))) continue;
      any = true;
      if (std::find(found.begin(), found.end(), i) == found.end()) found.push_back(i);
    }
    if (any) continue;
    const std::string hint = DidYouMean(id, known);
    mistakes += fmt::format("factlint: error: no rule \"{}\" is in use{}{}\n", id, hint.empty() ? "" : "; ", hint);
  }
  if (!mistakes.empty()) return Error{.what = mistakes};
  return found;
}

}  // namespace factlint
