// Files that a run reads and writes anew, such as a baseline.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/files.h"
#include "extractor/result.h"

namespace factlint {

// The bytes of a file; nothing where there is none. The error names it.
Result<std::optional<std::string>> ReadIfThere(const std::string& path, const Files& files = Disk());

// Puts `content` into `path` in one step: written aside, then renamed, while no
// other run of factlint writes in that folder. `before` is what the run read there:
// where the file says something else by now, and not `content`, nothing is written
// and the error says so. False: it said `content` already.
Result<bool> ReplaceFile(const std::string& path, const std::optional<std::string>& before, std::string_view content);

}  // namespace factlint
