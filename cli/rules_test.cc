// factlint rules test: the tests that rules carry.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
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

}  // namespace

Outcome RunRulesTest(const Options& options) {
  const Result<RulesSession> session = OpenPacks(options);
  if (!session) return UsageOutcome(session.error());
  const std::vector<std::string> packs = session->packs.empty() ? std::vector<std::string>{""} : session->packs;
  int passed = 0, failed = 0, todo = 0;
  Stream stream(options);
  for (const std::string& pack : packs) {
    for (const RuleTestResult& result : RunRuleTests(session->book, pack)) {
      const bool passes = result.wrong.empty();
      ++(!result.todo.empty() ? todo : passes ? passed : failed);
      if (passes != result.todo.empty()) stream.Write(Printable(Line(result)));
    }
  }
  const std::string counts = fmt::format("{} tests pass, {} fail, {} to do", passed, failed, todo);
  return stream.Close({.code = failed > 0 ? Exit::kFindings : Exit::kOk, .reason = counts});
}

}  // namespace factlint
