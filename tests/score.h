// Holds a report of `factlint audit --format json --show all` against gold.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "tests/gold.h"

namespace factlint::gold {

struct Tally {
  int good = 0;
  int of = 0;

  // 1 when there was nothing to get wrong.
  double Rate() const { return of == 0 ? 1.0 : static_cast<double>(good) / of; }
};

struct Score {
  // Claims of the gold that were found: a claim of the same document whose value
  // overlaps the gold's bytes and says the same number and unit; a place needs the
  // same subject and place. Optional ones count nowhere.
  Tally recall_core, recall_all;
  // Of the core claims found: subject; time, where the text states one; modality, and
  // that of forecasts and targets alone; the relation of a number; the strength of a place.
  Tally subject, as_of, modality, future, bounds, strength;
  // Claims on what is no claim; on a gold value with another number or unit; on what
  // the gold does not name.
  int false_claims = 0, wrong = 0, unlisted = 0;
  // Findings that must be there and are, its two sides in different camps; findings that must
  // not be there and are; contradictions and tensions that the gold does not name.
  Tally flagged, alarms;
  int strays = 0;

  std::vector<std::string> notes;  // a line for everything above that went wrong
};

// `report` is a JSON document with `claims` and `findings`.
Score Rate(const Gold& gold, const nlohmann::json& report);

// All figures, a line each, then the notes.
std::string ToString(const Score& score);

}  // namespace factlint::gold
