#include "cli/command.h"
#include "cli/commands.h"
#include "cli/option_table.h"
#include "reports/renderer.h"

namespace factlint {

namespace {

std::vector<std::string_view> Formats() {
  std::vector<std::string_view> names;
  for (const Renderer& renderer : Renderers()) names.push_back(renderer.name);
  return names;
}

}  // namespace

const std::vector<CommandSpec>& CommandTable() {
  static const std::vector<CommandSpec> table = {
      {"audit", "[PATH…]", "extract, reconcile, report; findings do not fail it", "", Formats(), kVouch, -1, RunAudit},
      {"check", "[PATH…]", "the same, gated: exit 1 when a finding reaches the gate",
       "A finding counts when it is at or above --fail-on and neither waived nor in the baseline.", Formats(),
       kVouch | kGate, -1, RunCheck},
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
      {"explain", "CODE…", "tell what a code of a finding means", "", {}, 0, -1, RunExplain},
  };
  return table;
}

const CommandSpec* FindCommand(std::string_view name) {
  for (const CommandSpec& command : CommandTable())
    if (command.name == name) return &command;
  return nullptr;
}

}  // namespace factlint
