// Names that people write in waivers and filters, as globs.
#pragma once

#include <string>
#include <string_view>

namespace factlint {

// Compared as canonical.h does: "BEIJING" is beijing.
bool Fits(const std::string& glob, std::string_view name);

// The same of a subject's id: "Hong Kong" is the subject "hong-kong".
bool FitsSubject(std::string glob, std::string_view subject);

}  // namespace factlint
