#include "reconcile/reconcile.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "extractor/in_parallel.h"
#include "reconcile/assemble.h"
#include "reconcile/copies.h"
#include "reconcile/counted_shares.h"
#include "reconcile/derive.h"
#include "reconcile/document_checks.h"
#include "reconcile/finding_record.h"
#include "reconcile/grown_between.h"
#include "reconcile/identity.h"
#include "reconcile/known_verdicts.h"
#include "reconcile/part_lists.h"
#include "reconcile/part_whole.h"
#include "reconcile/provenance.h"
#include "reconcile/same_words.h"
#include "reconcile/statements.h"
#include "reconcile/told_comparison.h"
#include "reconcile/told_growth.h"
#include "reconcile/told_parts.h"
#include "reconcile/told_ranks.h"

namespace factlint {
namespace {

// Documents of the input and, without metadata, those that claims name alone.
void ListDocuments(const ReconcileInput& input, Corpus& corpus) {
  corpus.documents.assign(input.documents.begin(), input.documents.end());
  std::map<std::string, uint32_t, std::less<>> index;
  for (uint32_t i = 0; i < corpus.documents.size(); ++i) index.emplace(corpus.documents[i].id, i);
  for (const Claim& claim : input.claims) {
    const auto [found, added] = index.emplace(claim.doc, static_cast<uint32_t>(corpus.documents.size()));
    if (added) corpus.documents.push_back({.id = claim.doc, .path = claim.path});
    corpus.document_of.push_back(found->second);
  }
}

SourceNumbers FindSources(const ReconcileInput& input) {
  CopyFinder finder(input.metrics.policy());
  for (const Claim& claim : input.claims) finder.Add(claim);
  return finder.Sources(input.documents, input.jobs);
}

// Who stands behind a claim: whom the text names, else its document or what that
// was copied from.
void NameSources(Corpus& corpus, const SourceNumbers& numbers) {
  std::vector<uint32_t> source(corpus.documents.size());
  for (uint32_t i = 0; i < source.size(); ++i) {
    const auto found = numbers.find(corpus.documents[i].id);
    source[i] = found == numbers.end() ? i : found->second;
  }
  const auto first_name = static_cast<uint32_t>(std::max(source.size(), numbers.size()));
  std::map<std::string, uint32_t> named;
  for (size_t i = 0; i < corpus.claims.size(); ++i) {
    const std::string& name = corpus.claims[i].attribution;
    if (name.empty()) {
      corpus.source_of.push_back(source[corpus.document_of[i]]);
      continue;
    }
    const auto next = static_cast<uint32_t>(first_name + named.size());
    corpus.source_of.push_back(named.emplace(name, next).first->second);
  }
}

// One run over one set of claims.
class Run {
 public:
  Run(const ReconcileInput& input, Corpus& corpus)
      : input_(input), corpus_(corpus), derived_{.corpus = corpus, .hierarchy = input.hierarchy, .groups = {}} {}

  Judgement Go() {
    const std::vector<KeyBlock> blocks = GroupClaims(corpus_.claims, corpus_.metrics, input_.units, input_.jobs);
    std::vector<BlockResult> results(blocks.size());
    if (input_.known != nullptr)
      for (const DocumentInfo& document : corpus_.documents)
        document_prints_.push_back(factlint::FingerprintOf(document));
    InParallel(blocks.size(), input_.jobs, [&](size_t i) { results[i] = LookUpOrJudge(blocks[i]); });
    for (size_t i = 0; i < blocks.size(); ++i) {
      Remember(results[i]);
      for (Finding& finding : results[i].findings) Add(std::move(finding));
      auto& kept = derived_.groups[blocks[i].groups.front().key.metric];
      for (JudgedGroup& group : results[i].kept) kept.push_back(std::move(group));
    }
    Count(blocks);
    Derive();
    Provide(blocks);
    if (input_.whole) {
      PartTwins(result_.findings);
      OrderFindings(result_.findings);
    }
    return std::move(result_);
  }

 private:
  struct BlockResult {
    std::vector<Finding> findings;
    std::vector<JudgedGroup> kept;  // for the derived checks
    std::optional<Fingerprint> print;
    std::string packed;                     // the findings, judged anew,
    std::optional<std::string_view> known;  // or as an earlier run had them
  };

  bool IsDerived(const KeyBlock& block) const {
    return IsDerivedFrom(corpus_.metrics, input_.hierarchy, *block.metric, block.groups.front().key.metric);
  }

  // What a calculation looks at is judged again; so is a claim alone, which is as quick.
  BlockResult LookUpOrJudge(const KeyBlock& block) const {
    const bool alone = block.groups.size() == 1 && block.groups.front().claims.size() == 1;
    if (input_.known == nullptr || alone || IsDerived(block)) return JudgeBlock(block);
    const Fingerprint print = FingerprintOf(block);
    if (const auto known = input_.known->Find(print))
      if (auto findings = UnpackFindings(*known)) {
        BlockResult result;
        result.findings = std::move(*findings);
        result.print = print;
        result.known = known;
        return result;
      }
    BlockResult result = JudgeBlock(block);
    result.print = print;
    result.packed = PackFindings(result.findings);
    return result;
  }

  void Remember(BlockResult& result) const {
    if (!result.print) return;
    if (result.known)
      input_.known->AddKnown(*result.print, *result.known);
    else
      input_.known->Add(*result.print, std::move(result.packed));
  }

  // Of all that its findings are made of, but for the metrics and the hierarchy.
  Fingerprint FingerprintOf(const KeyBlock& block) const {
    Fingerprinter mix;
    std::map<uint32_t, uint32_t> sources;  // in the order in which they are met
    for (const KeyGroup& group : block.groups) {
      mix(group.discriminator, group.population, group.claims.size());
      for (size_t i = 0; i < group.claims.size(); ++i) {
        const uint32_t claim = group.claims[i];
        const auto source = sources.emplace(corpus_.source_of[claim], static_cast<uint32_t>(sources.size())).first;
        mix(factlint::FingerprintOf(corpus_.claims[claim]), document_prints_[corpus_.document_of[claim]],
            source->second, static_cast<bool>(group.scope_unknown[i]));
      }
    }
    return mix.Done();
  }

  BlockResult JudgeBlock(const KeyBlock& block) const {
    BlockResult result;
    const bool derived = IsDerived(block);
    // Whether the verdict on a key matters though it is not reported.
    const bool needed = input_.hidden || derived || !block.metric->part_of.empty();
    for (const KeyGroup& group : block.groups) {
      if (group.discriminator.substr(0, 5) == "place")
        JudgePlaceGroup(block, group, result.findings);
      else
        result.kept.push_back(JudgeGroup(block, group, needed, result.findings));
    }
    for (Finding& finding : ComparePartsWithWholes(corpus_, *block.metric, result.kept))
      result.findings.push_back(std::move(finding));
    if (!derived) result.kept.clear();
    std::erase_if(result.kept, [](const JudgedGroup& group) { return group.statements.empty(); });
    return result;
  }

  // Of a part of the claims the other end of a change may be missing. The checks know nothing of each other.
  void TellChanges(std::vector<CheckResult>& checks) const {
    const UnitTable& units = input_.units;
    std::vector<std::function<CheckResult()>> told;
    for (const Check kind : {Check::kGrowth, Check::kRatio}) {
      told.emplace_back([&, kind] { return CheckToldChanges(derived_, kind, units, input_.jobs); });
      if (input_.tell) told.emplace_back([&, kind] { return CheckToldGrowth(derived_, kind, units); });
    }
    if (input_.tell) {
      told.emplace_back([&] { return CheckToldGrowth(derived_, Check::kDifference, units); });
      for (const Check kind : {Check::kDifference, Check::kRatio})
        told.emplace_back([&, kind] { return CheckToldComparisons(derived_, kind, units); });
      told.emplace_back([&] { return CheckToldParts(derived_, units); });
      told.emplace_back([&] { return CheckPartLists(derived_, units); });
      told.emplace_back([&] { return CheckToldRanks(derived_, units); });
    }
    std::vector<CheckResult> results(told.size());
    InParallel(told.size(), input_.jobs, [&](size_t i) { results[i] = told[i](); });
    for (CheckResult& result : results) AddTo(checks, std::move(result));
  }

  // Another way to run a check of the same name.
  static void AddTo(std::vector<CheckResult>& checks, CheckResult more) {
    for (CheckResult& check : checks) {
      if (check.coverage.name != more.coverage.name) continue;
      check.coverage.ran += more.coverage.ran;
      check.coverage.not_run += more.coverage.not_run;
      if (check.coverage.why.empty()) check.coverage.why = more.coverage.why;
      std::move(more.findings.begin(), more.findings.end(), std::back_inserter(check.findings));
    }
  }

  // What several keys say together, and what one claim says that cannot be.
  void Derive() {
    std::vector<CheckResult> checks = RunDerivedChecks(derived_);
    AddTo(checks, CheckCountedShares(derived_, input_.units));
    AddTo(checks, CheckGrownBetween(derived_, input_.units));
    if (input_.whole) TellChanges(checks);
    checks.push_back(CheckPossiblePercentages(corpus_));
    if (!input_.documents.empty()) checks.push_back(CheckDatesAfterPublication(corpus_));
    for (CheckResult& check : checks) Take(std::move(check));
    if (input_.tell && input_.whole) Take(CheckSameWords(derived_, input_.units, result_.findings));
    ExplainIdle(corpus_.metrics, result_.coverage);
  }

  void Take(CheckResult check) {
    for (Finding& finding : check.findings) Add(std::move(finding));
    result_.coverage.checks.push_back(std::move(check.coverage));
  }

  // Where claims come from, and of when they are. A part of the claims knows
  // nothing of the documents.
  void Provide(const std::vector<KeyBlock>& blocks) {
    std::vector<Finding> notices;
    const auto take = [&](std::vector<Finding> more) {
      std::move(more.begin(), more.end(), std::back_inserter(notices));
    };
    if (input_.find_copies) take(NoticeCircles(input_.documents));
    if (input_.hidden) take(NoticeSources(corpus_, blocks));
    if (input_.hidden) take(NoticeTimes(corpus_, blocks, input_.today));
    for (Finding& finding : notices) Add(std::move(finding));
  }

  Topic TopicOf(const KeyBlock& block, const KeyGroup& group, std::string family) const {
    return {.key = group.key,
            .metric = block.metric,
            .family = std::move(family),
            .source = {},
            .discriminator = group.discriminator,
            .what = {}};
  }

  // Where the verdict is not needed, a key that plainly agrees is left without one.
  JudgedGroup JudgeGroup(const KeyBlock& block, const KeyGroup& group, bool needed,
                         std::vector<Finding>& findings) const {
    JudgedGroup judged;
    judged.group = &group;
    judged.statements = MakeStatements(corpus_, *block.metric, group, input_.units);
    const std::vector<Headline> headlines = TakeHeadlines(judged.statements);
    if (!block.metric->declared) SetAmbiguousAside(judged.statements);
    if (judged.statements.empty()) return judged;
    const bool rank = block.metric->series == Series::kRanklist;
    const Topic topic = TopicOf(block, group, rank ? "rank" : "value");
    if (needed || !PlainlyAgree(judged.statements, *block.metric)) {
      judged.verdict = JudgeStatements(judged.statements, *block.metric);
      const bool shown = input_.hidden || SeverityOf(judged.verdict.worst) != Severity::kHidden;
      if (judged.statements.size() > 1 && shown)
        findings.push_back(AssembleFinding(corpus_, topic, judged.statements, headlines, judged.verdict));
    }
    std::set<uint32_t> told;  // documents: one finding each
    for (const Headline& headline : headlines)
      if (Disagrees(headline, judged.statements) && told.insert(headline.title.doc).second)
        findings.push_back(AssembleHeadline(corpus_, topic, headline, judged.statements));
    return judged;
  }

  void JudgePlaceGroup(const KeyBlock& block, const KeyGroup& group, std::vector<Finding>& findings) const {
    if (group.claims.size() < 2) return;
    const std::vector<PlaceStatement> statements = MakePlaceStatements(corpus_, *block.metric, group);
    const PlaceVerdict verdict = JudgePlaces(statements, *block.metric, input_.hierarchy);
    if (verdict.camps.empty() || (!input_.hidden && verdict.worst.severity == Severity::kHidden)) return;
    findings.push_back(AssembleFinding(corpus_, TopicOf(block, group, "place"), statements, verdict));
  }

  void Add(Finding finding) {
    if (input_.hidden || finding.severity != Severity::kHidden) result_.findings.push_back(std::move(finding));
  }

  void Count(const std::vector<KeyBlock>& blocks) {
    Coverage& coverage = result_.coverage;
    coverage.documents = coverage.read = static_cast<int>(input_.documents.size());
    coverage.claims = static_cast<int>(corpus_.claims.size());
    for (const KeyBlock& block : blocks) {
      for (const KeyGroup& group : block.groups) {
        ++coverage.keys;
        const uint32_t first = corpus_.document_of[group.claims.front()];
        if (std::any_of(group.claims.begin(), group.claims.end(),
                        [&](uint32_t i) { return corpus_.document_of[i] != first; }))
          ++coverage.keys_with_two_sources;
      }
    }
  }

  const ReconcileInput& input_;
  Corpus& corpus_;
  DerivedInput derived_;
  std::vector<Fingerprint> document_prints_;  // where verdicts may be known
  Judgement result_;
};

}  // namespace

void OrderFindings(std::vector<Finding>& findings) {
  const auto before = [](const Finding& a, const Finding& b) {
    return std::tie(b.severity, a.code, a.key, a.id) < std::tie(a.severity, b.code, b.key, b.id);
  };
  if (std::is_sorted(findings.begin(), findings.end(), before)) return;
  // A finding is large: each is moved once.
  std::vector<uint32_t> order(findings.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return before(findings[a], findings[b]); });
  std::vector<Finding> ordered;
  ordered.reserve(findings.size());
  for (const uint32_t i : order) ordered.push_back(std::move(findings[i]));
  findings = std::move(ordered);
}

Judgement JudgeToldChanges(const ReconcileInput& input) {
  Corpus corpus{.claims = input.claims, .metrics = input.metrics};
  ListDocuments(input, corpus);
  NameSources(corpus, SourceNumbers());
  const DerivedInput derived{.corpus = corpus, .hierarchy = input.hierarchy, .groups = {}};
  Judgement judgement;
  for (const Check kind : {Check::kGrowth, Check::kRatio}) {
    CheckResult told = CheckToldChanges(derived, kind, input.units, input.jobs);
    std::move(told.findings.begin(), told.findings.end(), std::back_inserter(judgement.findings));
    judgement.coverage.checks.push_back(std::move(told.coverage));
  }
  return judgement;
}

Judgement Reconcile(const ReconcileInput& input) {
  Corpus corpus{.claims = input.claims, .metrics = input.metrics};
  ListDocuments(input, corpus);
  NameSources(corpus, input.find_copies ? FindSources(input) : SourceNumbers());
  return Run(input, corpus).Go();
}

}  // namespace factlint
