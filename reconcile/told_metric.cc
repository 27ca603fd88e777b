#include "reconcile/told_metric.h"

#include "reconcile/keys.h"

#include <algorithm>

#include "extractor/metric_name.h"

namespace factlint {

std::string_view ToldOf(std::string_view metric) {
  const size_t colon = metric.find(':');
  return colon == std::string_view::npos ? std::string_view() : metric.substr(colon + 1);
}

std::string_view NounOf(std::string_view told_of) {
  for (const std::string_view kind : {"count:", "money:", "measure:"})
    if (told_of.starts_with(kind)) return told_of.substr(kind.size());
  return told_of;
}

bool IsToldOf(std::string_view name, const Metric& metric, std::string_view told_of) {
  if (name == told_of) return true;
  const std::string_view noun = NounOf(told_of);
  if (metric.declared) return metric.Counts(noun);
  const std::string_view tail = ToldOf(name);
  return tail == noun || (name.starts_with("money:") && tail == NameMoney(noun));
}

bool IsAmount(const Metric& metric) {
  return metric.kind == MetricKind::kNumber || metric.kind == MetricKind::kMoney || metric.kind == MetricKind::kMeasure;
}

bool IsAChange(std::string_view metric) {
  for (const std::string_view kind : {"growth:", "multiple:", "difference:", "ratio:"})
    if (metric.starts_with(kind)) return true;
  return false;
}

bool HasSign(std::string_view metric) { return metric.starts_with("growth:") || metric.starts_with("difference:"); }

bool GoesDown(const Claim& claim) { return HasSign(claim.metric) && ScopeValue(claim.scope, kWay) == "down"; }

Scope PlainScope(const Scope& scope) {
  Scope plain;
  for (const auto& dimension : scope) {
    const std::string& name = dimension.first;
    const bool told = name == kWay || name == "against" || name == "than" || name.starts_with("grown_");
    if (!told && name != "statement") plain.push_back(dimension);
  }
  return plain;
}

}  // namespace factlint
