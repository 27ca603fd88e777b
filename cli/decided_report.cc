#include "cli/decided_report.h"

#include <utility>

#include "extractor/rule_hash.h"

namespace factlint {

Result<DecidedReport> MakeDecidedReport(const Session& session, const RuleBook& book, const Options& options,
                                        KeptTexts* texts) {
  const Result<Decisions> decisions = ReadDecisions(session.config, options, session.today, *session.files);
  if (!decisions) return decisions.error();
  std::vector<FoundComment> comments;
  Result<Report> report = MakeReport(session, book, texts, &comments);
  if (!report) return report.error();
  // Only a baseline asks which rules have changed, and hashing all of them is a tenth of a small run.
  const RuleHashes rules = decisions->baseline ? HashRules(book) : RuleHashes();
  DecidedReport decided{.report = std::move(*report), .standing = {}};
  const bool all = session.whole && decided.report.coverage.read == decided.report.coverage.documents;
  decided.standing = ApplyDecisions(*decisions, comments, rules, all ? Extent::kWhole : Extent::kPart, decided.report);
  return decided;
}

}  // namespace factlint
