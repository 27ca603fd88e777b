// Every constant of the judge. The values and what they mean stand in
// rules/policy.yaml; nothing is repeated here.
#pragma once

#include <string>
#include <vector>

#include "extractor/decimal.h"
#include "extractor/yaml.h"

namespace factlint {

struct Policy {
  Decimal rounding_hard, rounding_soft, rounding_zeros_hard, rounding_zeros_soft, rounding_count_digits;
  Decimal bound_units, bound_ratio, bound_share_tens, bound_share_fives, bound_share_other;
  Decimal nearly_hard, nearly_soft, nearly_share_hard, nearly_share_soft;
  Decimal about_hard, about_soft, about_share_hard, about_share_soft;
  Decimal fraction_hard, fraction_soft, fraction_majority;
  Decimal time_lag_months;
  Decimal table_edge, table_slip, table_part_points, table_unexplained_points, table_unexplained_ratio;
  Decimal magnitude_negligible_points, magnitude_negligible_ratio, magnitude_negligible_days;
  Decimal magnitude_minor_points, magnitude_minor_ratio, magnitude_minor_days;
  Decimal copies_sentence_words, copies_rare_values;
  Decimal limits_camps, limits_claims, limits_locations, limits_derived;

  // That of the embedded rules/policy.yaml, where every constant is present.
  static const Policy& Builtin();

  friend bool operator==(const Policy&, const Policy&) = default;
};

// Overrides what the map `node` names: {about: {share_hard: 3}}. The sections
// and keys are those of rules/policy.yaml; unknown ones, numbers out of range
// and soft sets wider than their hard ones are reported. Of a policy file the
// keys `factlint_policy` and `vague` belong to others and are passed over.
void ReadPolicy(Node node, Policy& policy, Diagnostics& diagnostics);

// "about.share_hard = 5", in the order of rules/policy.yaml: for `explain`.
std::vector<std::string> PrintPolicy(const Policy& policy);

}  // namespace factlint
