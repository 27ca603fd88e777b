// factlint rules list: the rules of the packs in use.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/rules_session.h"
#include "cli/session.h"
#include "cli/stream.h"

namespace factlint {
namespace {

std::string Languages(const Rule& rule) {
  const bool english = !rule.patterns[static_cast<size_t>(Language::kEnglish)].empty();
  const bool chinese = !rule.patterns[static_cast<size_t>(Language::kChinese)].empty();
  return english && chinese ? "en zh" : english ? "en" : chinese ? "zh" : "off";
}

std::string Line(const Rule& rule, size_t width) {
  std::vector<std::string_view> metrics;
  for (const Emit& emit : rule.emits) metrics.push_back(emit.metric);
  return fmt::format("{:<{}}  {:<5}  {}{}{}\n", rule.id, width, Languages(rule), fmt::join(metrics, ", "),
                     rule.finds.empty() ? "" : ": ", rule.finds);
}

}  // namespace

Outcome RunRulesList(const Options& options) {
  const Result<RulesSession> session = OpenPacks(options);
  if (!session) return UsageOutcome(session.error());
  const std::vector<std::string> packs = session->packs.empty() ? session->book.pack_names() : session->packs;
  std::vector<const Rule*> rules;
  for (const Rule& rule : session->book.rules())
    if (std::find(packs.begin(), packs.end(), rule.pack) != packs.end()) rules.push_back(&rule);
  size_t width = 0;
  for (const Rule* rule : rules) width = std::max(width, rule->id.size());
  Stream stream(options);
  for (const Rule* rule : rules) stream.Write(Printable(Line(*rule, width)));
  return stream.Close({.reason = fmt::format("{} rules of the packs {}", rules.size(), fmt::join(packs, ", "))});
}

}  // namespace factlint
