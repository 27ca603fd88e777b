#include "reconcile/camps.h"

#include <algorithm>
#include <queue>

namespace factlint {
namespace {

// A point at the upper end of a set; open: just below it.
struct Point {
  std::optional<Decimal> at;  // nothing: beyond every bound
  bool open = false;
};

Point UpperEnd(const Interval& interval) { return {interval.hi, interval.hi && interval.hi_open}; }

bool Lower(const Point& a, const Point& b) {
  if (!a.at || !b.at) return a.at.has_value() && !b.at.has_value();
  if (*a.at != *b.at) return *a.at < *b.at;
  return a.open && !b.open;
}

// Does the set begin above the point?
bool BeginsAbove(const Interval& interval, const Point& point) {
  if (!interval.lo || !point.at) return false;
  if (*interval.lo != *point.at) return *interval.lo > *point.at;
  return interval.lo_open || point.open;
}

// Of two statements the better representative of what they agree on.
bool Narrower(const Statement& a, const Statement& b) {
  const auto width = [](const Interval& interval) -> std::optional<Decimal> {
    if (!interval.lo || !interval.hi) return std::nullopt;
    return *interval.hi - *interval.lo;
  };
  const auto x = width(a.set.soft);
  const auto y = width(b.set.soft);
  if (x.has_value() != y.has_value()) return x.has_value();
  if (x && *x != *y) return *x < *y;
  return a.trust > b.trust;
}

void ChooseRepresentative(std::span<const Statement> statements, StatementCamp& camp) {
  camp.representative = camp.own.front();
  for (const uint32_t i : camp.own)
    if (Narrower(statements[i], statements[camp.representative])) camp.representative = i;
}

}  // namespace

std::vector<StatementCamp> MakeCamps(std::span<const Statement> statements, Which which) {
  std::vector<uint32_t> order(statements.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return Lower(UpperEnd(SetOf(statements[a], which)), UpperEnd(SetOf(statements[b], which)));
  });
  std::vector<Point> points;
  for (const uint32_t i : order) {
    const Interval& set = SetOf(statements[i], which);
    if (points.empty() || BeginsAbove(set, points.back())) points.push_back(UpperEnd(set));
  }
  std::vector<StatementCamp> camps(points.size());
  for (uint32_t i = 0; i < statements.size(); ++i) {
    const Interval& set = SetOf(statements[i], which);
    const auto first =
        std::partition_point(points.begin(), points.end(), [&](const Point& point) { return BeginsAbove(set, point); });
    const auto end =
        std::partition_point(first, points.end(), [&](const Point& point) { return !Lower(UpperEnd(set), point); });
    const auto low = static_cast<size_t>(first - points.begin());
    const auto high = static_cast<size_t>(end - points.begin()) - 1;
    if (low == high) {
      camps[low].own.push_back(i);
    } else {
      camps[low].shared.push_back(i);
      camps[high].shared.push_back(i);
    }
  }
  for (StatementCamp& camp : camps) ChooseRepresentative(statements, camp);
  return camps;
}

std::optional<std::pair<uint32_t, uint32_t>> WidestClash(std::span<const Statement> statements, Which which,
                                                         Times times) {
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < statements.size(); ++i)
    if (times == Times::kAll || statements[i].window.stated) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return statements[a].window.start < statements[b].window.start; });
  const auto set = [&](uint32_t i) -> const Interval& { return SetOf(statements[i], which); };
  // On top: the set that begins highest, the one that ends lowest.
  const auto begins_lower = [&](uint32_t a, uint32_t b) {
    const Interval& x = set(a);
    const Interval& y = set(b);
    if (!x.lo || !y.lo) return !x.lo && y.lo;
    if (*x.lo != *y.lo) return *x.lo < *y.lo;
    return !x.lo_open && y.lo_open;
  };
  const auto ends_higher = [&](uint32_t a, uint32_t b) { return Lower(UpperEnd(set(b)), UpperEnd(set(a))); };
  std::priority_queue<uint32_t, std::vector<uint32_t>, decltype(begins_lower)> highest(begins_lower);
  std::priority_queue<uint32_t, std::vector<uint32_t>, decltype(ends_higher)> lowest(ends_higher);
  std::optional<std::pair<uint32_t, uint32_t>> widest;
  Decimal gap;
  for (const uint32_t i : order) {
    const int32_t today = statements[i].window.start;
    highest.push(i);
    lowest.push(i);
    while (statements[highest.top()].window.end < today) highest.pop();
    while (statements[lowest.top()].window.end < today) lowest.pop();
    const uint32_t high = highest.top();
    const uint32_t low = lowest.top();
    if (Overlaps(set(high), set(low))) continue;
    const Decimal apart = Gap(set(high), set(low));
    if (widest && apart <= gap) continue;
    widest = std::make_pair(low, high);
    gap = apart;
  }
  return widest;
}

}  // namespace factlint
