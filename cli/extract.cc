// factlint extract: the claims, or the numbers that made none.
#include <functional>
#include <optional>
#include <string>
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

// From this size on a text is worked on by the thread that writes: the lines of a text of
// numbers are hundreds of times its size.
constexpr size_t kLarge = size_t{1} << 20;
constexpr size_t kPiece = size_t{1} << 16;  // bytes of lines written at once

struct Lines {
  std::string id;
  std::string text;
  int claims = 0;
  std::optional<Document> large;  // in place of the lines
};

// Appends to `lines.text`; `done` is called now and then and may take it out.
void AppendLines(const Document& document, const RuleBook& book, const ExtractOptions& extract, const Options& options,
                 Lines& lines, const std::function<void()>& done) {
  const Extraction extraction = ExtractClaims(document, book, extract);
  lines.claims = static_cast<int>(extraction.claims.size());
  const auto end_line = [&] {
    lines.text += '\n';
    if (lines.text.size() >= kPiece) done();
  };
  if (options.unclaimed) {
    Locator locator(document);
    for (const Unclaimed& one : extraction.unclaimed) {
      const Mention& mention = extraction.mentions[one.mention];
      AppendMentionJson(lines.text, document.info().id, document.Slice(mention.span), locator.Locate(mention.span),
                        mention, {}, one.reason);
      end_line();
    }
    return;
  }
  for (const Claim& claim : extraction.claims) {
    if (!IsWanted(claim, options)) continue;
    AppendClaimJson(lines.text, claim);
    end_line();
  }
}

Lines ExtractLines(Document document, const RuleBook& book, const ExtractOptions& extract, const Options& options) {
  Lines lines{.id = document.info().id, .text = {}, .large = {}};
  if (document.text().size() >= kLarge) {
    lines.large = std::move(document);
  } else {
    AppendLines(document, book, extract, options, lines, [] {});
  }
  return lines;
}

// Returns the number of claims.
int WriteLines(Lines lines, const RuleBook& book, const ExtractOptions& extract, const Options& options,
               Stream& stream) {
  const auto write = [&] {
    stream.Write(lines.text);
    lines.text.clear();
  };
  if (lines.large) AppendLines(*lines.large, book, extract, options, lines, write);
  write();
  return lines.claims;
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
      *session, [&](Document document) { return ExtractLines(std::move(document), *book, extract, options); },
      [&](Worked<Lines> one) {
        if (log.Take(one)) claims += WriteLines(std::move(*one.product), *book, extract, options, stream);
        return stream.IsOpen();
      });
  Coverage coverage = log.coverage();
  coverage.claims = claims;
  Outcome outcome = VouchFor(coverage, options.unclaimed ? Needs::kDocuments : Needs::kClaims, options);
  outcome.details = log.Messages();
  return stream.Close(std::move(outcome));
}

}  // namespace factlint
