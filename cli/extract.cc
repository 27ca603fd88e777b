// factlint extract: the claims, or the numbers that made none.
#include <functional>
#include <string>
#include <utility>

#include "cli/commands.h"
#include "cli/document_lines.h"
#include "cli/each_document.h"
#include "cli/filter.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/reading_log.h"
#include "cli/stream.h"
#include "extractor/extract.h"
#include "reports/claim_json.h"
#include "reports/mention_json.h"

namespace factlint {
namespace {

constexpr size_t kPiece = size_t{1} << 16;  // bytes of lines written at once

int Append(const Document& document, const RuleBook& book, const ExtractOptions& extract, const Options& options,
           std::string& lines, const std::function<void()>& done) {
  const Extraction extraction = ExtractClaims(document, book, extract);
  const auto end_line = [&] {
    lines += '\n';
    if (lines.size() >= kPiece) done();
  };
  Locator locator(document);
  for (const Unclaimed& one : extraction.unclaimed) {  // none where nobody asked
    const Mention& mention = extraction.mentions[one.mention];
    AppendMentionJson(lines, document.info().id, document.Slice(mention.span), locator.Locate(mention.span), mention,
                      {}, one.reason);
    end_line();
  }
  for (const Claim& claim : extraction.claims) {
    if (options.unclaimed || !IsWanted(claim, options)) continue;
    AppendClaimJson(lines, claim);
    end_line();
  }
  return static_cast<int>(extraction.claims.size());
}

}  // namespace

Outcome RunExtract(const Options& options) {
  const Result<Session> session = OpenSession(options);
  if (!session) return UsageOutcome(session.error());
  const Result<RuleBook> book = LoadRulesToExtract(session->config, options);
  if (!book) return UsageOutcome(book.error());
  ExtractOptions extract = ExtractOptionsOf(session->config);
  extract.unclaimed = options.unclaimed;
  Stream stream(options);
  ReadingLog log;
  int claims = 0;
  const AppendLines append = [&](const Document& document, std::string& lines, const std::function<void()>& done) {
    return Append(document, *book, extract, options, lines, done);
  };
  ForEachDocument<DocumentLines>(
      *session, [&](Document document) { return LinesOf(std::move(document), append); },
      [&](Worked<DocumentLines> one) {
        if (log.Take(one)) claims += WriteLines(std::move(*one.product), append, stream);
        return stream.IsOpen();
      });
  Coverage coverage = log.coverage();
  coverage.claims = claims;
  Outcome outcome = VouchFor(coverage, options.unclaimed ? Needs::kDocuments : Needs::kClaims, options);
  outcome.details = log.Messages();
  return stream.Close(std::move(outcome));
}

}  // namespace factlint
