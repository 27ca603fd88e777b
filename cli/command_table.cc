#include "cli/command.h"
#include "cli/commands.h"
#include "cli/option_table.h"
#include "reports/renderer.h"

namespace factlint {

namespace {

// All formats of reports, the usual one first.
std::vector<std::string_view> Formats(std::string_view usual) {
  std::vector<std::string_view> names = {usual};
  for (const Renderer& renderer : Renderers())
    if (renderer.name != usual) names.push_back(renderer.name);
  return names;
}

}  // namespace

const std::vector<CommandSpec>& CommandTable() {
  static const std::vector<CommandSpec> table = {
      {"audit", "[PATH…]", "extract, reconcile, report; findings do not fail it", "", Formats("text"), kVouch | kSarif,
       -1, RunAudit},
      {"check", "[PATH…]", "the same, gated: exit 1 when a finding reaches the gate",
       "A finding counts when it is at or above --fail-on and neither waived nor in the baseline.", Formats("text"),
       kVouch | kGate | kSarif, -1, RunCheck},
      {"extract",
       "[PATH…]",
       "print the claims, one JSON object a line",
       "",
       {"jsonl"},
       kVouch | kUnclaimed,
       -1,
       RunExtract},
      {"mentions",
       "[PATH…]",
       "print what rules see: numbers, dates, names, one JSON object a line",
       "",
       {"jsonl"},
       kVouch,
       -1,
       RunMentions},
      {"reconcile", "[CLAIMS…]", "judge claims that `extract` printed, from files or standard input",
       "CLAIMS are JSON Lines files. Metadata of documents that the configuration names is used.", Formats("jsonl"),
       kVouch | kSarif, -1, RunReconcile},
      {"explain",
       "CODE… | FINDING-ID [PATH…]",
       "tell what a code means, or why a finding was made",
       "The beginning of an id is enough. The finding is looked for in the PATHs, or in what the configuration names.",
       {"text"},
       0,
       -1,
       RunExplain},
      {"diff", "--base REV [PATH…]", "tell what a change does to claims and findings",
       "Both revisions are extracted and judged. Gated like `check`: new findings count, and old ones that got worse. "
       "Formats other than text, json and markdown are those of `check`, with each finding's status against the base.",
       Formats("text"), kRevisions | kVouch | kGate | kSarif, -1, RunDiff},
      {"keys",
       "[PATH…]",
       "list what was merged: each key with its claims and sources, largest first",
       "",
       {},
       kKeys,
       -1,
       RunKeys},
      {"rules list", "", "list the rules of the packs in use", "", {}, 0, 0, RunRulesList},
      {"rules test",
       "[PACK…]",
       "run the tests that the rules carry",
       "Without a PACK, those of all packs in use. Ends with 1 when a test fails.",
       {},
       0,
       -1,
       RunRulesTest},
      {"init", "", "write a commented factlint.yaml for the files that lie here", "", {}, 0, 0, RunInit},
  };
  return table;
}

const CommandSpec* FindCommand(std::string_view name) {
  for (const CommandSpec& command : CommandTable())
    if (command.name == name) return &command;
  return nullptr;
}

}  // namespace factlint
