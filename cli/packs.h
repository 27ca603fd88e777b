// Which rule packs a run uses, and all that they say.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/config.h"
#include "cli/files.h"
#include "cli/options.h"
#include "extractor/extract.h"
#include "extractor/result.h"
#include "extractor/rule_pack.h"

namespace factlint {

// `open` unless the configuration says no, its `packs:`, then those of --pack;
// each after the packs that it uses. A name with a '/' or of a folder that is
// there is a folder, relative to the configuration (of --pack: to where we are).
// The error tells all mistakes of all files.
Result<RuleBook> LoadRules(const Config& config, const Options& options, const Files& files = Disk());
// Of those packs the ones with these names, and what they use: what the rules of a pack
// need, whatever else is on.
Result<RuleBook> LoadRulesOf(const Config& config, const Options& options, const std::vector<std::string>& names,
                             const Files& files = Disk());
// The same for a run that extracts: the language data loads beside it, on a thread of
// its own, unless --jobs is 1, and of packs that are all built in a rule is read when a text
// has its words. Start-up is most of a small run.
Result<RuleBook> LoadRulesToExtract(const Config& config, const Options& options, const Files& files = Disk());
// Names, kinds and metrics for a run that makes no claims. The rules of built-in packs are left
// unread; those of others are read, so that their mistakes are told. `Beside`: what loads on
// a thread of its own.
enum class Beside : uint8_t { kLanguageWords, kLanguageData };
Result<RuleBook> LoadNames(const Config& config, const Options& options, Beside beside);

// What the configuration's `defaults:` say.
ExtractOptions ExtractOptionsOf(const Config& config);

}  // namespace factlint
