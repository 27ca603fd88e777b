#include "cli/audit_report.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "cli/claim_cache.h"
#include "cli/console.h"
#include "cli/correct.h"
#include "cli/document_lines.h"
#include "cli/each_document.h"
#include "cli/filter.h"
#include "cli/packs.h"
#include "cli/reading_log.h"
#include "cli/severity.h"
#include "cli/tool_findings.h"
#include "extractor/extract.h"
#include "extractor/hash.h"
#include "reconcile/bearers.h"
#include "reconcile/lone_growths.h"
#include "reconcile/rank_metrics.h"
#include "reconcile/reconcile.h"
#include "reconcile/short_names.h"
#include "reconcile/umbrella_metrics.h"
#include "reports/version.h"

namespace factlint {
namespace {

ReadDocument Extract(const Document& document, const RuleBook& book, const ExtractOptions& options,
                     const KeptTexts* texts) {
  Extraction extraction = ExtractClaims(document, book, options);
  ReadDocument read{
      .id = document.info().id, .summary = {}, .claims = std::move(extraction.claims), .text = {}, .comments = {}};
  if (texts != nullptr) read.text = TextOf(document, extraction);
  read.summary.info = document.info();
  if (read.summary.info.language.empty()) read.summary.info.language = extraction.outline.language;
  read.summary.bytes = document.original_bytes();
  read.summary.sha256 = document.sha256();
  read.comments = FindIgnoreComments(document);
  read.summary.content = ContentHash(document, read.comments);
  read.summary.claims = static_cast<int>(read.claims.size());
  return read;
}

// What a run may use instead of extracting; either may be null.
struct Kept {
  ExtractedDocuments* extracted = nullptr;
  ClaimCache* cache = nullptr;
};

// From the cache where it holds the document, under the path that it has now; else
// extracted and kept there.
ReadDocument ThroughCache(ClaimCache& cache, const Document& document, const RuleBook& book,
                          const ExtractOptions& options) {
  const std::string key = ExtractionKey(document, options, book.ruleset());
  std::optional<ReadDocument> read = cache.Find(key);
  if (read) {
    Rename(*read, document.info().path);
  } else {
    read = Extract(document, book, options, nullptr);
    cache.Keep(key, *read);
  }
  return std::move(*read);
}

// Once for each document where what was extracted is kept. What was kept has no
// text: who wants texts comes first, and has no cache.
ReadDocument ReadClaims(const Document& document, const RuleBook& book, const ExtractOptions& options,
                        const KeptTexts* texts, const Kept& kept) {
  if (texts == nullptr && kept.extracted != nullptr)
    if (std::optional<ReadDocument> read = kept.extracted->Take(document, options, book.ruleset()))
      return std::move(*read);
  ReadDocument read = kept.cache != nullptr ? ThroughCache(*kept.cache, document, book, options)
                                            : Extract(document, book, options, texts);
  if (kept.extracted != nullptr) kept.extracted->Keep(document, options, book.ruleset(), read);
  return read;
}

// The run's cache. One that cannot be used costs time and no more: that is said.
std::unique_ptr<ClaimCache> OpenCache(const Session& session) {
  if (session.cache.empty()) return nullptr;
  Result<std::unique_ptr<ClaimCache>> cache = ClaimCache::Open(session.cache);
  if (cache) return std::move(*cache);
  if (!session.quiet) PrintError(fmt::format("factlint: note: no cache is used: {}\n", cache.error().what));
  return nullptr;
}

// Room for the claims of all documents, guessed from those read: growing by twice would
// move each claim, a kilobyte, again and again.
void MakeRoom(std::vector<Claim>& claims, size_t more, size_t read, size_t documents) {
  const size_t needed = claims.size() + more;
  if (needed <= claims.capacity()) return;
  const size_t expected = needed / read * std::max(documents, read);
  claims.reserve(std::max({needed, 2 * claims.capacity(), expected + expected / 16}));
}

// Fills documents and claims of the report, and the texts and comments if they are kept.
ReadingLog ReadDocuments(const Session& session, const RuleBook& book, Report& report, KeptTexts* texts,
                         std::vector<FoundComment>* comments, const Kept& kept) {
  ExtractOptions options = ExtractOptionsOf(session.config);
  options.unclaimed = texts != nullptr;  // the HTML report marks them
  ReadingLog log;
  std::mutex helped;  // one large document at a time has all threads: more would be in each other's way
  ForEachDocument<ReadDocument>(
      session,
      [&](Document document) {
        document.TakeSha256();
        ExtractOptions own = options;
        std::unique_lock help(helped, std::defer_lock);
        if (IsLarge(document) && help.try_lock()) own.jobs = session.jobs;
        return ReadClaims(document, book, own, texts, kept);
      },
      [&](Worked<ReadDocument> one) {
        if (!log.Take(one)) return true;
        if (comments != nullptr)
          for (IgnoreComment& comment : one.product->comments)
            comments->push_back({.document = one.product->summary.info, .comment = std::move(comment)});
        report.documents.push_back(std::move(one.product->summary));
        if (texts != nullptr) texts->Add(std::move(one.product->text));
        MakeRoom(report.claims, one.product->claims.size(), report.documents.size(), session.inputs.size());
        for (Claim& claim : one.product->claims) report.claims.push_back(std::move(claim));
        return true;
      });
  return log;
}

// Under what the verdicts of a run are kept: what it looks at, and all but the claims that
// decides what they say.
std::string VerdictsKey(const Session& session, const RuleBook& book) {
  IdHash key;
  key.Add("verdicts").Add(book.ruleset());
  if (session.config.file) key.Add(session.config.file->path()).Add(session.config.file->source());
  std::error_code unknown;
  key.Add(std::filesystem::current_path(unknown).string());
  if (!session.inputs.empty()) key.Add(std::filesystem::path(session.inputs.front().file).parent_path().string());
  return key.Hex();
}

}  // namespace

Result<MetricTable> LoadMetrics(const Config& config, const RuleBook& book) {
  Policy policy = Policy::Builtin();
  if (config.lag_months_set) policy.time_lag_months = Decimal(config.lag_months);
  Diagnostics diagnostics;
  if (config.file) ReadPolicy(config.file->root()["policy"], policy, diagnostics);
  MetricTable metrics(policy);
  if (config.file) metrics.SetRates(RateTable::Read(config.file->root()["rates"], diagnostics));
  for (const YamlFile* file : book.MetricFiles()) metrics.Read(*file, diagnostics);
  metrics.CheckReferences(diagnostics);
  if (diagnostics.HasErrors()) return diagnostics.ToError();
  return metrics;
}

Hierarchy MakeHierarchy(const RuleBook& book) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const Entity& entity : book.entities().entities()) {
    if (!entity.in.empty()) pairs.emplace_back(entity.id, entity.in);
    if (!entity.parent.empty()) pairs.emplace_back(entity.id, entity.parent);
  }
  return Hierarchy(pairs);
}

void Judge(Report& report, const Bench& bench) {
  std::vector<DocumentInfo> documents;
  for (const DocumentSummary& document : report.documents) documents.push_back(document.info);
  Judgement judgement = Reconcile({.claims = report.claims,
                                   .documents = documents,
                                   .metrics = bench.metrics,
                                   .hierarchy = bench.hierarchy,
                                   .today = bench.today,
                                   .jobs = bench.jobs,
                                   .hidden = bench.agreements,
                                   .find_copies = true,
                                   .tell = true,
                                   .known = bench.known});
  report.findings = std::move(judgement.findings);
  report.coverage = std::move(judgement.coverage);
  for (const CheckCoverage& check : report.coverage.checks)
    if (check.not_run > 0) report.findings.push_back(IdleCheckFinding(check));
}

namespace {

// With what is known of an earlier run on the same files.
void JudgeThroughCache(Report& report, Bench bench, ClaimCache* cache, const Session& session, const RuleBook& book) {
  if (cache == nullptr || bench.agreements) {
    Judge(report, bench);
    return;
  }
  const std::string key = VerdictsKey(session, book);
  KnownVerdicts known(cache->FindBytes(key).value_or(std::string()));
  bench.known = &known;
  Judge(report, bench);
  if (known.IsWorthKeeping()) cache->KeepBytes(key, known.Bytes());
}

}  // namespace

Result<Report> MakeReport(const Session& session, const RuleBook& book, KeptTexts* texts,
                          std::vector<FoundComment>* comments, ExtractedDocuments* extracted) {
  const Result<MetricTable> metrics = LoadMetrics(session.config, book);
  if (!metrics) return metrics.error();
  const Result<std::vector<Correction>> corrections = LoadCorrections(session.config, *session.files);
  if (!corrections) return corrections.error();
  Report report;
  report.tool = ToolName();
  report.ruleset = book.ruleset();
  // The HTML report wants texts, which no cache has.
  const std::unique_ptr<ClaimCache> cache = texts == nullptr ? OpenCache(session) : nullptr;
  const ReadingLog log = ReadDocuments(session, book, report, texts, comments, {extracted, cache.get()});
  std::vector<Finding> notices =
      Correct(*corrections, session.config, session.whole ? Extent::kWhole : Extent::kPart, book, report);
  JoinShortNames(report.claims, {book.names().heads, book.names().short_tails, book.names().group_forms},
                 [&book](std::string_view id) { return book.entities().FindEntity(id) >= 0; });
  NameBearers(report.claims, *metrics, book.entities());
  JoinUmbrellaMetrics(report.claims, book.role_words(Language::kEnglish).umbrellas);
  JoinRankMetrics(report.claims);
  MarkLoneGrowths(report.claims);
  Bench bench{.metrics = *metrics,
              .hierarchy = MakeHierarchy(book),
              .today = session.today,
              .jobs = session.jobs,
              .agreements = session.agreements};
  JudgeThroughCache(report, std::move(bench), cache.get(), session, book);
  if (cache) cache->Finish();
  report.coverage.documents = log.coverage().documents;
  report.coverage.read = log.coverage().read;
  for (const Unread& unread : log.unread()) notices.push_back(UnreadFinding(unread));
  for (Finding& notice : notices) report.findings.push_back(std::move(notice));
  ApplySeverities(session.config.severities, report.findings);
  OrderFindings(report.findings);
  return report;
}

void SelectShown(Report& report, const Options& options) {
  if (!options.show_all)
    std::erase_if(report.findings, [](const Finding& finding) { return finding.severity == Severity::kHidden; });
  ApplyFilters(report, options);
}

}  // namespace factlint
