// Patterns for paths and names, the same on every machine.
#pragma once

#include <string_view>

namespace factlint {

// `*` any letters, `?` one, `[a-c]` and `[!a]` one of a set; none of them a '/'.
// `**` as a whole folder name is any number of folders. All else is literal;
// '\' takes the next letter as it is. `*`, `?`, `**` and sets never match the dot
// at the start of a name: hidden files must be asked for.
bool GlobMatches(std::string_view pattern, std::string_view path);

// The same for names that are no paths (a subject's id, a metric, a code): '/'
// and the first dot are letters like any other.
bool NameMatches(std::string_view pattern, std::string_view name);

// Does it hold a letter that GlobMatches does not take literally?
bool IsGlob(std::string_view text);

}  // namespace factlint
