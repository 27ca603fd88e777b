// factlint rules test: the tests that rules carry.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/packs.h"
#include "cli/rules_session.h"
#include "cli/session.h"
#include "cli/stream.h"
#include "extractor/rule_test.h"

namespace factlint {
namespace {

std::string Line(const RuleTestResult& result) {
  if (!result.todo.empty())
    return fmt::format("{}:{}: note: {}: passes; take the todo away ({})\n    {}\n", result.path, result.line,
                       result.rule, result.todo, result.in);
  return fmt::format("{}:{}: error: {}: {}\n    {}\n", result.path, result.line, result.rule, result.wrong, result.in);
}

// Built-in rules are tested with the packs that they need: what another pack knows of a
// name or takes before them is no mistake of theirs. Nothing for rules of a user's own
// pack, which are tested with all that is on, and where the packs do not load apart.
std::optional<RuleBook> BookOf(const RulesSession& session, const std::string& pack) {
  const std::vector<std::string> builtin = BuiltinPackNames();
  if (std::find(builtin.begin(), builtin.end(), pack) == builtin.end()) return std::nullopt;
  std::vector<std::string> names = {"open", pack};
  for (const PackFiles& other : session.book.packs())  // those that change its rules
    for (const auto& file : other.files)
      if (file->root()["factlint_rules"] && file->root()["pack"].scalar() == pack) names.push_back(other.name);
  Result<RuleBook> book = LoadRulesOf(session.config, session.options, names);
  return book ? std::optional<RuleBook>(std::move(*book)) : std::nullopt;
}

// The packs whose rules are tested, in the order of their rules.
std::vector<std::string> TestedPacks(const RulesSession& session) {
  if (!session.packs.empty()) return session.packs;
  std::vector<std::string> packs;
  for (const Rule& rule : session.book.rules())
    if (std::find(packs.begin(), packs.end(), rule.pack) == packs.end()) packs.push_back(rule.pack);
  return packs;
}

}  // namespace

Outcome RunRulesTest(const Options& options) {
  const Result<RulesSession> session = OpenPacks(options);
  if (!session) return UsageOutcome(session.error());
  int passed = 0, failed = 0, todo = 0;
  Stream stream(options);
  for (const std::string& pack : TestedPacks(*session)) {
    const std::optional<RuleBook> apart = BookOf(*session, pack);
    for (const RuleTestResult& result : RunRuleTests(apart ? *apart : session->book, pack)) {
      const bool passes = result.wrong.empty();
      ++(!result.todo.empty() ? todo : passes ? passed : failed);
      if (passes != result.todo.empty()) stream.Write(Printable(Line(result)));
    }
  }
  const std::string counts = fmt::format("{} tests pass, {} fail, {} to do", passed, failed, todo);
  return stream.Close({.code = failed > 0 ? Exit::kFindings : Exit::kOk, .reason = counts});
}

}  // namespace factlint
