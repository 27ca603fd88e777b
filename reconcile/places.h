// Where a company or laboratory is. semantics.md section 5.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "reconcile/finding.h"
#include "reconcile/hierarchy.h"
#include "reconcile/metric.h"
#include "reconcile/window.h"

namespace factlint {

struct PlaceStatement {
  std::string entity;
  Strength strength = Strength::kIn;
  Window window;
  Modality modality = Modality::kActual;
  uint32_t doc = 0;
  uint32_t cluster = 0;
  std::string_view change;  // Claim::change
  uint32_t claim = 0;
};

struct PlaceComparison {
  Verdict verdict = Verdict::kIncomparable;
  std::string_view basis;  // "same role", "listed and seated", "listed twice", "moved", ...
  Severity severity = Severity::kHidden;
};

// Two places of which neither lies in the other. Symmetric.
PlaceComparison ComparePlaces(const PlaceStatement& a, const PlaceStatement& b, const Metric& metric);

struct PlaceCamp {
  std::string entity;
  uint32_t representative = 0;    // index of a statement: the strongest, then the first
  std::vector<uint32_t> members;  // ascending
  bool denial = false;
};

struct PlaceVerdict {
  PlaceComparison worst;
  uint32_t first = 0;  // the statements that `worst` compares
  uint32_t second = 0;
  std::vector<PlaceCamp> camps;  // the most specific places; by time, then entity
  size_t first_camp = 0;
  size_t second_camp = 0;
  size_t camps_left_out = 0;
};

// A province joins the camps of its cities; an office ("in") supports a camp of
// the same place and opposes none; a document that lists a company in two places
// says that it has two. Agreement is `consistent`, with the count of independent
// sources: how long a home stays one is not known, so nothing is corroborated.
PlaceVerdict JudgePlaces(std::span<const PlaceStatement> statements, const Metric& metric, const Hierarchy& hierarchy);

// "headquartered in": before the name of the place.
std::string_view StrengthWords(Strength strength);

}  // namespace factlint
