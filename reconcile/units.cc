#include "reconcile/units.h"

#include "extractor/builtin.h"

namespace factlint {
namespace {

std::optional<Decimal> Convert(const std::optional<Decimal>& x, const BaseUnit& base) {
  if (!x) return std::nullopt;
  return *x * base.factor + base.offset;
}

}  // namespace

// The first unit of a dimension with the factor 1 is its base. Units without a
// dimension or factor are their own.
UnitTable ReadUnits(const YamlFile& file, Diagnostics& diagnostics) {
  UnitTable table;
  std::map<std::string, std::string, std::less<>> bases;
  const Node units = file.root()["units"];
  const Decimal one = 1;
  for (size_t i = 0; i < units.size(); ++i) {
    const Node unit = units.at(i);
    const auto factor = Decimal::Parse(unit["factor"].scalar());
    if (factor && *factor == one && !unit["offset"].exists())
      bases.emplace(unit["dimension"].scalar(), unit["id"].scalar());
    if (unit["factor"].exists() && (!factor || *factor <= Decimal(0)))
      diagnostics.Add(file.At(unit["factor"], "a factor must be a number above 0"));
  }
  for (size_t i = 0; i < units.size(); ++i) {
    const Node unit = units.at(i);
    const auto factor = Decimal::Parse(unit["factor"].scalar());
    const auto base = bases.find(unit["dimension"].scalar());
    if (!factor || base == bases.end()) continue;
    const auto offset = Decimal::Parse(unit["offset"].scalar());
    if (unit["offset"].exists() && !offset) diagnostics.Add(file.At(unit["offset"], "an offset must be a number"));
    table.units_[std::string(unit["id"].scalar())] = {base->second, *factor, offset.value_or(0), {}};
  }
  return table;
}

const UnitTable& UnitTable::Builtin() {
  static const UnitTable table = [] {
    Diagnostics diagnostics;
    const auto file = OpenBuiltin("rules/units.yaml");
    return file ? ReadUnits(*file, diagnostics) : UnitTable();
  }();
  return table;
}

BaseUnit UnitTable::Find(std::string_view unit) const {
  const auto found = units_.find(unit);
  if (found != units_.end()) return found->second;
  return {std::string(unit), 1, {}, {}};
}

BaseUnit UnitTable::Find(std::string_view unit, const std::optional<DateRange>& when, const RateTable& rates) const {
  if (!when || rates.base().empty()) return Find(unit);
  const auto rate = rates.Find(unit, *when);
  return rate ? BaseUnit{rates.base(), 1, {}, rate} : Find(unit);
}

Interval ToBase(const Interval& interval, const BaseUnit& base) {
  Interval result = interval;
  result.lo = Convert(interval.lo, base);
  result.hi = Convert(interval.hi, base);
  if (!base.rate) return result;
  // Outwards: what is owed is converted at the other rate.
  if (result.lo) result.lo = *result.lo * (result.lo->IsNegative() ? base.rate->hi : base.rate->lo);
  if (result.hi) result.hi = *result.hi * (result.hi->IsNegative() ? base.rate->lo : base.rate->hi);
  return result;
}

}  // namespace factlint
