// The commands, each in the file of its name (command_table.cc lists them).
#pragma once

#include "cli/options.h"
#include "cli/outcome.h"

namespace factlint {

Outcome RunAudit(const Options& options);
Outcome RunCheck(const Options& options);
Outcome RunExplain(const Options& options);
Outcome RunExtract(const Options& options);
Outcome RunMentions(const Options& options);

}  // namespace factlint
