#include "reconcile/identity.h"

#include <algorithm>

#include <fmt/format.h>

#include "extractor/hash.h"

namespace factlint {
namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 32);
  return lower;
}

std::string Print(const std::optional<Decimal>& x) { return x ? x->ToString() : std::string(); }

std::string CanonicalQuantity(const Quantity& q) {
  std::string text;
  if (!q.nominal || q.relation == Relation::kRange || q.relation == Relation::kVague)
    text = fmt::format("{}..{}", Print(q.bounds.lo), Print(q.bounds.hi));
  else
    text = q.nominal->ToString();
  switch (q.relation) {
    case Relation::kGt:
      text = ">" + text;
      break;
    case Relation::kGe:
      text = ">=" + text;
      break;
    case Relation::kLt:
      text = "<" + text;
      break;
    case Relation::kLe:
      text = "<=" + text;
      break;
    case Relation::kAbout:
      text = "~" + text;
      break;
    case Relation::kNearly:
      text = "~<" + text;
      break;
    default:
      break;
  }
  return q.unit.empty() ? text : text + " " + q.unit;
}

}  // namespace

std::string FindingId(std::string_view family, const FindingKey& key, std::string_view discriminator) {
  IdHash hash;
  hash.Add(family).Add(Lower(key.subject)).Add(key.metric);
  Scope scope = key.scope;
  std::sort(scope.begin(), scope.end());
  for (const auto& [dimension, value] : scope) hash.Add(dimension).Add(Lower(value));
  hash.Add(discriminator);
  return "f1:" + hash.Hex();
}

std::string FindingState(const Finding& finding) {
  std::vector<std::string> camps;
  for (const Camp& camp : finding.camps) {
    const auto& range = camp.as_of.range;
    camps.push_back(fmt::format("{} @ {} {}", camp.canonical, ToString(camp.as_of.basis),
                                range ? range->start.ToString() + ".." + range->end.ToString() : std::string()));
  }
  std::sort(camps.begin(), camps.end());
  IdHash hash;
  hash.Add(ToString(finding.verdict));
  for (const std::string& camp : camps) hash.Add(camp);
  return hash.Hex();
}

std::string CanonicalValue(const ClaimValue& value) {
  if (const auto* quantity = std::get_if<Quantity>(&value)) return CanonicalQuantity(*quantity);
  if (const auto* place = std::get_if<Location>(&value)) return "place " + Lower(place->entity);
  const auto& date = std::get<DateValue>(value);
  return fmt::format("date {}..{} {}", date.range.start.ToString(), date.range.end.ToString(), ToString(date.relation));
}

}  // namespace factlint
