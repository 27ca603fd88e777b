// Where the claims that runs extract are kept.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/walk.h"
#include "extractor/result.h"

namespace factlint {

// The file that --cache names; else factlint/claims.sqlite below XDG_CACHE_HOME or
// ~/.cache, where the run is large enough to gain by it. Empty: no cache. `audited` is
// the folder that the run reads; the cache never lies in it: an error for --cache.
Result<std::string> CacheFile(const Options& options, const std::vector<Input>& inputs, const std::string& audited);

}  // namespace factlint
