#include "reconcile/statements.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "reconcile/told_metric.h"

namespace factlint {
namespace {

// Of a document that the configuration says nothing about.
constexpr double kUsualTrust = 0.5;

bool OneUnit(const Corpus& corpus, const KeyGroup& group) {
  std::string_view unit;
  bool first = true;
  for (const uint32_t i : group.claims) {
    const auto* quantity = std::get_if<Quantity>(&corpus.claims[i].value);
    if (!quantity) continue;
    if (!first && quantity->unit != unit) return false;
    unit = quantity->unit;
    first = false;
  }
  return true;
}

// A rate that moved is a hedge on both edges.
void ExchangeHedge(const Rate& rate, const Claim& claim, const std::string& base, Statement& s) {
  const Decimal half = Decimal::Scaled(5, -1);
  const Decimal middle = (rate.lo + rate.hi) * half;
  const Decimal width = (rate.hi - rate.lo) * half;
  if (s.nominal) s.set.hedge = s.set.hedge * middle + Abs(*s.nominal) * width;
  if (s.nominal) s.nominal = *s.nominal * middle;
  if (!width.IsZero()) s.set.lo_kind = s.set.hi_kind = EdgeKind::kHedge;
  s.arithmetic.push_back(fmt::format("{}: {} to {} {} for one {}, {}", claim.text, rate.lo.ToString(),
                                     rate.hi.ToString(), base, s.unit, PrintRange(rate.period)));
}

void SetValue(const Claim& claim, const Metric& metric, bool convert, const UnitTable& units, const RateTable& rates,
              Statement& s) {
  if (const auto* date = std::get_if<DateValue>(&claim.value)) {
    s.set = MakeSet(*date);
    s.unit = "day-number";
    return;
  }
  const auto& quantity = std::get<Quantity>(claim.value);
  if (metric.kind == MetricKind::kDate) {
    if (const auto date = AsYear(quantity)) {
      s.set = MakeSet(*date);
      s.unit = "day-number";
      return;
    }
  }
  s.set = MakeSet(quantity, claim.text, metric);
  s.nominal = quantity.nominal;
  s.unit = quantity.unit;
  if (!convert) return;
  const BaseUnit base = units.Find(quantity.unit, claim.as_of.range, rates);
  s.set.hard = ToBase(s.set.hard, base);
  s.set.soft = ToBase(s.set.soft, base);
  s.set.hedge = s.set.hedge * base.factor;
  if (s.nominal) s.nominal = *s.nominal * base.factor + base.offset;
  if (base.rate && base.unit != s.unit) ExchangeHedge(*base.rate, claim, base.unit, s);
  s.unit = base.unit;
}

// "fell 12%" beside "rose 4%". What only falls is compared by how much.
bool GoesBothWays(const Corpus& corpus, const KeyGroup& group) {
  const auto falls = [&](uint32_t i) { return GoesDown(corpus.claims[i]); };
  return std::any_of(group.claims.begin(), group.claims.end(), falls) &&
         !std::all_of(group.claims.begin(), group.claims.end(), falls);
}

Interval Below(const Interval& x) {
  Interval below{.lo_open = x.hi_open, .hi_open = x.lo_open};
  if (x.hi) below.lo = -*x.hi;
  if (x.lo) below.hi = -*x.lo;
  return below;
}

void GoDown(Statement& s) {
  s.set.hard = Below(s.set.hard);
  s.set.soft = Below(s.set.soft);
  std::swap(s.set.lo_kind, s.set.hi_kind);
  if (s.nominal) s.nominal = -*s.nominal;
}

}  // namespace

std::vector<Statement> MakeStatements(const Corpus& corpus, const Metric& metric, const KeyGroup& group,
                                      const UnitTable& units) {
  const bool convert = !OneUnit(corpus, group);
  const bool both_ways = GoesBothWays(corpus, group);
  std::vector<Statement> statements;
  statements.reserve(group.claims.size());
  for (size_t k = 0; k < group.claims.size(); ++k) {
    const uint32_t i = group.claims[k];
    const Claim& claim = corpus.claims[i];
    Statement s;
    SetValue(claim, metric, convert, units, corpus.metrics.rates(), s);
    s.trust = corpus.documents[corpus.document_of[i]].trust.value_or(kUsualTrust);
    s.window = WindowOf(claim, &corpus.documents[corpus.document_of[i]], metric);
    s.lag_months = OwnLagMonths(&corpus.documents[corpus.document_of[i]], metric);
    s.text = claim.text.empty() ? PrintSet(s.set.soft, s.unit) : claim.text;
    if (both_ways) s.text = (GoesDown(claim) ? "down " : "up ") + s.text;
    if (both_ways && GoesDown(claim)) GoDown(s);
    s.modality = claim.modality;
    s.doc = corpus.document_of[i];
    s.cluster = corpus.source_of[i];
    s.in_title = claim.in_title;
    s.scope_unknown = group.scope_unknown[k];
    s.explicit_subject = claim.subject.via == Via::kSentence;
    s.change = claim.change;
    s.list = ScopeValue(claim.scope, "list");
    s.edition = ScopeValue(claim.scope, "edition");
    s.claims = {i};
    statements.push_back(std::move(s));
  }
  return statements;
}

Statement StatementOf(const Corpus& corpus, uint32_t claim, const UnitTable& units) {
  const KeyGroup group{.claims = {claim}, .scope_unknown = {false}};
  return MakeStatements(corpus, corpus.metrics.Find(corpus.claims[claim].metric), group, units).front();
}

bool ComesFirst(const Corpus& corpus, const Statement& a, const Statement& b) {
  const auto name = [&](const Statement& s) {
    return std::tie(corpus.documents[s.doc].id, corpus.claims[s.claims.front()].id);
  };
  return name(a) < name(b);
}

const Statement& FirstOf(const Corpus& corpus, const std::vector<const Statement*>& statements) {
  return **std::min_element(statements.begin(), statements.end(),
                            [&](const Statement* a, const Statement* b) { return ComesFirst(corpus, *a, *b); });
}

std::vector<PlaceStatement> MakePlaceStatements(const Corpus& corpus, const Metric& metric, const KeyGroup& group) {
  std::vector<PlaceStatement> statements;
  for (const uint32_t i : group.claims) {
    const Claim& claim = corpus.claims[i];
    const auto& place = std::get<Location>(claim.value);
    statements.push_back({.entity = place.entity,
                          .strength = place.strength,
                          .window = WindowOf(claim, &corpus.documents[corpus.document_of[i]], metric),
                          .modality = claim.modality,
                          .doc = corpus.document_of[i],
                          .cluster = corpus.source_of[i],
                          .change = claim.change,
                          .claim = i});
  }
  return statements;
}

void SetAmbiguousAside(std::vector<Statement>& statements) {
  std::vector<uint32_t> documents;
  documents.reserve(statements.size());
  for (const Statement& s : statements) documents.push_back(s.doc);
  std::sort(documents.begin(), documents.end());
  if (std::adjacent_find(documents.begin(), documents.end()) == documents.end()) return;
  std::map<uint32_t, std::vector<Statement>> by_document;
  for (const Statement& s : statements) by_document[s.doc].push_back(s);
  std::set<uint32_t> ambiguous;
  for (const auto& [doc, list] : by_document) {
    const bool named = std::all_of(list.begin(), list.end(), [](const Statement& s) { return s.explicit_subject; });
    if (list.size() > 1 && !named && WidestClash(list, Which::kHard, Times::kAll)) ambiguous.insert(doc);
  }
  std::erase_if(statements, [&](const Statement& s) { return ambiguous.count(s.doc) > 0; });
}

}  // namespace factlint
