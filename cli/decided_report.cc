#include "cli/decided_report.h"

#include <utility>

namespace factlint {

Result<DecidedReport> MakeDecidedReport(const Session& session, const RuleBook& book, const Options& options,
                                        KeptTexts* texts) {
  const Result<Decisions> decisions = ReadDecisions(session.config, options, session.today, *session.files);
  if (!decisions) return decisions.error();
  std::vector<FoundComment> comments;
  Result<Report> report = MakeReport(session, book, texts, &comments);
  if (!report) return report.error();
  DecidedReport decided{.report = std::move(*report), .standing = {}};
  const bool all = session.whole && decided.report.coverage.read == decided.report.coverage.documents;
  decided.standing = ApplyDecisions(*decisions, comments, book, all ? Extent::kWhole : Extent::kPart, decided.report);
  return decided;
}

}  // namespace factlint
