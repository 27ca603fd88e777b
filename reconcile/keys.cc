#include "reconcile/keys.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "extractor/flow_period.h"
#include "extractor/in_parallel.h"
#include "reconcile/key_hash.h"
#include "reconcile/told_metric.h"
#include "reconcile/value_sets.h"
#include "reconcile/window.h"

namespace factlint {
namespace {

constexpr std::string_view kUnknown = "?";
// Beyond this many scopes of one subject and metric, what is missing is not
// searched for: it could be any.
constexpr size_t kMaxSiblings = 64;

// List and edition of a ranking part nothing: semantics.md section 5. Nor does of what and of how many
// parts a part is one, nor which way a change goes: that is its sign.
bool PartsNothing(const Metric& metric, std::string_view dimension, bool has_sign) {
  if (dimension == "parts" || dimension == "of") return true;
  if (has_sign && dimension == kWay) return true;
  return metric.series == Series::kRanklist && (dimension == "list" || dimension == "edition");
}

// What parts a claim from others of its subject and metric.
struct Signature {
  std::vector<std::pair<std::string, std::string>> dims;  // sorted; "?" where missing
  std::string hidden;                                     // unit, period, plan

  friend auto operator<=>(const Signature&, const Signature&) = default;
};

std::string Dimension(const Claim& claim, std::string_view dimension, const Metric& metric) {
  const std::string_view stated = ScopeValue(claim.scope, dimension);
  if (!stated.empty()) return std::string(stated);
  if (dimension == "population") return "all";
  if (dimension == "whole" && !metric.whole.empty() && metric.whole != kUnknown) return metric.whole;
  return std::string(kUnknown);
}

// Values of different units, of different periods of a flow, and plans among
// actual values are never compared.
std::string HiddenParts(const Claim& claim, const Metric& metric, bool flow, const UnitTable& units,
                        const RateTable& rates) {
  std::string parts;
  if (const auto* quantity = std::get_if<Quantity>(&claim.value)) {
    const bool year = metric.kind == MetricKind::kDate && AsYear(*quantity);
    parts = year ? "date" : "unit " + units.Find(quantity->unit, claim.as_of.range, rates).unit;
  } else {
    parts = std::holds_alternative<DateValue>(claim.value) ? "date" : "place";
  }
  if (claim.modality == Modality::kForecast || claim.modality == Modality::kTarget)
    parts += fmt::format(", {}", ToString(claim.modality));
  const bool stated = claim.as_of.basis == Basis::kStated || claim.as_of.basis == Basis::kInherited;
  // "from 2.8%", without a date: of some earlier time, which nobody knows.
  if (!metric.declared && claim.modality == Modality::kHistorical && !stated) parts += ", earlier";
  // What a declared flow does not date is taken for the last whole year before its publication.
  const bool last_year = metric.series == Series::kFlow && metric.declared && claim.as_of.basis == Basis::kPublished &&
                         claim.modality != Modality::kHistorical;
  if (flow && (stated || last_year) && claim.as_of.range) {
    const DateRange period = stated ? FlowPeriod(*claim.as_of.range) : LastYearBefore(claim.as_of.range->end);
    parts += fmt::format(", period {} to {}", period.start.ToString(), period.end.ToString());
  }
  return parts;
}

Signature SignatureOf(const Claim& claim, const Metric& metric, bool flow, const UnitTable& units,
                      const RateTable& rates) {
  Signature signature;
  std::set<std::string> names(metric.separators.begin(), metric.separators.end());
  names.insert(metric.required.begin(), metric.required.end());
  // A part of its subject is apart from it, whatever separators a metric has.
  if (!ScopeValue(claim.scope, "part").empty()) names.insert("part");
  if (!metric.declared)
    for (const auto& [name, value] : claim.scope) names.insert(name);
  const bool has_sign = HasSign(claim.metric);
  for (const std::string& name : names) {
    if (PartsNothing(metric, name, has_sign)) continue;
    std::string value = Dimension(claim, name, metric);
    if (!metric.declared && value == kUnknown) continue;  // a vague word of an undeclared metric
    if (!metric.declared && name == "population" && value == "all") continue;
    signature.dims.emplace_back(name, std::move(value));
  }
  signature.hidden = HiddenParts(claim, metric, flow, units, rates);
  return signature;
}

bool HasUnknown(const Signature& signature) {
  return std::any_of(signature.dims.begin(), signature.dims.end(),
                     [](const auto& dim) { return dim.second == kUnknown; });
}

bool LacksRequired(const Signature& signature, const Metric& metric) {
  return std::any_of(signature.dims.begin(), signature.dims.end(),
                     [&](const auto& dim) { return dim.second == kUnknown && metric.IsRequired(dim.first); });
}

// Could a claim of `open` be one of `known`?
bool Fits(const Signature& open, const Signature& known) {
  if (open.hidden != known.hidden || open.dims.size() != known.dims.size()) return false;
  for (size_t i = 0; i < open.dims.size(); ++i)
    if (open.dims[i].second != kUnknown && open.dims[i].second != known.dims[i].second) return false;
  return true;
}

// The one signature without a gap that `open` can belong to; itself else.
const Signature& Resolve(const Signature& open, const std::vector<const Signature*>& known) {
  const Signature* only = nullptr;
  if (known.size() > kMaxSiblings) return open;
  for (const Signature* signature : known) {
    if (!Fits(open, *signature)) continue;
    if (only) return open;
    only = signature;
  }
  return only ? *only : open;
}

KeyGroup NewGroup(const Claim& claim, const Signature& signature) {
  KeyGroup group;
  group.key.subject = claim.subject.id;
  group.key.metric = claim.metric;
  group.population = "all";
  for (const auto& [name, value] : signature.dims) {
    if (name == "population") group.population = value;
    if (value == kUnknown || (name == "population" && value == "all")) continue;
    group.key.scope.emplace_back(name, value);
  }
  group.discriminator = signature.hidden;
  if (HasUnknown(signature)) group.discriminator += ", scope unknown";
  return group;
}

KeyBlock MakeBlock(std::span<const Claim> claims, std::span<const uint32_t> members, const MetricTable& metrics,
                   const UnitTable& units) {
  KeyBlock block;
  const std::string& name = claims[members.front()].metric;
  block.metric = &metrics.Find(name);
  const bool flow = block.metric->series == Series::kFlow || (!block.metric->declared && IsFlowMetric(name));
  if (members.size() == 1) {
    const Claim& claim = claims[members.front()];
    const Signature signature = SignatureOf(claim, *block.metric, flow, units, metrics.rates());
    block.groups.push_back(NewGroup(claim, signature));
    block.groups.back().claims = {members.front()};
    block.groups.back().scope_unknown = {LacksRequired(signature, *block.metric)};
    return block;
  }
  std::map<Signature, std::vector<uint32_t>> by_signature;
  for (const uint32_t i : members)
    by_signature[SignatureOf(claims[i], *block.metric, flow, units, metrics.rates())].push_back(i);
  std::vector<const Signature*> known;
  for (const auto& [signature, list] : by_signature)
    if (!HasUnknown(signature)) known.push_back(&signature);
  std::map<Signature, std::vector<std::pair<uint32_t, bool>>> groups;
  for (const auto& [signature, list] : by_signature) {
    const bool open = HasUnknown(signature);
    auto& group = groups[open ? Resolve(signature, known) : signature];
    for (const uint32_t i : list) group.emplace_back(i, open && LacksRequired(signature, *block.metric));
  }
  for (auto& [signature, list] : groups) {
    std::sort(list.begin(), list.end(), [&](const auto& a, const auto& b) {
      const Claim& x = claims[a.first];
      const Claim& y = claims[b.first];
      return std::tie(x.doc, x.id, a.first) < std::tie(y.doc, y.id, b.first);
    });
    KeyGroup group = NewGroup(claims[list.front().first], signature);
    for (const auto& [i, unknown] : list) {
      group.claims.push_back(i);
      group.scope_unknown.push_back(unknown);
    }
    block.groups.push_back(std::move(group));
  }
  return block;
}

std::vector<std::string> SourcesOf(std::span<const Claim> claims, const std::vector<uint32_t>& members) {
  std::set<std::string> sources;
  for (const uint32_t i : members) sources.insert(claims[i].doc);
  return {sources.begin(), sources.end()};
}

}  // namespace

std::string_view ScopeValue(const Scope& scope, std::string_view dimension) {
  for (const auto& [name, value] : scope)
    if (name == dimension) return value.starts_with('~') ? std::string_view() : std::string_view(value);
  return {};
}

std::vector<KeyBlock> GroupClaims(std::span<const Claim> claims, const MetricTable& metrics, const UnitTable& units,
                                  int jobs) {
  std::vector<std::pair<uint64_t, uint32_t>> order;
  order.reserve(claims.size());
  for (uint32_t i = 0; i < claims.size(); ++i)
    order.emplace_back(BlockHash(HashText(claims[i].subject.id), HashText(claims[i].metric)), i);
  std::sort(order.begin(), order.end());
  const auto name = [&](uint32_t i) { return std::tie(claims[i].subject.id, claims[i].metric); };
  std::vector<uint32_t> members;
  members.reserve(order.size());
  for (const auto& [hash, i] : order) members.push_back(i);
  std::vector<std::pair<size_t, size_t>> runs;  // of one subject and metric
  for (size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && order[end].first == order[begin].first) ++end;
    // Two names of one hash are rare, but not impossible.
    std::stable_sort(members.begin() + static_cast<std::ptrdiff_t>(begin),
                     members.begin() + static_cast<std::ptrdiff_t>(end),
                     [&](uint32_t a, uint32_t b) { return name(a) < name(b); });
    for (size_t from = begin, to = begin; from < end; from = to) {
      while (to < end && name(members[to]) == name(members[from])) ++to;
      runs.emplace_back(from, to);
    }
  }
  std::sort(runs.begin(), runs.end(),
            [&](const auto& a, const auto& b) { return name(members[a.first]) < name(members[b.first]); });
  std::vector<KeyBlock> blocks(runs.size());
  InParallel(runs.size(), jobs, [&](size_t i) {
    const auto [from, to] = runs[i];
    blocks[i] = MakeBlock(claims, std::span(members).subspan(from, to - from), metrics, units);
  });
  return blocks;
}

std::string WhyApart(const KeyGroup& a, const KeyGroup& b) {
  std::map<std::string, std::pair<std::string, std::string>> dims;
  for (const auto& [name, value] : a.key.scope) dims[name].first = value;
  for (const auto& [name, value] : b.key.scope) dims[name].second = value;
  const auto shown = [](std::string_view name, const std::string& value) {
    if (!value.empty()) return value;
    return std::string(name == "population" ? "all" : "not stated");
  };
  for (const auto& [name, values] : dims)
    if (values.first != values.second)
      return fmt::format("{}: {} and {}", name, shown(name, values.first), shown(name, values.second));
  return fmt::format("{} and {}", a.discriminator, b.discriminator);
}

std::vector<KeySummary> ListKeys(std::span<const Claim> claims, const MetricTable& metrics, const UnitTable& units) {
  std::vector<KeySummary> keys;
  for (const KeyBlock& block : GroupClaims(claims, metrics, units)) {
    for (const KeyGroup& group : block.groups) {
      KeySummary summary{.key = group.key, .sources = SourcesOf(claims, group.claims)};
      for (const uint32_t i : group.claims) summary.claims.push_back(claims[i].id);
      for (const KeyGroup& other : block.groups)
        if (&other != &group && summary.kept_out.size() < kMaxSiblings)
          summary.kept_out.push_back(fmt::format("{} claims: {}", other.claims.size(), WhyApart(group, other)));
      keys.push_back(std::move(summary));
    }
  }
  std::stable_sort(keys.begin(), keys.end(), [](const KeySummary& a, const KeySummary& b) {
    return std::make_tuple(b.claims.size(), a.key) < std::make_tuple(a.claims.size(), b.key);
  });
  return keys;
}

}  // namespace factlint
