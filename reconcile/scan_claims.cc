#include "reconcile/scan_claims.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <optional>

#include "extractor/claim.h"
#include "reconcile/derive.h"
#include "reconcile/key_hash.h"

namespace factlint {
namespace {

constexpr double kShrink = 1e-12;  // intervals are narrowed by more than doubles can be off

// Reads JSON that is as plain as our own; any doubt makes it fail.
class Plain {
 public:
  explicit Plain(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  bool failed() const { return failed_; }
  bool AtEnd() {
    Space();
    return at_ == end_;
  }
  const char* at() const { return at_; }

  bool Take(char c) {
    Space();
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }
  void Need(char c) {
    if (!Take(c)) failed_ = true;
  }

  // A text without escapes, control characters and all beyond ASCII; eight bytes
  // at a time.
  std::string_view Text() {
    Need('"');
    const char* begin = at_;
    while (end_ - at_ >= 8) {
      uint64_t word = 0;
      std::memcpy(&word, at_, 8);
      if (const uint64_t odd = OddBytes(word)) {
        at_ += std::countr_zero(odd) / 8;
        break;
      }
      at_ += 8;
    }
    while (at_ != end_ && IsEven(*at_)) ++at_;
    if (at_ == end_ || *at_ != '"') return Fail();
    return {begin, static_cast<size_t>(at_++ - begin)};
  }

  // Calls field(key) for each field of an object; field takes the value.
  template <class Field>
  void Object(Field field) {
    Need('{');
    if (Take('}')) return;
    do {
      const std::string_view key = Text();
      Need(':');
      if (failed_) return;
      field(key);
    } while (!failed_ && Take(','));
    Need('}');
  }

  struct Number {
    double value = 0;
    int digits = 0;    // significant, without trailing zeros
    int exponent = 0;  // of the last non-zero digit
    int whole = 0;     // digits before the point
    int decimals = 0;  // as written
    bool negative = false;
  };

  // At most 15 digits and no exponent: a double holds it exactly enough.
  std::optional<Number> NumberOrNull() {
    Space();
    if (end_ - at_ >= 4 && std::memcmp(at_, "null", 4) == 0) {
      at_ += 4;
      return std::nullopt;
    }
    Number number;
    number.negative = at_ != end_ && *at_ == '-';
    if (number.negative) ++at_;
    const char* begin = at_;
    uint64_t mantissa = 0;
    int zeros = 0;
    bool point = false;
    int count = 0;
    for (; at_ != end_ && ((*at_ >= '0' && *at_ <= '9') || (*at_ == '.' && !point && at_ != begin)); ++at_) {
      if (*at_ == '.') {
        point = true;
        continue;
      }
      mantissa = mantissa * 10 + static_cast<uint64_t>(*at_ - '0');
      zeros = *at_ == '0' ? zeros + 1 : 0;
      if (++count > 15) return Refuse();
      if (point) ++number.decimals;
    }
    const bool leading_zero = count > 1 && begin[0] == '0' && begin[1] != '.';
    if (count == 0 || leading_zero || (point && number.decimals == 0)) return Refuse();
    if (at_ != end_ && (*at_ == 'e' || *at_ == 'E' || *at_ == '.')) return Refuse();
    number.value = static_cast<double>(mantissa) / kPowers[number.decimals];
    if (number.negative) number.value = -number.value;
    number.exponent = mantissa == 0 ? 0 : zeros - number.decimals;
    number.whole = count - number.decimals;
    return number;
  }

  bool Boolean() {
    Space();
    for (const std::string_view word : {std::string_view("true"), std::string_view("false")}) {
      if (static_cast<size_t>(end_ - at_) < word.size() || std::memcmp(at_, word.data(), word.size()) != 0) continue;
      at_ += word.size();
      return word == "true";
    }
    failed_ = true;
    return false;
  }

  static constexpr double kPowers[16] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                         1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

  std::string_view Fail() {
    failed_ = true;
    return {};
  }

 private:
  static bool IsEven(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte != '"' && byte != '\\' && byte >= 0x20 && byte < 0x80;
  }
  // The high bit of each byte that is a quote, a backslash, a control character or
  // beyond ASCII. Bytes behind the first such may be marked too.
  static uint64_t OddBytes(uint64_t word) {
    constexpr uint64_t kOnes = 0x0101010101010101u;
    constexpr uint64_t kHigh = 0x8080808080808080u;
    const uint64_t quote = word ^ (kOnes * '"');
    const uint64_t slash = word ^ (kOnes * '\\');
    const uint64_t zero = ((quote - kOnes) & ~quote) | ((slash - kOnes) & ~slash);
    const uint64_t control = (word - kOnes * 0x20) & ~word;
    return (zero | control | word) & kHigh;
  }

  void Space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r')) ++at_;
  }
  std::optional<Number> Refuse() {
    failed_ = true;
    return std::nullopt;
  }

  const char* at_;
  const char* end_;
  bool failed_ = false;
};

struct PlainValue {
  std::optional<Plain::Number> nominal, lo, hi;
  bool lo_open = false, hi_open = false;
  std::string_view relation = "eq", unit, form = "digits";
  std::optional<int> digits, last_place;
};

PlainValue ReadValue(Plain& in) {
  PlainValue value;
  const auto small = [&in]() -> std::optional<int> {
    const auto number = in.NumberOrNull();
    if (!number || number->decimals != 0 || std::fabs(number->value) > 1000) in.Fail();
    return in.failed() ? std::nullopt : std::optional(static_cast<int>(number->value));
  };
  in.Object([&](std::string_view key) {
    if (key == "nominal") {
      value.nominal = in.NumberOrNull();
    } else if (key == "lo") {
      value.lo = in.NumberOrNull();
    } else if (key == "hi") {
      value.hi = in.NumberOrNull();
    } else if (key == "lo_open") {
      value.lo_open = in.Boolean();
    } else if (key == "hi_open") {
      value.hi_open = in.Boolean();
    } else if (key == "relation") {
      value.relation = in.Text();
    } else if (key == "unit") {
      value.unit = in.Text();
    } else if (key == "form") {
      value.form = in.Text();
    } else if (key == "digits") {
      value.digits = small();
    } else if (key == "last_place") {
      value.last_place = small();
    } else {
      in.Fail();  // a place, a date, k of n
    }
  });
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
  return Date::Of(number(0, 4), number(5, 2), number(8, 2)).has_value();
}

bool ReadAsOf(Plain& in) {
  std::string_view start, end, basis;
  in.Object([&](std::string_view key) {
    if (key == "start")
      start = in.Text();
    else if (key == "end")
      end = in.Text();
    else if (key == "basis")
      basis = in.Text();
    else
      in.Fail();
  });
  if (in.failed()) return false;
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
  const auto power = [](int n) { return n >= 0 ? Plain::kPowers[n] : 1 / Plain::kPowers[-n]; };
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

enum Needed : uint32_t {
  kId = 1,
  kDoc = 2,
  kSubject = 4,
  kMetric = 8,
  kScope = 16,
  kValue = 32,
  kAsOf = 64,
  kModality = 128
};

}  // namespace

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
  Plain in(line);
  uint32_t seen = 0;
  std::string_view scope, modality;
  PlainValue value;
  out = {};
  in.Object([&](std::string_view key) {
    if (key == "id") {
      const std::string_view id = in.Text();
      out.id = HashText(id);
      if (!id.empty()) seen |= kId;
    } else if (key == "doc") {
      const std::string_view doc = in.Text();
      out.record.doc = Short(HashText(doc));
      if (!doc.empty()) seen |= kDoc;
    } else if (key == "subject") {
      in.Object([&](std::string_view part) {
        const std::string_view text = in.Text();
        if (part == "id")
          out.subject = text;
        else if (part != "name" && part != "kind" && (part != "via" || !ParseVia(text)))
          in.Fail();  // and a span: rare where claims come by the million
      });
      if (!out.subject.empty()) seen |= kSubject;
    } else if (key == "metric") {
      out.metric = in.Text();
      if (!out.metric.empty()) seen |= kMetric;
    } else if (key == "scope") {
      const char* begin = in.at();
      std::string_view last;
      in.Object([&](std::string_view dimension) {
        if (!last.empty() && dimension <= last) in.Fail();  // sorted, each once
        last = dimension;
        in.Text();
      });
      scope = {begin, static_cast<size_t>(in.at() - begin)};
      seen |= kScope;
    } else if (key == "value") {
      value = ReadValue(in);
      seen |= kValue;
    } else if (key == "as_of") {
      if (!ReadAsOf(in)) in.Fail();
      seen |= kAsOf;
    } else if (key == "modality") {
      modality = in.Text();
      seen |= kModality;
    } else if (key == "schema" || key == "path" || key == "rule" || key == "quote") {
      in.Text();
    } else if (key == "text") {
      if (in.Text().find('.') != std::string_view::npos) in.Fail();  // "29.0 million" has decimals
    } else {
      in.Fail();  // carried, and read by ClaimReader
    }
  });
  if (in.failed() || !in.AtEnd() || seen != 255 || !BoundsFit(value)) return false;
  if (modality != "actual" && modality != "estimate") return false;
  LookUp(out.metric);
  const auto soft = SoftSet(value, *last_, constants_);
  if (!soft) return false;
  out.record.soft_lo = soft->lo;
  out.record.soft_hi = soft->hi;
  out.record.block = HashText(out.metric, HashText(out.subject));
  out.record.scope = Short(HashText(scope, HashText(value.unit)));
  out.record.exact = last_exact_;
  return true;
}

}  // namespace factlint
