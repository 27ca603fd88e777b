#include "reconcile/identity.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "extractor/canonical.h"
#include "extractor/hash.h"

namespace factlint {
namespace {

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

std::string FindingId(std::string_view family, const FindingKey& key, std::string_view source,
                      std::string_view discriminator) {
  IdHash hash;
  hash.Add(family).Add(CanonicalName(key.subject)).Add(CanonicalName(key.metric));
  Scope scope;
  for (const auto& [dimension, value] : key.scope) scope.emplace_back(CanonicalName(dimension), CanonicalName(value));
  std::sort(scope.begin(), scope.end());
  for (const auto& [dimension, value] : scope) hash.Add(dimension).Add(value);
  hash.Add(CanonicalName(source)).Add(CanonicalName(discriminator));
  return "f1:" + hash.Hex();
}

void PartTwins(std::vector<Finding>& findings) {
  struct Count {
    int reported = 0, hidden = 0;
  };
  std::unordered_map<std::string_view, Count> count;
  count.reserve(findings.size());
  const auto is_hidden = [](const Finding& finding) { return finding.severity == Severity::kHidden; };
  for (const Finding& finding : findings)
    ++(is_hidden(finding) ? count[finding.id].hidden : count[finding.id].reported);
  std::vector<std::pair<size_t, std::string>> renamed;
  for (size_t i = 0; i < findings.size(); ++i) {
    const Count& twins = count[findings[i].id];
    // What is hidden renames nothing that is reported: it is not always looked for.
    if (twins.reported + (is_hidden(findings[i]) ? twins.hidden : 0) < 2) continue;
    std::set<std::string> sentences;
    for (const FindingLocation& location : findings[i].locations) sentences.insert(MaskedSentence(location.quote));
    IdHash hash;
    hash.Add(findings[i].id);
    for (const std::string& sentence : sentences) hash.Add(sentence);
    renamed.emplace_back(i, "f1:" + hash.Hex());
  }
  for (auto& [i, id] : renamed) findings[i].id = std::move(id);
  std::unordered_set<std::string> seen;
  seen.reserve(findings.size());
  std::erase_if(findings, [&](const Finding& finding) { return !seen.insert(finding.id).second; });
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
  if (const auto* place = std::get_if<Location>(&value)) return "place " + CanonicalName(place->entity);
  const auto& date = std::get<DateValue>(value);
  return fmt::format("date {}..{} {}", date.range.start.ToString(), date.range.end.ToString(), ToString(date.relation));
}

}  // namespace factlint
