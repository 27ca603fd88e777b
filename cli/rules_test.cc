// factlint rules test: the tests that rules carry.
#include <algorithm>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/packs.h"
#include "cli/session.h"
#include "cli/stream.h"
#include "extractor/diagnostic.h"
#include "extractor/rule_test.h"

namespace factlint {
namespace {

std::string Line(const RuleTestResult& result) {
  const std::string_view kind = result.todo.empty() ? "error" : "todo";
  return fmt::format("{}:{}: {}: {}: {}\n    {}\n", result.path, result.line, kind, result.rule, result.wrong,
                     result.in);
}

// The packs to test: those that were named, else all ("").
Result<std::vector<std::string>> PacksToTest(const RuleBook& book, const Options& options) {
  if (options.args.empty()) return std::vector<std::string>{""};
  const std::vector<std::string> known = book.pack_names();
  std::string mistakes;
  for (const std::string& name : options.args) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string hint = DidYouMean(name, known);
    mistakes += fmt::format("factlint: error: no pack \"{}\" is in use{}{}\n", name, hint.empty() ? "" : "; ", hint);
  }
  if (!mistakes.empty()) return Error{.what = mistakes};
  return options.args;
}

}  // namespace

Outcome RunRulesTest(const Options& options) {
  Options without_args = options;  // they are packs, not paths
  without_args.args.clear();
  const Result<Config> config = FindAndReadConfig(without_args);
  if (!config) return UsageOutcome(config.error());
  const Result<RuleBook> book = LoadRules(*config, options);
  if (!book) return UsageOutcome(book.error());
  const Result<std::vector<std::string>> packs = PacksToTest(*book, options);
  if (!packs) return UsageOutcome(packs.error());
  int passed = 0, failed = 0, todo = 0;
  Stream stream(options);
  for (const std::string& pack : *packs) {
    for (const RuleTestResult& result : RunRuleTests(*book, pack)) {
      ++(result.wrong.empty() ? passed : result.todo.empty() ? failed : todo);
      if (!result.wrong.empty() && result.todo.empty()) stream.Write(Printable(Line(result)));
    }
  }
  const std::string counts = fmt::format("{} tests pass, {} fail, {} to do", passed, failed, todo);
  return stream.Close({.code = failed > 0 ? Exit::kFindings : Exit::kOk, .reason = counts});
}

}  // namespace factlint
