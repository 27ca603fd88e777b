#include "reconcile/document_checks.h"

#include <fmt/format.h>

#include "reconcile/identity.h"

namespace factlint {
namespace {

Finding OneClaim(const Corpus& corpus, uint32_t claim, const Quantity& quantity, std::string code, std::string family) {
  const Claim& c = corpus.claims[claim];
  Finding finding;
  finding.code = std::move(code);
  finding.family = std::move(family);
  finding.key = {.subject = c.subject.id, .metric = c.metric, .scope = {}};
  for (const auto& dimension : c.scope)
    if (!dimension.second.starts_with('~')) finding.key.scope.push_back(dimension);
  Camp camp{.value = c.text, .unit = quantity.unit, .as_of = c.as_of, .canonical = CanonicalValue(c.value)};
  CountSources(corpus, {claim}, {}, 1, camp);
  finding.camps.push_back(std::move(camp));
  AddLocations(corpus, {{claim}}, 1, finding);
  finding.source = c.doc;
  finding.id = FindingId(finding.family, finding.key, c.doc, {});
  return finding;
}

Topic TopicOf(const Corpus& corpus, const Claim& claim) {
  return {.key = {.subject = claim.subject.id, .metric = claim.metric, .scope = {}},
          .metric = &corpus.metrics.Find(claim.metric),
          .family = {},
          .source = {},
          .discriminator = {},
          .what = {}};
}

// The least integer of at least x.
Decimal Ceiling(const Decimal& x) {
  if (x.IsInteger()) return x;
  const int digits = x.Magnitude() + 1;  // of the integer part
  if (digits <= 0) return x.IsNegative() || x.IsZero() ? 0 : 1;
  return x.Round(digits, Decimal::Rounding::kUp);
}

}  // namespace

bool IsPossiblePercentage(const Interval& percent, const Decimal& size) {
  if (!percent.lo || !percent.hi) return true;
  const Decimal low = *percent.lo * size;  // of k * 100
  const Decimal high = *percent.hi * size;
  Decimal k = Ceiling(low.Shift(-2));
  if (k.Shift(2) == low && percent.lo_open) k = k + Decimal(1);
  return k.Shift(2) < high || (k.Shift(2) == high && !percent.hi_open);
}

CheckResult CheckPossiblePercentages(const Corpus& corpus) {
  CheckResult result;
  result.coverage.name = "possible-percentage";
  for (uint32_t i = 0; i < corpus.claims.size(); ++i) {
    const Claim& claim = corpus.claims[i];
    const auto* q = std::get_if<Quantity>(&claim.value);
    if (!q || q->unit != "%" || !q->of || !q->nominal || q->relation != Relation::kEq || q->form != Form::kDigits)
      continue;
    // With more things than cells every percentage is possible.
    if (*q->of >= Decimal::Scaled(100, std::max(0, -q->last_place)) || *q->of <= Decimal(0)) {
      result.DidNotRun(fmt::format("{} is too many to tell", q->of->ToString()));
      continue;
    }
    result.Ran();
    Quantity bare = *q;
    bare.of.reset();
    const ValueSet set = MakeSet(bare, claim.text, corpus.metrics.Find(claim.metric));
    if (IsPossiblePercentage(set.hard, *q->of)) continue;
    Finding finding = OneClaim(corpus, i, *q, "FL206", "derived:possible-percentage");
    finding.verdict = Verdict::kContradiction;
    finding.basis = "impossible percentage";
    finding.severity = Severity::kWarning;
    finding.magnitude = Magnitude::kMinor;
    finding.camps[0].hard = set.hard;
    finding.camps[0].soft = set.soft;
    finding.message = fmt::format("{}: {} of {} is no whole number", TopicName(corpus, TopicOf(corpus, claim), i),
                                  Attributed(corpus, claim.text, i), q->of->ToString());
    finding.explain = {DescribeSet(set, claim.text, q->unit),
                       fmt::format("no whole number of {} lies within {} percent: contradiction", q->of->ToString(),
                                   PrintSet(set.hard, q->unit))};
    finding.state = FindingState(finding);
    result.findings.push_back(std::move(finding));
  }
  return result;
}

CheckResult CheckDatesAfterPublication(const Corpus& corpus) {
  CheckResult result;
  result.coverage.name = "date-after-publication";
  for (uint32_t i = 0; i < corpus.claims.size(); ++i) {
    const Claim& claim = corpus.claims[i];
    const auto& published = corpus.documents[corpus.document_of[i]].published;
    const auto* q = std::get_if<Quantity>(&claim.value);
    if (!q || claim.as_of.basis != Basis::kStated || !claim.as_of.range || claim.modality != Modality::kActual)
      continue;
    if (!published) {
      result.DidNotRun("no date of publication for " + claim.doc);
      continue;
    }
    result.Ran();
    if (claim.as_of.range->start <= published->end) continue;
    Finding finding = OneClaim(corpus, i, *q, "FL302", "document:date-after-publication");
    finding.verdict = Verdict::kTension;
    finding.basis = "date after publication";
    finding.severity = Severity::kNote;
    finding.message = fmt::format("{}: {} is stated as a fact, but the document was published in {}",
                                  TopicName(corpus, TopicOf(corpus, claim), i), Attributed(corpus, claim.text, i),
                                  PrintRange(*published));
    finding.explain = {
        fmt::format("as of {}, published {}: tension", PrintRange(*claim.as_of.range), PrintRange(*published))};
    finding.state = FindingState(finding);
    result.findings.push_back(std::move(finding));
  }
  return result;
}

}  // namespace factlint
