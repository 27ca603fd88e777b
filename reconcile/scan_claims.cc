#include "reconcile/scan_claims.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "extractor/claim.h"
#include "reconcile/copies.h"
#include "reconcile/derive.h"
#include "reconcile/key_hash.h"

namespace factlint {
namespace {

constexpr double kShrink = 1e-12;  // intervals are narrowed by more than doubles can be off

// Each takes one field of the line; false for what ClaimReader must look at.

bool TakeNominal(const LineSlots& slots, std::optional<PlainNumber>& number) {
  const std::string_view token = slots[Slot::kNominal];
  if (token.data() == nullptr || token == "null") return true;
  number = PlainNumber::Parse(token);
  return number.has_value();
}

// Mostly the bounds are the number itself.
bool TakeBound(const LineSlots& slots, Slot slot, const std::optional<PlainNumber>& nominal,
               std::optional<double>& bound) {
  const std::string_view token = slots[slot];
  if (token.data() == nullptr) return true;
  if (nominal && (token.data() == slots[Slot::kNominal].data() || token == slots[Slot::kNominal])) {
    bound = nominal->value;
    return true;
  }
  if (token == "null") return true;
  const auto number = PlainNumber::Parse(token);
  if (number) bound = number->value;
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

std::string_view TextOr(const LineSlots& slots, Slot slot, std::string_view missing) {
  return slots.Has(slot) ? slots[slot] : missing;
}

// "2022-01-31".
bool IsDay(std::string_view text) {
  if (text.size() != 10) return false;
  uint64_t head = 0, tail = 0;  // "2022-01-" and "22-01-31"
  std::memcpy(&head, text.data(), 8);
  std::memcpy(&tail, text.data() + 2, 8);
  head ^= 0x2D30302D30303030u;  // what is left of digits is their value, of hyphens zero
  tail ^= 0x30302D30302D3030u;
  constexpr uint64_t kDigits = 0x00FFFF00FFFFFFFFu, kTailDigits = 0xFFFF00FFFF00FFFFu;
  const auto too_high = [](uint64_t digits) { return (digits | (digits + 0x7676767676767676u)) & 0x8080808080808080u; };
  if ((head & ~kDigits) != 0 || (tail & ~kTailDigits) != 0) return false;
  if ((head | tail) & 0xF0F0F0F0F0F0F0F0u || too_high(head) || too_high(tail)) return false;
  const auto digit = [](uint64_t word, int at) { return static_cast<int>(word >> (8 * at) & 0xF); };
  const int month = digit(head, 5) * 10 + digit(head, 6);
  const int day = digit(tail, 6) * 10 + digit(tail, 7);
  if ((head & 0xFFFFFFFFu) == 0 || month < 1 || month > 12 || day < 1) return false;
  if (day <= 28) return true;
  const int year = digit(head, 0) * 1000 + digit(head, 1) * 100 + digit(head, 2) * 10 + digit(head, 3);
  return day <= DaysInMonth(year, month);
}

// Metrics whose keys are judged one by one: what is no plain stock of numbers.
bool IsSpecial(const Metric& metric) {
  const bool number = metric.kind == MetricKind::kNumber || metric.kind == MetricKind::kPercent ||
                      metric.kind == MetricKind::kMoney || metric.kind == MetricKind::kMeasure;
  return !number || metric.series == Series::kFlow || metric.series == Series::kRanklist;
}

uint32_t Short(uint64_t hash) { return static_cast<uint32_t>(hash ^ (hash >> 32)); }

}  // namespace

struct ClaimScanner::Numbers {
  // Each made empty by itself: cleared as one, they took a tenth of the look at a line.
  Numbers()
      : nominal(std::nullopt), lo(std::nullopt), hi(std::nullopt), digits(std::nullopt), last_place(std::nullopt) {}

  std::optional<PlainNumber> nominal;
  std::optional<double> lo, hi;
  std::optional<int> digits, last_place;

  bool Read(const LineSlots& slots) {
    return TakeNominal(slots, nominal) && TakeBound(slots, Slot::kLo, nominal, lo) &&
           TakeBound(slots, Slot::kHi, nominal, hi) && Take(slots, Slot::kDigits, digits) &&
           Take(slots, Slot::kLastPlace, last_place);
  }
  bool BoundsFit(bool open) const { return !lo || !hi || *lo < *hi || (*lo == *hi && !open); }
};

ClaimScanner::ClaimScanner(const MetricTable& metrics, const Hierarchy& hierarchy,
                           std::span<const DocumentInfo> documents)
    : metrics_(metrics), hierarchy_(hierarchy) {
  for (const DocumentInfo& document : documents)
    if (document.published) published_.emplace(document.id, document.published->end.ToString());
}

ClaimScanner::Steady ClaimScanner::ReadSteady(const LineSlots& slots) const {
  Steady steady;
  const std::string_view metric = slots[Slot::kMetric];
  const std::string_view modality = slots[Slot::kModality];
  const std::string_view basis = slots[Slot::kBasis];
  const std::string_view relation = TextOr(slots, Slot::kRelation, "eq");
  const std::string_view unit = TextOr(slots, Slot::kUnit, "");
  if (metric.empty() || (modality != "actual" && modality != "estimate")) return steady;
  if (slots.Has(Slot::kVia) && !ParseVia(slots[Slot::kVia])) return steady;
  steady.dated = basis != "unknown";
  if (steady.dated && basis != "stated" && basis != "inherited" && basis != "published") return steady;
  steady.above = relation == "gt" || relation == "ge";
  if ((!steady.above && relation != "eq") || TextOr(slots, Slot::kForm, "digits") != "digits") return steady;
  if (!Take(slots, Slot::kLoOpen, steady.lo_open) || !Take(slots, Slot::kHiOpen, steady.hi_open)) return steady;
  steady.percent = unit == "%" || unit == "%-point";
  steady.unitless = unit.empty();
  steady.metric = &metrics_.Find(metric);
  const Policy& policy = *steady.metric->policy;
  steady.constants = {.soft = policy.rounding_soft.ToDouble(),
                      .zeros = policy.rounding_zeros_soft.ToDouble(),
                      .units = policy.bound_units.ToDouble(),
                      .ratio = policy.bound_ratio.ToDouble(),
                      .counts_are_exact = policy.rounding_count_digits <= Decimal(1)};
  steady.exact = IsSpecial(*steady.metric) || IsDerivedFrom(metrics_, hierarchy_, *steady.metric, metric);
  steady.metric_hash = HashText(metric);
  steady.meter = CopyFinder::MeterHash(metric, unit);
  steady.scope = Short(HashText(slots[Slot::kScope], HashText(unit)));
  steady.plain = true;
  return steady;
}

// The soft set of value_sets.h in doubles, narrowed where it is no point. Nothing
// for what this does not know.
std::optional<ClaimScanner::Soft> ClaimScanner::SoftSet(const Numbers& v) const {
  if (!v.nominal || v.nominal->negative) return std::nullopt;
  const Constants& constants = steady_.constants;
  const double x = v.nominal->value;
  if (x < 1 && x > 0) return std::nullopt;
  const bool printed = v.digits && *v.digits > 0 && x > 0;
  const int place = v.last_place ? *v.last_place : printed ? v.nominal->whole - *v.digits : -v.nominal->decimals;
  if (place < -15 || place > 15) return std::nullopt;
  const auto power = [](int n) { return n >= 0 ? PlainNumber::kPowers[n] : 1 / PlainNumber::kPowers[-n]; };
  const bool percent = steady_.percent;
  const bool zeros = !percent && x > 0 && place >= 0 && v.nominal->exponent > place;
  const double u = power(percent ? std::min(place, 0) : zeros ? std::min(15, v.nominal->exponent) : place);
  Soft soft{x, x};
  if (!steady_.above) {
    const bool counted =
        steady_.unitless && steady_.metric->kind == MetricKind::kNumber && place == 0 && v.nominal->decimals == 0;
    if (counted && !zeros && !constants.counts_are_exact) return std::nullopt;
    double half = counted ? 0 : constants.soft * u;
    if (zeros) half = std::min(constants.soft * u, constants.zeros * x);
    soft = {x - half, x + half};
  } else if (!percent && !v.hi) {
    soft.hi = x + std::max(constants.units * u, constants.ratio * x);
  } else {
    return std::nullopt;
  }
  if (steady_.metric->IsShare()) soft.hi = std::min(soft.hi, 100.0);
  soft.lo = std::max(soft.lo, 0.0);
  if (soft.lo < soft.hi) {
    soft.lo += kShrink * soft.lo;
    soft.hi -= kShrink * soft.hi;
  }
  return soft;
}

// A figure of a time after its publication is a finding of its own.
bool ClaimScanner::IsAfterPublication(std::string_view doc, std::string_view start) const {
  if (published_.empty()) return false;
  const auto published = published_.find(doc);
  return published != published_.end() && start > published->second;
}

bool ClaimScanner::Scan(std::string_view text, Scanned& out) {
  const LineSlots* const found = lines_.Read(text);
  if (found == nullptr) return false;
  const LineSlots& slots = *found;
  if (lines_.generation() != generation_) {
    steady_ = ReadSteady(slots);
    generation_ = lines_.generation();
  }
  out.subject = slots[Slot::kSubject];
  out.metric = slots[Slot::kMetric];
  out.doc = slots[Slot::kDoc];
  out.quote = slots[Slot::kQuote];
  const std::string_view id = slots[Slot::kId];
  if (!steady_.plain || id.empty() || out.doc.empty() || out.subject.empty()) return false;
  const std::string_view start = slots[Slot::kStart], end = slots[Slot::kEnd];
  if (steady_.dated ? !IsDay(start) || !IsDay(end) || start > end : !start.empty() || !end.empty()) return false;
  // "29.0 million" has decimals: the text says so, the number does not.
  if (slots.Has(Slot::kText) && slots[Slot::kText].find('.') != std::string_view::npos) return false;
  Numbers numbers;
  if (!numbers.Read(slots) || !numbers.BoundsFit(steady_.lo_open || steady_.hi_open)) return false;
  const auto soft = SoftSet(numbers);
  if (!soft) return false;
  out.id = HashText(id);
  out.doc_hash = HashText(out.doc);
  out.meter = steady_.meter;
  out.mantissa = numbers.nominal->mantissa;
  out.exponent = numbers.nominal->exponent;
  out.record.doc = Short(out.doc_hash) & 0x7fffffffu;
  out.record.soft_lo = soft->lo;
  out.record.soft_hi = soft->hi;
  out.record.block = BlockHash(HashText(out.subject), steady_.metric_hash);
  out.record.scope = steady_.scope;
  out.record.exact = steady_.exact || IsAfterPublication(out.doc, start);
  return true;
}

}  // namespace factlint
