// Which claims speak of the same thing: subject, metric and the scope that the
// metric's separators part. semantics.md section 1.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extractor/claim.h"
#include "reconcile/finding.h"
#include "reconcile/metric.h"
#include "reconcile/units.h"

namespace factlint {

// Claims that are compared with one another.
struct KeyGroup {
  FindingKey key;                   // scope: known separators, the population `all` left out
  std::string population;           // "all", "startup"
  std::string discriminator;        // what else parts it and is no scope: unit, period, plan
  std::vector<uint32_t> claims;     // indices, by document and id: the order of input does not matter
  std::vector<bool> scope_unknown;  // of each claim: a required dimension is missing
};

// All claims of one subject and metric.
struct KeyBlock {
  const Metric* metric = nullptr;
  std::vector<KeyGroup> groups;  // in a fixed order
};

// A population that no restrictive word names is "all"; a vague value ("~major")
// parts nothing. Of a declared metric its separators part, of an undeclared one
// every dimension. A missing separator joins the one group that it can belong
// to; where there are several, or none, it is a group of its own: "?". Blocks
// are sorted by subject and metric, list and edition of ranks part nothing here.
std::vector<KeyBlock> GroupClaims(std::span<const Claim> claims, const MetricTable& metrics, const UnitTable& units,
                                  int jobs = 1);

// What a scope says of a dimension; empty where it says nothing, or a vague word ("~major").
std::string_view ScopeValue(const Scope& scope, std::string_view dimension);

// Why two groups of a block are not compared: "population: all and startup".
std::string WhyApart(const KeyGroup& a, const KeyGroup& b);

// `factlint keys`: what was merged, largest first, then by key.
struct KeySummary {
  FindingKey key;
  std::vector<std::string> claims;    // ids
  std::vector<std::string> sources;   // document ids, sorted
  std::vector<std::string> kept_out;  // other keys of the subject and metric, with the reason
};
std::vector<KeySummary> ListKeys(std::span<const Claim> claims, const MetricTable& metrics, const UnitTable& units);

}  // namespace factlint
