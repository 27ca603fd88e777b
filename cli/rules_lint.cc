// factlint rules lint: what is no mistake in a rule, but seldom meant.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/each_document.h"
#include "cli/rules_session.h"
#include "cli/session.h"
#include "cli/stream.h"
#include "extractor/rule_lint.h"

namespace factlint {
namespace {

// What the rules do in the documents of the configuration; nothing where there are none.
std::optional<RuleUse> UseInCorpus(const Options& options, const RuleBook& book) {
  Options here = options;
  here.args.clear();
  const Result<Session> session = OpenSession(here);
  if (!session || session->inputs.empty()) return std::nullopt;
  RuleUse use;
  use.claims.resize(book.rules().size());
  bool any = false;
  ForEachDocument<RuleUse>(
      *session, [&](const Document& document) { return UseOfRules(book, document); },
      [&](Worked<RuleUse> one) {
        any = any || one.product.has_value();
        if (one.product) use.Add(*one.product);
        return true;
      });
  return any ? std::optional(std::move(use)) : std::nullopt;
}

}  // namespace

Outcome RunRulesLint(const Options& options) {
  const Result<RulesSession> session = OpenPacks(options);
  if (!session) return UsageOutcome(session.error());
  const std::optional<RuleUse> corpus = UseInCorpus(options, session->book);
  Diagnostics warnings;
  for (Diagnostic& warning : LintRules(session->book, session->packs, corpus ? &*corpus : nullptr))
    warnings.Add(std::move(warning));
  Stream stream(options);
  if (!warnings.empty()) stream.Write(Printable(warnings.ToString()));
  const size_t count = warnings.list().size();
  return stream.Close({.code = count > 0 ? Exit::kFindings : Exit::kOk,
                       .reason = fmt::format("{} warning{}{}", count, count == 1 ? "" : "s",
                                             corpus ? "" : "; no documents were read, so hits were not counted")});
}

}  // namespace factlint
