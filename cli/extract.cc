// factlint extract: the claims, or the numbers that made none.
#include <utility>

#include "cli/commands.h"
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

struct Lines {
  std::string id;
  std::string text;
  int claims = 0;
};

void AppendUnclaimed(std::string& text, const Document& document, const Extraction& extraction) {
  Locator locator(document);
  for (const Unclaimed& one : extraction.unclaimed) {
    const Span span = one.mention.span;
    AppendMentionJson(text, document.info().id, document.Slice(span), locator.Locate(span), one.mention, {},
                      one.reason);
    text += '\n';
  }
}

Lines ExtractLines(const Document& document, const RuleBook& book, const ExtractOptions& extract,
                   const Options& options) {
  const Extraction extraction = ExtractClaims(document, book, extract);
  Lines lines{.id = document.info().id, .text = {}, .claims = static_cast<int>(extraction.claims.size())};
  if (options.unclaimed) {
    AppendUnclaimed(lines.text, document, extraction);
    return lines;
  }
  for (const Claim& claim : extraction.claims) {
    if (!IsWanted(claim, options)) continue;
    AppendClaimJson(lines.text, claim);
    lines.text += '\n';
  }
  return lines;
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
  ForEachDocument<Lines>(
      *session, [&](const Document& document) { return ExtractLines(document, *book, extract, options); },
      [&](Worked<Lines> one) {
        if (log.Take(one)) {
          stream.Write(one.product->text);
          claims += one.product->claims;
        }
        return stream.IsOpen();
      });
  Coverage coverage = log.coverage();
  coverage.claims = claims;
  Outcome outcome = VouchFor(coverage, options.unclaimed ? Needs::kDocuments : Needs::kClaims, options);
  outcome.details = log.Messages();
  return stream.Close(std::move(outcome));
}

}  // namespace factlint
