// factlint extract: the claims, or the numbers that made none.
#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/document_lines.h"
#include "cli/each_document.h"
#include "cli/filter.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/reading_log.h"
#include "cli/stream.h"
#include "extractor/extract.h"
#include "extractor/in_parallel.h"
#include "reports/claim_json.h"
#include "reports/mention_json.h"

namespace factlint {
namespace {

constexpr size_t kPiece = size_t{1} << 16;  // bytes of lines written at once

// The lines of the claims that are asked for, made on `jobs` threads.
void AppendWanted(const std::vector<Claim>& claims, int jobs, const Options& options, std::string& lines,
                  const std::function<void()>& done) {
  constexpr size_t kRun = 256;  // claims whose lines one thread makes
  const auto append = [&](size_t begin, std::string& out) {
    for (size_t i = begin; i < std::min(begin + kRun, claims.size()); ++i) {
      if (!IsWanted(claims[i], options)) continue;
      AppendClaimJson(out, claims[i]);
      out += '\n';
    }
  };
  std::vector<std::string> runs(jobs > 1 ? 4 * static_cast<size_t>(jobs) : 0);
  const size_t step = std::max<size_t>(runs.size(), 1) * kRun;
  for (size_t first = 0; first < claims.size(); first += step) {
    if (runs.empty()) append(first, lines);
    InParallel(runs.size(), jobs, [&](size_t run) { append(first + run * kRun, runs[run]); });
    for (std::string& run : runs) {
      lines += run;
      run.clear();
    }
    if (lines.size() >= kPiece) done();
  }
}

int Append(const Document& document, const RuleBook& book, const ExtractOptions& extract, const Options& options,
           std::string& lines, const std::function<void()>& done) {
  const Extraction extraction = ExtractClaims(document, book, extract);
  Locator locator(document);
  for (const Unclaimed& one : extraction.unclaimed) {  // none where nobody asked
    const Mention& mention = extraction.mentions[one.mention];
    AppendMentionJson(lines, document.info().id, document.Slice(mention.span), locator.Locate(mention.span), mention,
                      {}, one.reason);
    lines += '\n';
    if (lines.size() >= kPiece) done();
  }
  if (!options.unclaimed) AppendWanted(extraction.claims, extract.jobs, options, lines, done);
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
  const AppendLines append = [&](const Document& document, int jobs, std::string& lines,
                                 const std::function<void()>& done) {
    ExtractOptions own = extract;
    own.jobs = jobs;
    return Append(document, *book, own, options, lines, done);
  };
  ForEachDocument<DocumentLines>(
      *session, [&](Document document) { return LinesOf(std::move(document), append); },
      [&](Worked<DocumentLines> one) {
        if (log.Take(one)) claims += WriteLines(std::move(*one.product), append, session->jobs, stream);
        return stream.IsOpen();
      });
  Coverage coverage = log.coverage();
  coverage.claims = claims;
  Outcome outcome = VouchFor(coverage, options.unclaimed ? Needs::kDocuments : Needs::kClaims, options);
  outcome.details = log.Messages();
  return stream.Close(std::move(outcome));
}

}  // namespace factlint
