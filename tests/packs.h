// The built-in packs, loaded once for all tests of a program.
#pragma once

#include "extractor/rule_pack.h"

namespace factlint {

// With every pack.
const RuleBook& BuiltinBook();
// With the pack `open` alone: its rules give way to any other pack's.
const RuleBook& OpenBook();

}  // namespace factlint
