// The one list of options: parsing, --help, docs/options.md, the man page and
// the completions are all made from it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"

namespace factlint {

// Which commands an option belongs to: all of them, or those whose CommandSpec
// names the group.
enum OptionGroup : uint32_t {
  kCommon = 1u << 0,
  kVouch = 1u << 1,      // what a run without documents or claims means
  kGate = 1u << 2,       // what fails a check
  kUnclaimed = 1u << 3,  // extract
  kKeys = 1u << 4,
  kSarif = 1u << 5,
  kRevisions = 1u << 6,  // diff
  kSorted = 1u << 7,     // reconcile
  kBaseline = 1u << 8,   // what was decided about findings before
  kWaive = 1u << 9,      // waivers add
  kCache = 1u << 10,     // whoever extracts to judge
  kShow = 1u << 16,      // rules show
  kExplain = 1u << 17,   // explain
};

struct OptionSpec {
  std::string_view name;        // "--jobs"
  std::string_view short_name;  // "-j"; may be empty
  std::string_view value;       // "N"; empty: a switch
  OptionGroup group;
  std::string_view help;                  // one line, lower case, no full stop
  std::string_view detail;                // whole sentences; may be empty
  std::vector<std::string_view> choices;  // of the value; empty: free
  bool repeatable;                        // else the last one counts
  // Takes the value over (one of `choices`, if there are any). Returns what is
  // wrong with it ("must be a number from 1 to 1024"), or nothing.
  std::string (*set)(Options& options, std::string_view value);
};

const std::vector<OptionSpec>& OptionTable();

// The options that belong to one of the groups, in the order of the table.
std::vector<const OptionSpec*> OptionsOf(uint32_t groups);

// The option of that name ("--jobs" or "-j"); null where there is none.
const OptionSpec* FindOption(std::string_view name);

}  // namespace factlint
