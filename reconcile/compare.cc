#include "reconcile/compare.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <fmt/format.h>

namespace factlint {
namespace {

constexpr double kLongAgo = 10;  // years over which much changes unexplained

bool IsPercent(const Statement& s) { return s.unit == "%" || s.unit == "%-point"; }
bool IsDate(const Statement& s) { return s.unit == "day-number"; }

bool LooksAhead(Modality modality) { return modality == Modality::kForecast || modality == Modality::kTarget; }

// Earlier first; a total order up to what the comparison looks at.
bool Before(const Statement& a, const Statement& b) {
  if (a.window != b.window) return a.window < b.window;
  const auto& x = a.set.hard.hi;
  const auto& y = b.set.hard.hi;
  if (x != y) return x && (!y || *x < *y);  // without a bound: last
  return a.text < b.text;
}

// The two statements by their hard sets (or soft ones where the hard meet): what
// separates them is the upper edge of `low` and the lower edge of `high`.
struct Sides {
  const Statement* low;
  const Statement* high;
};

Sides ByValue(const Statement& a, const Statement& b) {
  const auto below = [](const Interval& x, const Interval& y) {
    return !Overlaps(x, y) && x.hi && y.lo && *x.hi <= *y.lo;
  };
  if (below(b.set.soft, a.set.soft)) return {&b, &a};
  return {&a, &b};
}

// The larger of the facing edges, for gaps relative to it.
double Scale(const Decimal& low_edge, const Decimal& high_edge) {
  return std::max(std::fabs(low_edge.ToDouble()), std::fabs(high_edge.ToDouble()));
}

Magnitude MagnitudeOf(const Statement& low, const Statement& high, const Decimal& soft_gap, const Policy& policy) {
  if (IsDate(low)) {
    if (soft_gap < policy.magnitude_negligible_days) return Magnitude::kNegligible;
    return soft_gap < policy.magnitude_minor_days ? Magnitude::kMinor : Magnitude::kMajor;
  }
  if (IsPercent(low)) {
    if (soft_gap < policy.magnitude_negligible_points) return Magnitude::kNegligible;
    return soft_gap < policy.magnitude_minor_points ? Magnitude::kMinor : Magnitude::kMajor;
  }
  const double scale = Scale(*low.set.soft.hi, *high.set.soft.lo);
  const double ratio = scale > 0 ? soft_gap.ToDouble() / scale : 0;
  if (ratio < policy.magnitude_negligible_ratio.ToDouble()) return Magnitude::kNegligible;
  return ratio < policy.magnitude_minor_ratio.ToDouble() ? Magnitude::kMinor : Magnitude::kMajor;
}

// What the declared volatility allows in `years`, in the unit of the values.
std::optional<double> MaxDrift(const Statement& low, const Statement& high, std::optional<double> years,
                               const Metric& metric) {
  if (!years) return std::nullopt;
  if (metric.points_per_year && IsPercent(low)) return *metric.points_per_year * *years;
  if (!metric.ratio_per_year || IsPercent(low) || !low.set.hard.hi) return std::nullopt;
  const double base = Overlaps(low.set.hard, high.set.hard) ? low.set.soft.hi->ToDouble() : low.set.hard.hi->ToDouble();
  return std::fabs(base) * (std::pow(*metric.ratio_per_year, *years) - 1);
}

bool HasVolatility(const Statement& s, const Metric& metric) {
  return IsPercent(s) ? metric.points_per_year.has_value() : metric.ratio_per_year.has_value() && !IsDate(s);
}

// 350 billion against 35 million: 4. Zero where it is no power of ten.
int Slip(const Statement& low, const Statement& high, const Policy& policy) {
  if (!low.nominal || !high.nominal || IsPercent(low) || IsDate(low)) return 0;
  if (low.nominal->ToDouble() <= 0 || high.nominal->ToDouble() <= 0) return 0;
  const double power = std::log10(high.nominal->ToDouble() / low.nominal->ToDouble());
  const int k = static_cast<int>(std::lround(power));
  if (k == 0) return 0;
  return std::fabs(std::pow(10.0, power - k) - 1) <= policy.table_slip.ToDouble() ? std::abs(k) : 0;
}

bool Contained(const Interval& inner, const Interval& outer) {
  const bool low =
      !outer.lo ||
      (inner.lo && (*inner.lo > *outer.lo || (*inner.lo == *outer.lo && (inner.lo_open || !outer.lo_open))));
  const bool high =
      !outer.hi ||
      (inner.hi && (*inner.hi < *outer.hi || (*inner.hi == *outer.hi && (inner.hi_open || !outer.hi_open))));
  return low && high;
}

// The table, with what its rows share.
class Table {
 public:
  Table(const Statement& a, const Statement& b, const Metric& metric) : a_(a), b_(b), metric_(metric) {}

  Comparison Decide() {
    if (a_.unit != b_.unit) return Say(Verdict::kIncomparable, "unit", 1);
    if (IsDenied(a_) || IsDenied(b_)) return Denial();
    if (LooksAhead(a_.modality) != LooksAhead(b_.modality) || (LooksAhead(a_.modality) && a_.modality != b_.modality))
      return Say(Verdict::kIncomparable, "modality", 1);
    const bool same = a_.window.start == b_.window.start && a_.window.end == b_.window.end;
    const bool other_period = !same && !IsSplitYear(a_.window, b_.window) && !IsSplitYear(b_.window, a_.window);
    if (IsOfManyYears(a_.window) != IsOfManyYears(b_.window) && a_.window.stated && b_.window.stated &&
        metric_.series != Series::kInvariant && metric_.series != Series::kRanklist)
      return Say(Verdict::kIncomparable, "period", 1);
    if (metric_.series == Series::kFlow && other_period && (a_.window.stated || b_.window.stated))
      return Say(Verdict::kIncomparable, "period", 1);
    if (metric_.series == Series::kRanklist) return Rank();
    const bool hard_meet = Overlaps(a_.set.hard, b_.set.hard);
    const bool soft_meet = Overlaps(a_.set.soft, b_.set.soft);
    if (!soft_meet) Measure();
    if (!a_.change.empty() && a_.change == b_.change && (!metric_.declared || !a_.window.Overlaps(b_.window)))
      return Say(Verdict::kConsistent, "told change", 3);
    if (LooksAhead(a_.modality) && !a_.window.Overlaps(b_.window))
      return Say(Verdict::kIncomparable, "other date ahead", 1);
    if (!soft_meet && IsOnce(a_) != IsOnce(b_) && metric_.series != Series::kInvariant)
      return Say(Verdict::kDrift, "historical", 15);
    if (!soft_meet && IsDatedBeside()) return Say(Verdict::kDrift, "time", 15);
    Comparison result = hard_meet ? Meeting(soft_meet) : Apart();
    return Cap(std::move(result));
  }

 private:
  // "has 3.6 EFLOPS, in 2023 2.1": who dates the one, over a year back, tells the other of a later time.
  bool IsDatedBeside() const {
    constexpr int32_t kYear = 365;  // days
    if (a_.doc != b_.doc || a_.window.stated == b_.window.stated || metric_.series == Series::kInvariant) return false;
    const Window& dated = a_.window.stated ? a_.window : b_.window;
    const Window& other = a_.window.stated ? b_.window : a_.window;
    return dated.bounded() && other.bounded() && dated.end + kYear < other.end;
  }

  // "from 2015 to 2024": a sum over years beside that of one.
  static bool IsOfManyYears(const Window& window) {
    constexpr int32_t kTwoYears = 731;  // days
    return window.bounded() && window.end - window.start + 1 > kTwoYears;
  }

  // "2022–23", which is one year of two, and the financial year from April 2022 on.
  static bool IsSplitYear(const Window& two, const Window& year) {
    constexpr int32_t kYear = 365;  // days
    if (!two.bounded() || !year.bounded()) return false;
    const int32_t both = two.end - two.start + 1;
    const int32_t one = year.end - year.start + 1;
    const bool lengths = (both == 2 * kYear || both == 2 * kYear + 1) && (one == kYear || one == kYear + 1);
    return lengths && two.start < year.start && year.end < two.end;
  }

  static bool IsDenied(const Statement& s) { return s.modality == Modality::kDenied; }
  // "Once had 400": of an earlier day, nobody says which.
  static bool IsOnce(const Statement& s) { return s.modality == Modality::kHistorical && !s.window.stated; }

  Comparison Say(Verdict verdict, std::string_view basis, int row) const {
    Comparison result = measured_;
    result.verdict = verdict;
    result.basis = basis;
    result.row = row;
    return result;
  }

  void Measure() {
    sides_ = ByValue(a_, b_);
    const Statement& low = *sides_.low;
    const Statement& high = *sides_.high;
    FindingGap gap;
    gap.hard = Gap(low.set.hard, high.set.hard);
    gap.soft = Gap(low.set.soft, high.set.soft);
    gap.unit = IsPercent(low) ? "points" : IsDate(low) ? "days" : low.unit;
    gap.years = YearsApart(low.window, high.window);
    gap.max_drift = MaxDrift(low, high, gap.years, metric_);
    measured_.magnitude = MagnitudeOf(low, high, gap.soft, *metric_.policy);
    measured_.gap = std::move(gap);
    const auto either = [&](EdgeKind kind) { return low.set.hi_kind == kind || high.set.lo_kind == kind; };
    measured_.stated_edge = either(EdgeKind::kLogical) || either(EdgeKind::kExact);
    measured_.hedge_edge = either(EdgeKind::kHedge);
  }

  // Row 1a. A denial says nothing of other values.
  Comparison Denial() const {
    if (IsDenied(a_) == IsDenied(b_)) return Say(Verdict::kConsistent, "both deny", 1);
    const Statement& denial = IsDenied(a_) ? a_ : b_;
    const Statement& other = IsDenied(a_) ? b_ : a_;
    if (LooksAhead(other.modality)) return Say(Verdict::kIncomparable, "modality", 1);
    if (!Contained(other.set.hard, denial.set.hard) || !a_.window.Overlaps(b_.window))
      return Say(Verdict::kConsistent, "denial of another value", 1);
    Comparison result =
        Say(a_.window.stated && b_.window.stated ? Verdict::kContradiction : Verdict::kTension, "denied", 1);
    result.magnitude = Magnitude::kMinor;
    return result;
  }

  // Section 5: one place on one edition of one list; another edition or another
  // list is drift at most.
  Comparison Rank() {
    const bool lists_known = !a_.list.empty() && !b_.list.empty();
    const bool other_list = lists_known && a_.list != b_.list;
    const bool editions_known = !a_.edition.empty() && !b_.edition.empty();
    const bool same_time = a_.window.Overlaps(b_.window);
    const bool other_edition = editions_known ? a_.edition != b_.edition : !same_time;
    if (Overlaps(a_.set.hard, b_.set.hard)) {
      if (other_list || other_edition) return Say(Verdict::kConsistent, other_list ? "other-list" : "edition", 5);
      if (a_.cluster == b_.cluster) return Say(Verdict::kEcho, "same source", 3);
      return lists_known ? Say(Verdict::kCorroborated, "equal", 4) : Say(Verdict::kConsistent, "list unknown", 5);
    }
    Measure();
    if (other_list) return Say(Verdict::kDrift, "other-list", 15);
    if (other_edition) return Say(Verdict::kDrift, lists_known ? "edition" : "other-list", 15);
    if (!lists_known) {
      if (a_.doc == b_.doc) return Say(Verdict::kIncomparable, "list unknown", 1);
      Comparison result = Say(Verdict::kTension, "list unknown", 2);
      result.magnitude = Magnitude::kMinor;
      return result;
    }
    const bool certain = editions_known || (a_.window.stated && b_.window.stated);
    return certain ? Say(Verdict::kContradiction, "same edition", 10) : Say(Verdict::kTension, "inferred times", 13);
  }

  // Rows 3 to 6: the hard sets meet.
  Comparison Meeting(bool soft_meet) const {
    const bool same_time = a_.window.Overlaps(b_.window);
    if (!same_time) {
      if (soft_meet) return Say(Verdict::kConsistent, "time", 3);
      const bool beyond = measured_.gap->max_drift && measured_.gap->soft.ToDouble() > *measured_.gap->max_drift;
      return beyond ? Say(Verdict::kTension, "volatility", 3) : Say(Verdict::kDrift, "time", 3);
    }
    if (!soft_meet) return Say(Verdict::kTension, EdgeBasis(), 6);
    if (a_.cluster == b_.cluster) return Say(Verdict::kEcho, "same source", 3);
    const bool refines = Contained(a_.set.soft, b_.set.soft) || Contained(b_.set.soft, a_.set.soft);
    const bool bound = IsBound(a_) || IsBound(b_);
    const bool equal = a_.set.hard == b_.set.hard && a_.nominal == b_.nominal;
    if (equal) return Say(Verdict::kCorroborated, "equal", 4);
    if (bound && refines) return Say(Verdict::kCorroborated, "bound met", 4);
    return Say(Verdict::kConsistent, "rounding", 5);
  }

  static bool IsBound(const Statement& s) {
    return s.set.reading == Reading::kOver || s.set.reading == Reading::kUnder || s.set.reading == Reading::kRange ||
           s.set.reading == Reading::kMajority;
  }

  std::string_view EdgeBasis() const {
    if (measured_.hedge_edge) return "hedge";
    return IsBound(*sides_.low) || IsBound(*sides_.high) ? "bound" : "rounding";
  }

  // Rows 7 to 15: the hard sets are disjoint.
  Comparison Apart() const {
    const Policy& policy = *metric_.policy;
    if (AtTheEdge(policy)) return Say(Verdict::kTension, "edge", 7);
    Comparison result = Later();
    if (result.verdict != Verdict::kConsistent) result.slip = Slip(*sides_.low, *sides_.high, policy);
    return result;
  }

  bool AtTheEdge(const Policy& policy) const {
    const Decimal& gap = measured_.gap->hard;
    const Decimal half = policy.table_edge;
    const auto near = [&](const Statement& s, EdgeKind kind) {
      return kind == EdgeKind::kHedge && gap <= half * s.set.hedge;
    };
    if (near(*sides_.low, sides_.low->set.hi_kind) || near(*sides_.high, sides_.high->set.lo_kind)) return true;
    const auto strict = [](EdgeKind kind) { return kind == EdgeKind::kLogical || kind == EdgeKind::kHedge; };
    return gap.IsZero() && (strict(sides_.low->set.hi_kind) || strict(sides_.high->set.lo_kind));
  }

  Comparison Later() const {
    const bool overlap = a_.window.Overlaps(b_.window);
    if (metric_.series == Series::kInvariant) return Say(Verdict::kContradiction, "invariant", 9);
    if (metric_.series == Series::kCumulative && !overlap) {
      const Statement& first = a_.window.start < b_.window.start ? a_ : b_;
      if (&first == sides_.high) return Say(Verdict::kContradiction, "cumulative fell", 9);
      return Say(Verdict::kDrift, "cumulative", 15);
    }
    if (overlap && a_.window.stated && b_.window.stated) return Say(Verdict::kContradiction, "stated times", 10);
    if (metric_.series == Series::kCumulative && a_.window.end != b_.window.end) {
      // 24 published in January 2024, 105 in March 2025: more with time, as such counts go.
      const Statement& first = a_.window.end < b_.window.end ? a_ : b_;
      if (&first == sides_.low) return Say(Verdict::kDrift, "cumulative", 15);
    }
    if (HasVolatility(a_, metric_) && measured_.gap->years) {
      const bool within = measured_.gap->hard.ToDouble() <= *measured_.gap->max_drift;
      if (!within) return Say(Verdict::kContradiction, "volatility", 12);
      return overlap ? Say(Verdict::kConsistent, "volatility", 11) : Say(Verdict::kDrift, "volatility", 11);
    }
    // "When it opened in 1989, it had 5 stations": the text itself tells that it was so then.
    const bool was = a_.modality == Modality::kHistorical || b_.modality == Modality::kHistorical;
    if (was && !(a_.window.stated && b_.window.stated)) return Say(Verdict::kDrift, "time", 15);
    if (overlap && !BarelyMeet()) return Say(Verdict::kTension, "inferred times", 13);
    // What a metric made from words can do in a year, nobody knows: two stated times, no tension.
    const bool told = !metric_.declared && a_.window.stated && b_.window.stated;
    // A text that tells both times explains the change, and over ten years much changes.
    const bool own_series = a_.doc == b_.doc && a_.window.stated && b_.window.stated;
    const bool long_ago = measured_.gap->years && *measured_.gap->years >= kLongAgo;
    return Unexplained() && !told && !was && !overlap && !own_series && !long_ago
               ? Say(Verdict::kTension, "unexplained change", 14)
               : Say(Verdict::kDrift, "time", 15);
  }

  // A figure for 2022 and one published in May 2024, which may be up to 18 months old:
  // the times of metrics made from words meet in a few weeks at most.
  bool BarelyMeet() const {
    if (metric_.declared || a_.window.stated == b_.window.stated || !a_.window.bounded() || !b_.window.bounded())
      return false;
    const Window& stated = a_.window.stated ? a_.window : b_.window;
    const int64_t common =
        int64_t{std::min(a_.window.end, b_.window.end)} - std::max(a_.window.start, b_.window.start) + 1;
    const int64_t length = int64_t{stated.end} - stated.start + 1;
    return length > 31 && 4 * common < length;
  }

  bool Unexplained() const {
    const Policy& policy = *metric_.policy;
    if (IsDate(a_)) return false;
    if (IsPercent(a_)) return measured_.gap->hard > policy.table_unexplained_points;
    const Decimal& low = *sides_.low->set.hard.hi;
    const Decimal& high = *sides_.high->set.hard.lo;
    if (low <= Decimal(0)) return high > Decimal(0);
    return high > low * policy.table_unexplained_ratio;
  }

  // Row 2, and what a plan can be: revised.
  Comparison Cap(Comparison result) const {
    if (result.verdict != Verdict::kContradiction && result.verdict != Verdict::kTension) return result;
    if (!metric_.declared && a_.doc == b_.doc && a_.claims != b_.claims) {
      // Who writes two numbers for the same words in one text mostly means two things.
      const bool named = a_.explicit_subject && b_.explicit_subject && a_.window.stated == b_.window.stated;
      result.verdict = named ? Verdict::kTension : Verdict::kIncomparable;
      result.basis = "one document";
    }
    if (result.verdict == Verdict::kIncomparable) return result;
    if (a_.scope_unknown || b_.scope_unknown) {
      result.verdict = Verdict::kTension;
      result.basis = "scope unknown";
      result.row = 2;
    } else if (LooksAhead(a_.modality) && result.verdict == Verdict::kContradiction) {
      result.verdict = Verdict::kTension;
      result.basis = "plans differ";
    }
    return result;
  }

  const Statement& a_;
  const Statement& b_;
  const Metric& metric_;
  Sides sides_{nullptr, nullptr};
  Comparison measured_;
};

int Rank(Verdict verdict) {
  switch (verdict) {
    case Verdict::kContradiction:
      return 6;
    case Verdict::kTension:
      return 5;
    case Verdict::kDrift:
      return 4;
    case Verdict::kCorroborated:
      return 3;
    case Verdict::kConsistent:
      return 2;
    case Verdict::kEcho:
      return 1;
    default:
      return 0;
  }
}

std::string Sentence(const Statement& s, const Metric& metric) {
  std::string line = DescribeSet(s.set, s.text, s.unit);
  const Window& w = s.window;
  const auto day = [](int32_t days) { return Date::FromDays(days).ToString(); };
  if (w.bounded())
    line += fmt::format("; as of {} to {}, {}", day(w.start), day(w.end), w.stated ? "stated" : "inferred");
  else
    line += "; as of: not known";
  if (!w.stated && w.bounded()) {
    const Decimal lag = s.lag_months ? Decimal(*s.lag_months) : metric.policy->time_lag_months;
    line += fmt::format(" (published {}, at most {} months old)", day(w.end), lag.ToString());
  }
  return line;
}

std::string Short(const Decimal& x) { return x.Round(8, Decimal::Rounding::kNearest).ToString(); }

std::string Conclusion(const Comparison& c) {
  if (c.basis == "volatility" && c.verdict == Verdict::kContradiction)
    return "more than the metric can change: contradiction";
  if (c.basis == "volatility" && c.verdict == Verdict::kTension)
    return "a reader's values differ by more than the metric changes: tension";
  if (c.basis == "volatility") return fmt::format("the metric can change by that much: {}", ToString(c.verdict));
  if (c.basis == "stated times") return "both are stated for the same time: contradiction";
  if (c.basis == "inferred times") return "the times meet only as inferred from publication: tension";
  if (c.basis == "unexplained change") return "times differ, and nobody declared how fast this metric changes: tension";
  if (c.basis == "historical") return "one is told of the past, without a date: drift";
  if (c.basis == "time" && c.verdict == Verdict::kDrift) return "times differ: drift";
  return fmt::format("{}: {}", c.basis, ToString(c.verdict));
}

}  // namespace

Comparison Compare(const Statement& a, const Statement& b, const Metric& metric) {
  return Before(b, a) ? Table(b, a, metric).Decide() : Table(a, b, metric).Decide();
}

Severity SeverityOf(const Comparison& c) {
  int level = 0;
  switch (c.verdict) {
    case Verdict::kContradiction:
      level = 1 + static_cast<int>(c.magnitude.value_or(Magnitude::kMinor));
      if (c.stated_edge) ++level;
      if (c.basis == "volatility" || c.hedge_edge) level = std::min(level, 2);
      break;
    case Verdict::kTension:
      level = c.magnitude == Magnitude::kMajor ? 2 : 1;
      break;
    case Verdict::kDrift:
      level = 1;
      break;
    default:
      return Severity::kHidden;
  }
  return static_cast<Severity>(std::min(level, 3));
}

bool IsWorse(const Comparison& a, const Comparison& b) {
  const auto measure = [](const Comparison& c) {
    return std::make_tuple(Rank(c.verdict), static_cast<int>(SeverityOf(c)), c.gap ? c.gap->hard : Decimal(0),
                           c.gap ? c.gap->soft : Decimal(0));
  };
  return measure(a) > measure(b);
}

std::vector<std::string> Explain(const Statement& a, const Statement& b, const Comparison& c, const Metric& metric) {
  const bool swapped = Before(b, a);
  const Statement& first = swapped ? b : a;
  const Statement& second = swapped ? a : b;
  std::vector<std::string> lines;
  for (const Statement* s : {&first, &second}) {
    lines.insert(lines.end(), s->arithmetic.begin(), s->arithmetic.end());
    lines.push_back(Sentence(*s, metric));
  }
  if (c.gap) {
    const std::string unit = c.gap->unit.empty() ? "" : " " + c.gap->unit;
    const auto distance = [&](const Decimal& gap) {
      return c.gap->unit == "days" ? PrintDays(gap) : fmt::format("{}{}", Short(gap), unit);
    };
    if (Overlaps(a.set.hard, b.set.hard))
      lines.push_back(fmt::format("the words allow both; as read they are {} apart", distance(c.gap->soft)));
    else
      lines.push_back(fmt::format("{} apart at least, {} as read", distance(c.gap->hard), distance(c.gap->soft)));
    if (c.gap->years && c.gap->max_drift && HasVolatility(a, metric))
      lines.push_back(metric.points_per_year ? fmt::format("{:.2f} years at {:g} points a year allow {:.2f}",
                                                           *c.gap->years, *metric.points_per_year, *c.gap->max_drift)
                                             : fmt::format("{:.2f} years at a factor of {:g} a year allow {:.6g}",
                                                           *c.gap->years, *metric.ratio_per_year, *c.gap->max_drift));
  }
  if (c.slip != 0)
    lines.push_back(fmt::format(
        "the two differ by 10^{} almost exactly: probably a slip of scale (万 and 亿, million and billion)", c.slip));
  if (a.scope_unknown || b.scope_unknown)
    lines.push_back("a required dimension of scope is not stated: tension at most");
  lines.push_back(fmt::format("{} (row {} of the decision table)", Conclusion(c), c.row));
  return lines;
}

}  // namespace factlint
