// What the commands about rules begin with.
#pragma once

#include <string>
#include <vector>

#include "cli/config.h"
#include "cli/options.h"
#include "extractor/result.h"
#include "extractor/rule_pack.h"

namespace factlint {

struct RulesSession {
  Options options;  // with the packs of the arguments among those of --pack
  Config config;
  RuleBook book;
  std::vector<std::string> packs;  // the names of those that the arguments name; empty: all
};

// The arguments are PACKs: names, or folders as --pack takes them. One that is not
// in use is used too.
Result<RulesSession> OpenPacks(const Options& options);

// The arguments are something else; `rules` are ids or globs of ids. The built-in
// pack before the '/' is used even where nothing says so.
Result<RulesSession> OpenRules(const Options& options, const std::vector<std::string>& rules);

// The rules that an id or glob names, in their order; the error has the nearest id.
Result<std::vector<size_t>> FindRules(const RuleBook& book, const std::vector<std::string>& ids);

}  // namespace factlint
