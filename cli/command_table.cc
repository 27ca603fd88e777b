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
      {"audit", "[PATH…]", "extract, reconcile, report; findings do not fail it", "", Formats("text"),
       kVouch | kCache | kBaseline | kSarif, -1, RunAudit},
      {"check", "[PATH…]", "the same, gated: exit 1 when a finding reaches the gate",
       "A finding counts when it is at or above --fail-on and neither waived nor in the baseline.", Formats("text"),
       kVouch | kGate | kCache | kBaseline | kSarif, -1, RunCheck},
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
       kVouch | kSarif | kSorted, -1, RunReconcile},
      {"explain",
       "CODE… | FINDING-ID [PATH…] | --rule ID TEXT",
       "tell what a code means, why a finding was made, or why a rule did not match",
       "The beginning of an id is enough. The finding is looked for in the PATHs, or in what the configuration names.",
       {"text"},
       kExplain | kCache,
       -1,
       RunExplain},
      {"diff", "--base REV [PATH…]", "tell what a change does to claims and findings",
       "Both revisions are extracted and judged. Gated like `check`: new findings count, and old ones that got worse. "
       "Formats other than text, json and markdown are those of `check`, with each finding's status against the base.",
       Formats("text"), kRevisions | kVouch | kCache | kGate | kSarif, -1, RunDiff},
      {"keys",
       "[PATH…]",
       "list what was merged: each key with its claims and sources, largest first",
       "",
       {},
       kKeys | kCache,
       -1,
       RunKeys},
      {"rules list",
       "[PACK…]",
       "list the rules of the packs in use",
       "A PACK is a built-in name or a folder; one that is not in use is used too.",
       {},
       0,
       -1,
       RunRulesList},
      {"rules show",
       "[RULE…]",
       "print rules with where they come from",
       "A RULE is an id or a glob, such as `china-ai/*`; without one, all are printed. As `markdown` they are a page "
       "for "
       "people, with the metrics.",
       {"yaml", "markdown"},
       kShow,
       -1,
       RunRulesShow},
      {"rules test",
       "[PACK…]",
       "run the tests that the rules carry",
       "Without a PACK, those of all packs in use. Ends with 1 when a test fails.",
       {},
       0,
       -1,
       RunRulesTest},
      {"rules lint",
       "[PACK…]",
       "warn of what is seldom meant in a rule",
       "Without a PACK, in all packs in use. Hits are counted in the documents of the configuration. Ends with 1 when "
       "there is a warning.",
       {},
       0,
       -1,
       RunRulesLint},
      {"rules profile",
       "[PATH…]",
       "time and hits of each rule, the dearest first",
       "",
       {},
       kVouch,
       -1,
       RunRulesProfile},
      {"baseline write",
       "[PATH…]",
       "write down the findings of today, for `check` to let pass",
       "Waived findings are left out. The file is factlint-baseline.jsonl beside the configuration unless named.",
       {},
       kVouch | kCache | kBaseline,
       -1,
       RunBaselineWrite},
      {"baseline check",
       "[PATH…]",
       "tell what is new, changed or gone since the baseline was written",
       "Ends with 1 when the baseline is not what `baseline write` would write.",
       {},
       kVouch | kCache | kBaseline,
       -1,
       RunBaselineCheck},
      {"baseline prune",
       "[PATH…]",
       "take out of the baseline what is gone",
       "",
       {},
       kVouch | kCache | kBaseline,
       -1,
       RunBaselinePrune},
      {"baseline diff",
       "OLD NEW",
       "compare two baseline files",
       "",
       {"text", "markdown", "md", "json"},
       0,
       2,
       RunBaselineDiff},
      {"waivers add",
       "ID [PATH…]",
       "let a finding stay, with a reason and a last day",
       "The beginning of an id is enough. The waiver goes to the waivers.yaml of the configuration.",
       {},
       kVouch | kCache | kBaseline | kWaive,
       -1,
       RunWaiversAdd},
      {"waivers list",
       "[PATH…]",
       "list the waivers of files and comments, and which are used, expired or unused",
       "",
       {},
       kVouch | kCache | kBaseline,
       -1,
       RunWaiversList},
      {"waivers stats",
       "[PATH…]",
       "tell how often the tool was wrong, by code and by rule",
       "Of the findings that waivers decided about, those with the outcome tool-error.",
       {},
       kVouch | kCache | kBaseline,
       -1,
       RunWaiversStats},
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
