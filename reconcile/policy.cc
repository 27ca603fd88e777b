#include "reconcile/policy.h"

#include <cassert>

#include <fmt/format.h>

#include "extractor/builtin.h"

namespace factlint {
namespace {

enum class Range { kRatio, kPoints, kFactor, kCount };

struct Constant {
  std::string_view section, name;
  Decimal Policy::*member;
  Range range;
};

constexpr Constant kConstants[] = {
    {"rounding", "hard", &Policy::rounding_hard, Range::kFactor},
    {"rounding", "soft", &Policy::rounding_soft, Range::kFactor},
    {"rounding", "zeros_hard", &Policy::rounding_zeros_hard, Range::kRatio},
    {"rounding", "zeros_soft", &Policy::rounding_zeros_soft, Range::kRatio},
    {"rounding", "count_digits", &Policy::rounding_count_digits, Range::kCount},
    {"bound", "units", &Policy::bound_units, Range::kFactor},
    {"bound", "ratio", &Policy::bound_ratio, Range::kRatio},
    {"bound", "share_tens", &Policy::bound_share_tens, Range::kPoints},
    {"bound", "share_fives", &Policy::bound_share_fives, Range::kPoints},
    {"bound", "share_other", &Policy::bound_share_other, Range::kPoints},
    {"nearly", "hard", &Policy::nearly_hard, Range::kRatio},
    {"nearly", "soft", &Policy::nearly_soft, Range::kRatio},
    {"nearly", "share_hard", &Policy::nearly_share_hard, Range::kPoints},
    {"nearly", "share_soft", &Policy::nearly_share_soft, Range::kPoints},
    {"about", "hard", &Policy::about_hard, Range::kRatio},
    {"about", "soft", &Policy::about_soft, Range::kRatio},
    {"about", "share_hard", &Policy::about_share_hard, Range::kPoints},
    {"about", "share_soft", &Policy::about_share_soft, Range::kPoints},
    {"fraction", "hard", &Policy::fraction_hard, Range::kPoints},
    {"fraction", "soft", &Policy::fraction_soft, Range::kPoints},
    {"fraction", "majority", &Policy::fraction_majority, Range::kPoints},
    {"time", "lag_months", &Policy::time_lag_months, Range::kCount},
    {"table", "edge", &Policy::table_edge, Range::kRatio},
    {"table", "slip", &Policy::table_slip, Range::kRatio},
    {"table", "part_points", &Policy::table_part_points, Range::kPoints},
    {"table", "unexplained_points", &Policy::table_unexplained_points, Range::kPoints},
    {"table", "unexplained_ratio", &Policy::table_unexplained_ratio, Range::kFactor},
    {"magnitude", "negligible_points", &Policy::magnitude_negligible_points, Range::kPoints},
    {"magnitude", "negligible_ratio", &Policy::magnitude_negligible_ratio, Range::kRatio},
    {"magnitude", "negligible_days", &Policy::magnitude_negligible_days, Range::kCount},
    {"magnitude", "minor_points", &Policy::magnitude_minor_points, Range::kPoints},
    {"magnitude", "minor_ratio", &Policy::magnitude_minor_ratio, Range::kRatio},
    {"magnitude", "minor_days", &Policy::magnitude_minor_days, Range::kCount},
    {"copies", "sentence_words", &Policy::copies_sentence_words, Range::kCount},
    {"copies", "rare_values", &Policy::copies_rare_values, Range::kCount},
    {"limits", "camps", &Policy::limits_camps, Range::kCount},
    {"limits", "claims", &Policy::limits_claims, Range::kCount},
    {"limits", "locations", &Policy::limits_locations, Range::kCount},
    {"limits", "derived", &Policy::limits_derived, Range::kCount},
};

// What a reader means cannot be wider than what the words allow.
struct Pair {
  std::string_view section, soft, hard;
};
constexpr Pair kPairs[] = {
    {"rounding", "soft", "hard"}, {"rounding", "zeros_soft", "zeros_hard"},
    {"nearly", "soft", "hard"},   {"nearly", "share_soft", "share_hard"},
    {"about", "soft", "hard"},    {"about", "share_soft", "share_hard"},
    {"fraction", "soft", "hard"},
};

Decimal Highest(Range range) {
  switch (range) {
    case Range::kRatio:
      return 1;
    case Range::kPoints:
      return 100;
    case Range::kFactor:
      return 1000;
    case Range::kCount:
      return 1000000;
  }
  return 0;
}

const Decimal& Value(const Policy& policy, std::string_view section, std::string_view name) {
  for (const Constant& c : kConstants)
    if (c.section == section && c.name == name) return policy.*c.member;
  assert(false);
  return policy.rounding_hard;
}

void ReadConstant(MapReader& reader, const Constant& constant, Policy& policy) {
  const Node node = reader.Get(constant.name);
  if (!node) return;
  const std::optional<Decimal> value = Decimal::Parse(node.scalar());
  const Decimal highest = Highest(constant.range);
  const bool whole = constant.range != Range::kCount || (value && value->IsInteger());
  if (value && *value >= Decimal(0) && *value <= highest && whole) {
    policy.*constant.member = *value;
    return;
  }
  reader.Error(node, fmt::format("\"{}\" must be {} from 0 to {}", constant.name,
                                 constant.range == Range::kCount ? "an integer" : "a number", highest.ToString()));
}

void ReadSection(std::string_view section, Node node, Policy& policy, Diagnostics& diagnostics) {
  MapReader reader(node, fmt::format("\"{}\" of a policy", section), diagnostics);
  for (const Constant& constant : kConstants)
    if (constant.section == section) ReadConstant(reader, constant, policy);
  reader.Finish();
  for (const Pair& pair : kPairs) {
    if (pair.section != section || Value(policy, section, pair.soft) <= Value(policy, section, pair.hard)) continue;
    reader.Error(node, fmt::format("\"{}\" is wider than \"{}\" in \"{}\"", pair.soft, pair.hard, section));
  }
}

}  // namespace

void ReadPolicy(Node node, Policy& policy, Diagnostics& diagnostics) {
  MapReader reader(node, "a policy", diagnostics);
  reader.Get("factlint_policy");
  reader.Get("vague");
  std::string_view last;
  for (const Constant& constant : kConstants) {
    if (constant.section == last) continue;
    last = constant.section;
    if (const Node section = reader.Get(last)) ReadSection(last, section, policy, diagnostics);
  }
  reader.Finish();
}

const Policy& Policy::Builtin() {
  static const Policy policy = [] {
    const auto file = OpenBuiltin("rules/policy.yaml");
    assert(file);
    Policy read;
    Diagnostics diagnostics;
    ReadPolicy(file->root(), read, diagnostics);
    assert(!diagnostics.HasErrors());
    return read;
  }();
  return policy;
}

std::vector<std::string> PrintPolicy(const Policy& policy) {
  std::vector<std::string> lines;
  for (const Constant& c : kConstants)
    lines.push_back(fmt::format("{}.{} = {}", c.section, c.name, (policy.*c.member).ToString()));
  return lines;
}

}  // namespace factlint
