#include "reconcile/scan_claims.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "extractor/claim.h"
#include "reconcile/derive.h"
#include "reconcile/key_hash.h"

namespace factlint {
namespace {

constexpr double kShrink = 1e-12;  // intervals are narrowed by more than doubles can be off

struct PlainValue {
  std::optional<PlainNumber> nominal, lo, hi;
  bool lo_open = false, hi_open = false;
  std::string_view relation = "eq", unit, form = "digits";
  std::optional<int> digits, last_place;
};

// Each takes one field of the line; false for what ClaimReader must look at.

// `same` was read from another field: mostly the bounds are the number itself.
bool TakeBound(const LineSlots& slots, Slot slot, const std::optional<PlainNumber>& same,
               std::optional<PlainNumber>& number) {
  if (!slots.Has(slot)) return true;
  if (same && slots[slot] == slots[Slot::kNominal]) {
    number = same;
    return true;
  }
  if (slots[slot] == "null") return true;
  number = PlainNumber::Parse(slots[slot]);
  return number.has_value();
}

bool Take(const LineSlots& slots, Slot slot, std::optional<int>& small) {
  if (!slots.Has(slot)) return true;
  if (const std::string_view token = slots[slot]; token.size() == 1 && token[0] >= '0' && token[0] <= '9') {
    small = token[0] - '0';
    return true;
  }
  const auto number = PlainNumber::Parse(slots[slot]);
  if (!number || number->decimals != 0 || std::fabs(number->value) > 1000) return false;
  small = static_cast<int>(number->value);
  return true;
}

bool Take(const LineSlots& slots, Slot slot, bool& flag) {
  if (!slots.Has(slot)) return true;
  flag = slots[slot] == "true";
  return flag || slots[slot] == "false";
}

void Take(const LineSlots& slots, Slot slot, std::string_view& text) {
  if (slots.Has(slot)) text = slots[slot];
}

std::optional<PlainValue> ReadValue(const LineSlots& slots) {
  PlainValue value;
  const bool plain = TakeBound(slots, Slot::kNominal, {}, value.nominal) &&
                     TakeBound(slots, Slot::kLo, value.nominal, value.lo) &&
                     TakeBound(slots, Slot::kHi, value.nominal, value.hi) &&
                     Take(slots, Slot::kLoOpen, value.lo_open) && Take(slots, Slot::kHiOpen, value.hi_open) &&
                     Take(slots, Slot::kDigits, value.digits) && Take(slots, Slot::kLastPlace, value.last_place);
  if (!plain) return std::nullopt;
  Take(slots, Slot::kRelation, value.relation);
  Take(slots, Slot::kUnit, value.unit);
  Take(slots, Slot::kForm, value.form);
  return value;
}

bool IsDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](size_t from, size_t count) {
    int value = 0;
    for (size_t i = from; i < from + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= DaysInMonth(year, month);
}

bool IsAsOf(const LineSlots& slots) {
  const std::string_view basis = slots[Slot::kBasis];
  const std::string_view start = slots[Slot::kStart];
  const std::string_view end = slots[Slot::kEnd];
  if (start.empty() && end.empty()) return basis == "unknown";
  if (basis != "stated" && basis != "inherited" && basis != "published") return false;
  return IsDay(start) && IsDay(end) && start <= end;
}

struct Soft {
  double lo, hi;
};

// The soft set of value_sets.h in doubles, narrowed where it is no point. Nothing
// for what this does not know.
std::optional<Soft> SoftSet(const PlainValue& v, const Metric& metric, const ScanConstants& constants) {
  if (!v.nominal || v.nominal->negative || v.form != "digits") return std::nullopt;
  const double x = v.nominal->value;
  if (x < 1 && x > 0) return std::nullopt;
  const bool percent = v.unit == "%" || v.unit == "%-point";
  const bool printed = v.digits && *v.digits > 0 && x > 0;
  const int place = v.last_place ? *v.last_place : printed ? v.nominal->whole - *v.digits : -v.nominal->decimals;
  if (place < -15 || place > 15) return std::nullopt;
  const auto power = [](int n) { return n >= 0 ? PlainNumber::kPowers[n] : 1 / PlainNumber::kPowers[-n]; };
  const bool zeros = !percent && x > 0 && place >= 0 && v.nominal->exponent > place;
  const double u = power(percent ? std::min(place, 0) : zeros ? std::min(15, v.nominal->exponent) : place);
  Soft soft{x, x};
  if (v.relation == "eq") {
    const bool counted = v.unit.empty() && metric.kind == MetricKind::kNumber && place == 0 && v.nominal->decimals == 0;
    if (counted && !zeros && !constants.counts_are_exact) return std::nullopt;
    double half = counted ? 0 : constants.soft * u;
    if (zeros) half = std::min(constants.soft * u, constants.zeros * x);
    soft = {x - half, x + half};
  } else if ((v.relation == "gt" || v.relation == "ge") && !percent && !v.hi) {
    soft.hi = x + std::max(constants.units * u, constants.ratio * x);
  } else {
    return std::nullopt;
  }
  if (metric.IsShare()) soft.hi = std::min(soft.hi, 100.0);
  soft.lo = std::max(soft.lo, 0.0);
  if (soft.lo < soft.hi) {
    soft.lo += kShrink * soft.lo;
    soft.hi -= kShrink * soft.hi;
  }
  return soft;
}

bool BoundsFit(const PlainValue& v) {
  if (!v.lo || !v.hi) return true;
  return v.lo->value < v.hi->value || (v.lo->value == v.hi->value && !v.lo_open && !v.hi_open);
}

// Metrics whose keys are judged one by one: what is no plain stock of numbers.
bool IsSpecial(const Metric& metric) {
  const bool number = metric.kind == MetricKind::kNumber || metric.kind == MetricKind::kPercent ||
                      metric.kind == MetricKind::kMoney || metric.kind == MetricKind::kMeasure;
  return !number || metric.series == Series::kFlow || metric.series == Series::kRanklist;
}

uint32_t Short(uint64_t hash) { return static_cast<uint32_t>(hash ^ (hash >> 32)); }

}  // namespace

ClaimScanner::ClaimScanner(const MetricTable& metrics, const Hierarchy& hierarchy,
                           std::span<const DocumentInfo> documents)
    : metrics_(metrics), hierarchy_(hierarchy) {
  for (const DocumentInfo& document : documents)
    if (document.published) published_.emplace(document.id, document.published->end.ToString());
}

void ClaimScanner::LookUp(std::string_view name) {
  if (last_ && last_name_ == name) return;
  last_name_ = name;
  last_ = &metrics_.Find(name);
  const Policy& policy = *last_->policy;
  constants_ = {.soft = policy.rounding_soft.ToDouble(),
                .zeros = policy.rounding_zeros_soft.ToDouble(),
                .units = policy.bound_units.ToDouble(),
                .ratio = policy.bound_ratio.ToDouble(),
                .counts_are_exact = policy.rounding_count_digits <= Decimal(1)};
  last_exact_ = IsSpecial(*last_) || IsDerivedFrom(metrics_, hierarchy_, *last_, name);
}

bool ClaimScanner::Scan(std::string_view line, Scanned& out) {
  const LineSlots* const slots = lines_.Read(line);
  if (slots == nullptr) return false;
  out = {};
  out.subject = (*slots)[Slot::kSubject];
  out.metric = (*slots)[Slot::kMetric];
  const std::string_view id = (*slots)[Slot::kId];
  out.doc = (*slots)[Slot::kDoc];
  if (id.empty() || out.doc.empty() || out.subject.empty() || out.metric.empty()) return false;
  if (slots->Has(Slot::kVia) && !ParseVia((*slots)[Slot::kVia])) return false;
  const std::string_view modality = (*slots)[Slot::kModality];
  if ((modality != "actual" && modality != "estimate") || !IsAsOf(*slots)) return false;
  // "29.0 million" has decimals: the text says so, the number does not.
  if ((*slots)[Slot::kText].find('.') != std::string_view::npos) return false;
  out.quote = (*slots)[Slot::kQuote];
  out.nominal = (*slots)[Slot::kNominal];
  const std::optional<PlainValue> value = ReadValue(*slots);
  if (!value || !BoundsFit(*value)) return false;
  LookUp(out.metric);
  const auto soft = SoftSet(*value, *last_, constants_);
  if (!soft) return false;
  out.id = HashText(id);
  out.unit = value->unit;
  out.record.doc = Short(HashText(out.doc)) & 0x7fffffffu;
  out.record.soft_lo = soft->lo;
  out.record.soft_hi = soft->hi;
  out.record.block = HashText(out.metric, HashText(out.subject));
  out.record.scope = Short(HashText((*slots)[Slot::kScope], HashText(value->unit)));
  out.record.exact = last_exact_;
  if (!published_.empty()) {
    // A figure of a time after its publication is a finding of its own.
    const auto published = published_.find(out.doc);
    if (published != published_.end() && (*slots)[Slot::kStart] > published->second) out.record.exact = true;
  }
  return true;
}

}  // namespace factlint
