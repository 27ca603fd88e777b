// The commands, each in the file of its name (command_table.cc lists them).
#pragma once

#include "cli/options.h"
#include "cli/outcome.h"

namespace factlint {

Outcome RunAudit(const Options& options);
Outcome RunCheck(const Options& options);
Outcome RunExtract(const Options& options);
Outcome RunMentions(const Options& options);
Outcome RunReconcile(const Options& options);
Outcome RunExplain(const Options& options);
Outcome RunDiff(const Options& options);
Outcome RunKeys(const Options& options);
Outcome RunRulesList(const Options& options);
Outcome RunRulesShow(const Options& options);
Outcome RunRulesTest(const Options& options);
Outcome RunRulesLint(const Options& options);
Outcome RunRulesProfile(const Options& options);
Outcome RunBaselineWrite(const Options& options);
Outcome RunBaselineCheck(const Options& options);
Outcome RunBaselinePrune(const Options& options);
Outcome RunBaselineDiff(const Options& options);
Outcome RunWaiversAdd(const Options& options);
Outcome RunWaiversList(const Options& options);
Outcome RunWaiversStats(const Options& options);
Outcome RunInit(const Options& options);

}  // namespace factlint
